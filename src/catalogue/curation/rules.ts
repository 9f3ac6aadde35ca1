/** What is chosen and said about some entries, for one person: read from the database in two questions. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';
import type { CurationRules } from './curate.ts';
import { HEARD_DAYS, NO_OPINION, type Opinions, VERDICTS } from './opinions.ts';

const CHOSEN = `
  select r.entry_id as id, r.rule from club_rule r join membership m on m.club_id = r.club_id where m.person_id = $1
  union all
  select e.id, 'own' from club_entry e join membership m on m.club_id = e.club_id where m.person_id = $1`;
const SAID = `
  select entry_id as id, verdict, count(*)::int as count from feedback
   where entry_id = any($1::text[]) and day >= $2 group by 1, 2`;

/** @param today ISO date */
export async function rulesFor(
  database: PrismaClient | Tx,
  personId: string,
  ids: readonly string[],
  today: string,
): Promise<CurationRules> {
  const chosen = await database.$queryRawUnsafe<{ id: string; rule: string }[]>(CHOSEN, personId);
  const of = (rule: string) => new Set(chosen.filter((one) => one.rule === rule).map(({ id }) => id));
  const said = await database.$queryRawUnsafe<Said[]>(SAID, [...ids], heardSince(today));
  return { pinned: of('pin'), hidden: of('hide'), own: of('own'), opinions: opinionsOf(said) };
}

interface Said {
  readonly id: string;
  readonly verdict: string;
  readonly count: number;
}

export const heardSince = (today: string): string =>
  Temporal.PlainDate.from(today).subtract({ days: HEARD_DAYS }).toString();

export function opinionsOf(said: readonly Said[]): ReadonlyMap<string, Opinions> {
  const opinions = new Map<string, Opinions>();
  for (const { id, verdict, count } of said) {
    const known = VERDICTS.find((one) => one === verdict);
    if (known) opinions.set(id, { ...(opinions.get(id) ?? NO_OPINION), [known]: count });
  }
  return opinions;
}
