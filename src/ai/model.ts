/** The language model behind its guards: a share of the day, a limit at once, a breaker, and every answer checked. */
import type { Logger } from '#src/log.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import type { Complete, Completed, Prompt } from './completion.ts';
import { promptFor, readAnswer } from './interpretation.ts';
import type { Asking, Doubt, Interpreted, LanguageModel, ModelOutcome, Rephrased } from './port.ts';
import { promptForEntry, readWords } from './rephrasing.ts';
import { createShare, type Share } from './share.ts';

export interface ModelParts {
  readonly complete: Complete;
  /** Looked at before anything leaves, and again at what comes back. */
  readonly isDistress: (text: string) => boolean;
  readonly log: Logger;
  /** Counts each question by how it ended. */
  readonly onOutcome?: (outcome: ModelOutcome, tookMs: number) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** So many answers are kept: a turn that is taken again gets the same one, and asks nobody. */
const MOST_KEPT = 500;

type Asked =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly outcome: ModelOutcome };

export function createModel({
  complete,
  isDistress,
  log,
  onOutcome = () => {},
  now = Date.now,
}: ModelParts): LanguageModel {
  const guards = { complete, breaker: createBreaker(now), share: createShare(now) };
  const answers = keeping<Interpreted>(() => true);
  const phrases = keeping<Rephrased>(({ isRephrased }) => isRephrased);

  async function counted<T extends { readonly outcome: ModelOutcome }>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const done = await work();
    const tookMs = Math.round(performance.now() - started);
    onOutcome(done.outcome, tookMs);
    if (done.outcome !== 'helped' && done.outcome !== 'none')
      log.info({ outcome: done.outcome, tookMs }, 'the language model was of no help; answered without it');
    return done;
  }

  const meaningOf = (doubt: Doubt, asking: Partial<Asking>): Promise<Interpreted> =>
    counted(async () => {
      if (isDistress(doubt.text)) return { outcome: 'withheld' };
      const asked = await ask(guards, promptFor(doubt), asking.personId, asking.leaving);
      return asked.ok ? readAnswer(asked.json, doubt, isDistress) : { outcome: asked.outcome };
    });

  return {
    interpret: (doubt, asking) => answers(asking.key, () => meaningOf(doubt, asking)),
    rephrase: (entry, locale) =>
      phrases(`${entry.id} ${locale} ${entry.gives[locale]}`, () =>
        counted(async () => {
          const own = { words: entry.gives[locale], isRephrased: false };
          const asked = await ask(guards, promptForEntry(entry, locale));
          if (!asked.ok) return { outcome: asked.outcome, ...own };
          const words = readWords(asked.json, entry, locale, isDistress);
          return words === undefined
            ? { outcome: 'rejected', ...own }
            : { outcome: 'helped', words, isRephrased: true };
        }),
      ),
    async improveQuery(query) {
      const { proposal } = await meaningOf(searchOnly(query), {});
      return proposal?.kind === 'search' ? proposal.text : undefined;
    },
  };
}

const searchOnly = (text: string): Doubt => ({
  text,
  locale: 'fr',
  options: [],
  commands: [],
  takesAnswer: false,
  takesSearch: true,
  names: [],
});

async function ask(
  { complete, breaker, share }: { complete: Complete; breaker: Breaker; share: Share },
  prompt: Prompt,
  personId?: string,
  leaving?: AbortSignal,
): Promise<Asked> {
  const giveBack = share.take(personId);
  if (typeof giveBack === 'string') return { ok: false, outcome: giveBack };
  const settle = breaker.enter();
  try {
    if (!settle) return { ok: false, outcome: 'resting' };
    const completed = await complete(prompt, leaving);
    settle(howItWent(completed));
    return completed.ok ? completed : { ok: false, outcome: completed.why };
  } finally {
    giveBack();
  }
}

/** Junk is an answer: whoever makes a model talk nonsense must not take it from everybody else. */
function howItWent(completed: Completed): 'good' | 'bad' | 'unknown' {
  if (completed.ok || completed.why === 'junk') return 'good';
  return completed.why === 'leaving' ? 'unknown' : 'bad';
}

/** The same key gives the same answer, for as long as it is kept; asked twice at once, it is asked once. */
function keeping<T>(isWorthKeeping: (answer: T) => boolean) {
  const kept = new Map<string, Promise<T>>();
  return async (key: string, make: () => Promise<T>): Promise<T> => {
    const before = kept.get(key);
    if (before) return before;
    const made = make();
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    if (!isWorthKeeping(await made)) kept.delete(key);
    return made;
  };
}
