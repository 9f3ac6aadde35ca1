/** Why a row is shown, as data: which word, which fact. Each reason can be compared with the row and the person. */
import type { Asked, AskedWord } from './asked.ts';
import type { Eligibility } from './eligibility.ts';
import type { FactName, Facts } from './facts.ts';
import { isStale, sharedNeed } from './rank.ts';
import type { LookupProfile, Reason, Why } from './reader.ts';
import type { Resource } from './resource.ts';
import type { WordIndex } from './word-index.ts';

const MOST_MEANT = 3;

/** The strongest, for the person's eyes. */
export function reasonsFor(
  resource: Resource,
  row: number,
  asked: Asked,
  profile: LookupProfile,
  index: WordIndex,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const written = asked.words
    .filter(({ sort }) => sort === 'plain')
    .flatMap(({ word }) => index.asWritten(row, word.stem, word.form) ?? []);
  if (written.length > 0) reasons.push({ kind: 'words', words: [...new Set(written)] });
  const need = sharedNeed(resource, profile);
  if (need !== undefined) reasons.push({ kind: 'need', need });
  if (profile.stage !== undefined && resource.stages.includes(profile.stage)) {
    reasons.push({ kind: 'stage', stage: profile.stage });
  }
  if (resource.scope !== 'national' && resource.scope === profile.region) reasons.push({ kind: 'region' });
  if (resource.kind === 'person' && resource.cost === 'free') reasons.push({ kind: 'free-person' });
  return reasons;
}

interface Asker {
  readonly profile: LookupProfile;
  readonly said: Facts;
  readonly eligibility: Eligibility;
  readonly today: string;
  /** The word of the question that people say most when they mean this row. */
  readonly usage: string | undefined;
}

/** Everything that made it come up, and what speaks against it. */
export function whyShown(
  row: number,
  resource: Resource,
  asked: Asked,
  index: WordIndex,
  { profile, said, eligibility, today, usage }: Asker,
): readonly Why[] {
  const need = sharedNeed(resource, profile);
  const fromQuestion = (fact: FactName) => (said[fact] === undefined ? 'profile' : 'question');
  const met = eligibility.verdict === 'no' ? [] : eligibility.met;
  const stage = profile.stage;
  const told = usage === undefined ? [] : [{ kind: 'usage', said: usage } as const];
  const words = asked.words.flatMap((word) => whyWord(word, row, index));
  return [
    ...told,
    ...words.filter((one) => one.kind !== 'usage' || one.said !== usage),
    ...asked.meanings.flatMap(({ places, stems }): Why[] => {
      const words = stems.flatMap((stem) => index.asWritten(row, stem, stem) ?? []).slice(0, MOST_MEANT);
      const phrase = [...new Set(places)].toSorted((a, b) => a - b).map((at) => asked.words[at]?.word.form);
      return words.length > 0 ? [{ kind: 'meaning', said: phrase.join(' '), words }] : [];
    }),
    ...met.map((fact): Why => ({ kind: 'fact', fact, from: fromQuestion(fact) })),
    ...(need === undefined ? [] : [{ kind: 'need', need } as const]),
    ...(stage !== undefined && resource.stages.includes(stage) ? [{ kind: 'stage', stage } as const] : []),
    ...(resource.kind === 'person' && resource.cost === 'free' ? [{ kind: 'free-person' } as const] : []),
    ...(eligibility.verdict === 'perhaps'
      ? eligibility.ask.map((fact): Why => ({ kind: 'tell-me', fact }))
      : []),
    ...(eligibility.verdict === 'no'
      ? eligibility.because.map((because): Why => ({ kind: 'not-for-you', ...because }))
      : []),
    ...(isStale(resource, today) ? [{ kind: 'stale', since: resource.validUntil ?? '' } as const] : []),
  ];
}

function whyWord({ word, sort, typed, others = [] }: AskedWord, row: number, index: WordIndex): Why[] {
  if (sort !== 'plain' && sort !== 'loose') return [];
  const forms = [word, ...others.map((other) => other.word)];
  for (const one of forms) {
    const written = index.asWritten(row, one.stem, one.form);
    if (written !== undefined) return [{ kind: 'word', said: typed ?? word.form, written }];
  }
  return forms.some((one) => index.isAbout(row, one.stem))
    ? [{ kind: 'usage', said: typed ?? word.form }]
    : [];
}
