/** What every suite is given, and what ends one. */
import type { Fleet } from './fleet.ts';
import { add, type Figures } from './ledger.ts';
import { compareMember, type Member, namesOf } from './people.ts';
import type { Chance } from './random.ts';

export interface Round {
  readonly chance: Chance;
  /** A few seconds, for every run of the tests; else as long as the fault plan says. */
  readonly isShort: boolean;
  /** How long the fault goes on, where that is a length of time; what the suite thinks right by default. */
  readonly seconds: number | undefined;
  /** The folder of the program under test; undefined: this one. */
  readonly root: string | undefined;
}

export interface Suite {
  readonly id: string;
  readonly fault: string;
  readonly run: (round: Round) => Promise<Figures>;
  /** Whether it needs servers beside the embedded database. */
  readonly needsServers: boolean;
}

/** Longer than a lease, twice: the second attempt may be cut short too. */
const PATIENCE_MS = 120_000;

/** Between the steps of one person: at full length, well below what platforms let everybody read together. */
export const pauseOf = ({ isShort }: Pick<Round, 'isShort'>): readonly [number, number] =>
  isShort ? [500, 1_500] : [4_000, 8_000];

export const named = (count: number, prefix: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);

/** Waits until nothing is left to do, then counts what everybody has read. */
export async function settle(fleet: Fleet, members: readonly Member[], figures: Figures): Promise<void> {
  const drained = await fleet.drained(PATIENCE_MS);
  if (drained === undefined) figures.failures.push('after two minutes there is still something to do');
  figures.recoveryMs = drained ?? PATIENCE_MS;
  const [doubt] = await fleet.query<{ answers: number; once: number; uncertain: number }>(DOUBT);
  let repeatedAnswers = 0;
  let lostNews = 0;
  for (const member of members) {
    const { answers, news } = compareMember(member);
    figures.sent += member.reads().length;
    repeatedAnswers += answers.repeated;
    lostNews += news.lost;
    add(figures, { ...answers, repeated: 0 });
    add(figures, { ...news, lost: 0 });
    const missing = [...answers.missing, ...news.missing];
    if (missing.length > 0)
      figures.notes.push(`${member.platform} ${member.name} never read ${missing.join(', ')}`);
    if (answers.lost + answers.outOfOrder + news.repeated > 0) figures.notes.push(tellApart(member));
  }
  // An answer whose arrival is unclear is said once more, by promise; news whose arrival is unclear are not.
  figures.resent = Math.min(repeatedAnswers, doubt?.answers ?? 0);
  figures.doubled += repeatedAnswers - figures.resent;
  figures.uncertain = doubt?.uncertain ?? 0;
  figures.lost += Math.max(0, lostNews - (doubt?.once ?? 0));
  const [left] = await fleet.query<{ parked: number; failed: number }>(LEFT);
  if (left?.parked) figures.notes.push(`${left.parked} updates parked`);
  for (const { platform, kind, error, count } of await fleet.query<Doubt>(UNCERTAIN))
    figures.notes.push(`uncertain: ${count} on ${platform}, class ${kind} (${error})`);
  if (left?.failed) figures.notes.push(`${left.failed} messages given up`);
}

/** What somebody should have read beside what they read, from where the two part. */
function tellApart(member: Member): string {
  const names = namesOf(member).filter((name) => !name.startsWith('Nouvelle'));
  const expected = member.expected.filter((name) => !name.startsWith('Nouvelle'));
  const at = Math.max(0, expected.findIndex((name, index) => name !== names[index]) - 1);
  const some = (list: readonly string[]) => list.slice(at, at + 8).join(', ');
  return `${member.platform} ${member.name} expected ... ${some(expected)} ... and read ... ${some(names)} ...`;
}

const DOUBT = `
  select count(*) filter (where is_doubtful and class <> 'once')::int as answers,
         count(*) filter (where state = 'uncertain' and class = 'once')::int as once,
         count(*) filter (where state = 'uncertain')::int as uncertain
    from outbox`;
interface Doubt {
  readonly platform: string;
  readonly kind: string;
  readonly error: string;
  readonly count: number;
}
const UNCERTAIN = `
  select platform, class as kind, error, count(*)::int as count from outbox where state = 'uncertain' group by 1, 2, 3`;
const LEFT = `
  select (select count(*) from inbox where state = 'parked')::int as parked,
         (select count(*) from outbox where state = 'failed')::int as failed`;
