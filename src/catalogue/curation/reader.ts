/** What flows may know of what clubs choose, what people say of entries, and the searches they keep. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { unpack } from '../import/entry.ts';
import type { Resource } from '../resource.ts';
import { type CurationRules, curate } from './curate.ts';
import { ALARM, type Opinions, VERDICTS } from './opinions.ts';
import { heardSince, opinionsOf, rulesFor } from './rules.ts';
import type { Found } from '../reader.ts';

export interface ClubChoice {
  readonly id: string;
  readonly rule: 'pin' | 'hide';
}

export interface ClubEntryView {
  readonly id: string;
  readonly resource: Resource;
  /** ISO date. */
  readonly until: string;
  readonly isReviewed: boolean;
  /** Added by somebody else than who looks. */
  readonly isOthers: boolean;
}

export interface EntryOpinions {
  readonly id: string;
  readonly opinions: Opinions;
  /** Enough people say that it is out of date. */
  readonly isAlarming: boolean;
}

export interface CurationReader {
  /** What this person sees of what was found (find `ENOUGH`), at most `limit`. */
  curated(personId: string, found: readonly Found[], limit: number, today: string): Promise<readonly Found[]>;
  rulesFor(personId: string, ids: readonly string[], today: string): Promise<CurationRules>;
  choices(clubId: string): Promise<readonly ClubChoice[]>;
  /** What the club has added and is not over, the oldest first. */
  entries(clubId: string, personId: string, today: string): Promise<readonly ClubEntryView[]>;
  /** What people say, what needs somebody's eye first. */
  opinions(limit: number, today: string): Promise<readonly EntryOpinions[]>;
  searches(personId: string): Promise<readonly { readonly id: string; readonly query: string }[]>;
}

const SAID = `
  select entry_id as id, verdict, count(*)::int as count from feedback where day >= $1
     and entry_id in (select entry_id from feedback where day >= $1 group by 1
                       order by count(*) filter (where verdict = 'out-of-date') desc, count(*) desc, 1 limit $2)
   group by 1, 2`;

export function createCurationReader(prisma: PrismaClient): CurationReader {
  return {
    curated: async (personId, found, limit, today) => {
      const ids = found.map(({ resource }) => resource.id);
      return curate(found, await rulesFor(prisma, personId, ids, today), limit);
    },
    rulesFor: (personId, ids, today) => rulesFor(prisma, personId, ids, today),
    choices: async (clubId) => {
      const rows = await prisma.clubRule.findMany({
        where: { clubId },
        orderBy: [{ rule: 'desc' }, { madeAt: 'asc' }],
        select: { entryId: true, rule: true },
      });
      return rows.map(({ entryId, rule }) => ({ id: entryId, rule: rule === 'pin' ? 'pin' : 'hide' }));
    },
    entries: async (clubId, personId, today) => {
      const rows = await prisma.clubEntry.findMany({
        where: { clubId, validUntil: { gte: today } },
        orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id, payload, validUntil, addedBy, reviewedAt }) => ({
        id,
        resource: unpack(id, payload),
        until: validUntil,
        isReviewed: reviewedAt !== null,
        isOthers: addedBy !== personId,
      }));
    },
    opinions: async (limit, today) => {
      type Said = Parameters<typeof opinionsOf>[0];
      const said = await prisma.$queryRawUnsafe<Said>(SAID, heardSince(today), limit);
      return [...opinionsOf(said)]
        .map(([id, opinions]) => ({ id, opinions, isAlarming: opinions['out-of-date'] >= ALARM }))
        .sort(
          (a, b) =>
            b.opinions['out-of-date'] - a.opinions['out-of-date'] ||
            sum(b) - sum(a) ||
            (a.id < b.id ? -1 : 1),
        );
    },
    searches: (personId) =>
      prisma.savedSearch.findMany({
        where: { personId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, query: true },
      }),
  };
}

const sum = ({ opinions }: EntryOpinions): number =>
  VERDICTS.reduce((total, verdict) => total + opinions[verdict], 0);
