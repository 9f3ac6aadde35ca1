/** The questions of the evaluation, and how well a catalogue answers them. */
import { readFileSync } from 'node:fs';
import type { LanguageModel } from '#src/ai/port.ts';
import type { CatalogueReader } from '#src/catalogue/reader.ts';

const TODAY = '2026-11-22';
const MOST = 10;

export interface EvalQuestion {
  readonly kind: string;
  readonly query: string;
  /** Empty: nothing must be answered. */
  readonly accepted: readonly string[];
}

export interface Answered extends EvalQuestion {
  readonly ids: readonly string[];
}

export interface Scores {
  readonly count: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly ndcg10: number;
}

const linesOf = (path: string): string[][] =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const toQuestion = (kind: string, query: string, ids: string): EvalQuestion => ({
  kind: ids === '-' ? 'nothing' : kind,
  query,
  accepted: ids === '-' ? [] : ids.split(','),
});

export type Part =
  | 'seen'
  | 'unseen'
  | 'fresh'
  | 'later'
  | 'last'
  | 'blind'
  | 'examA'
  | 'examB'
  | 'examC'
  | 'examD';

/** `seen`: those we look at while working. `unseen`: only run. The rest: written before they were run; `blind` and the exams, by others. */
export function readQuestions(): Readonly<Record<Part, readonly EvalQuestion[]>> {
  const own = (name: string) =>
    linesOf(`./questions-${name}.tsv`).map(([kind = '', query = '', ids = '']) =>
      toQuestion(kind, query, ids),
    );
  const earlier = linesOf('../catalogue/questions.tsv').map(([query = '', ids = '']) =>
    toQuestion('earlier', query, ids),
  );
  return {
    seen: [...own('seen'), ...earlier],
    unseen: own('unseen'),
    fresh: own('fresh'),
    later: own('later'),
    last: own('last'),
    blind: own('blind'),
    examA: own('exam-a'),
    examB: own('exam-b'),
    examC: own('exam-c'),
    examD: own('exam-d'),
  };
}

export const ask = (catalogue: CatalogueReader, questions: readonly EvalQuestion[]): readonly Answered[] =>
  questions.map((question) => ({
    ...question,
    ids: catalogue.find(question.query, {}, TODAY, MOST).map(({ resource }) => resource.id),
  }));

/** What finds nothing is asked once more in the words of a model, as in the chat. */
export async function askHelped(
  catalogue: CatalogueReader,
  model: Pick<LanguageModel, 'improveQuery'>,
  questions: readonly EvalQuestion[],
): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (const one of ask(catalogue, questions)) {
    const query = one.ids.length === 0 ? await model.improveQuery(one.query) : undefined;
    const again = query === undefined ? undefined : ask(catalogue, [{ ...one, query }])[0];
    answered.push({ ...one, ids: again?.ids ?? one.ids });
  }
  return answered;
}

export const isHit = ({ ids, accepted }: Answered, within: number): boolean =>
  ids.slice(0, within).some((id) => accepted.includes(id));

/** Of those that have an answer. nDCG with gain 1 for each accepted row; the ideal has as many as there are, ten at most. */
export function score(answered: readonly Answered[]): Scores {
  const some = answered.filter(({ accepted }) => accepted.length > 0);
  const mean = (worth: (one: Answered) => number) =>
    some.reduce((sum, one) => sum + worth(one), 0) / Math.max(1, some.length);
  return {
    count: some.length,
    hit1: mean((one) => Number(isHit(one, 1))),
    hit3: mean((one) => Number(isHit(one, 3))),
    ndcg10: mean(ndcg),
  };
}

function ndcg({ ids, accepted }: Answered): number {
  const worth = (place: number) => 1 / Math.log2(place + 2);
  const got = ids.reduce((sum, id, place) => sum + (accepted.includes(id) ? worth(place) : 0), 0);
  const best = accepted.slice(0, MOST).reduce((sum, _, place) => sum + worth(place), 0);
  return got / best;
}
