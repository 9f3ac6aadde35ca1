/** Mentors and requests as the matcher is given them, from the rows as they are now. */
import type { Tx } from '#src/domain.ts';
import { blockedPairs } from './blocks.ts';
import { tongue } from './kinds.ts';
import type { MatchMentor } from './matching/problem.ts';
import type { Searching } from './policy.ts';

const DAY_MS = 24 * 3600 * 1000;
const WEEK_MS = 7 * DAY_MS;
/** Two people who were in touch are not put together again for so long. */
const REPEAT_MS = 180 * DAY_MS;
/** What each "not my field" leaves of the trust in a skill. */
const TRUST_LEFT = 0.5;

export interface Board {
  readonly mentors: readonly MatchMentor[];
  readonly requests: readonly Searching[];
}

/** `only`: these people and these requests; everybody without it. */
export async function readBoard(
  tx: Tx,
  now: Date,
  only?: { readonly mentors: readonly string[]; readonly requests: readonly string[] },
): Promise<Board> {
  // One after the other: a transaction has one connection.
  const requests = await readRequests(tx, now, only?.requests);
  if (requests.length === 0) return { mentors: [], requests: [] };
  return { mentors: await readMentors(tx, now, only?.mentors), requests };
}

async function readMentors(tx: Tx, now: Date, ids?: readonly string[]): Promise<readonly MatchMentor[]> {
  const rows = await tx.mentor.findMany({
    where: {
      isActive: true,
      // Whoever can be written to nowhere can answer nothing.
      person: { identities: { some: { isReachable: true } } },
      ...(ids && { personId: { in: [...ids] } }),
    },
    include: { person: { select: { isDemo: true } } },
  });
  const past = await readPast(tx, now, ids);
  const trust = await readTrust(tx, ids);
  const blocks = await blockedPairs(tx, ids);
  return rows.map(({ personId, trade, place, pausedUntil, ...mentor }) => {
    const { open = 0, week = 0, answered = 0, pinged = 0, last } = past.get(personId) ?? {};
    const skillTrust = trust.get(personId);
    const blocked = blocks.get(personId);
    return {
      id: personId,
      skills: mentor.skills,
      languages: mentor.kinds.flatMap((kind) => mentor.languages.map((language) => tongue(language, kind))),
      isRemote: mentor.isRemote,
      acceptsCompetitors: mentor.acceptsCompetitors,
      capacity: mentor.capacity,
      budget: mentor.pingsPerWeek,
      open,
      // Those of the demonstration never tire.
      pingsThisWeek: mentor.person.isDemo ? 0 : week,
      answered,
      pinged,
      isDemo: mentor.person.isDemo,
      ...(trade && { trade }),
      ...(place && { zone: departmentOf(place), area: place }),
      ...(pausedUntil && { pausedUntil: pausedUntil.getTime() }),
      ...(skillTrust && { skillTrust }),
      ...(blocked && { blocked }),
      ...(last && { lastPingAt: last.getTime() }),
    };
  });
}

interface Past {
  readonly open?: number;
  readonly week?: number;
  readonly answered?: number;
  readonly pinged?: number;
  readonly last?: Date | null;
}

/**
 * What became of their pings. A refusal is an answer too. A talk that helped counts like one answer more, and one that led
 * nowhere like a ping without one.
 */
async function readPast(
  tx: Tx,
  now: Date,
  ids: readonly string[] = [],
  everybody = ids.length === 0,
): Promise<ReadonlyMap<string, Past>> {
  const weekAgo = new Date(now.getTime() - WEEK_MS);
  const rows = await tx.$queryRaw<(Past & { mentorId: string })[]>`
    with talk as (
      select ping_id, bool_or(useful in ('much', 'little')) as helped, bool_or(useful = 'no' or met = 'no') as failed
        from outcome group by ping_id)
    select p.mentor_id as "mentorId",
           (count(*) filter (where p.status in ('waiting', 'open', 'accepted')))::int as open,
           (count(*) filter (where p.sent_at > ${weekAgo}))::int as week,
           (count(*) filter (where p.status in ('accepted', 'released', 'done', 'declined'))
             + count(*) filter (where t.helped))::int as answered,
           (count(*) filter (where p.status in ('accepted', 'released', 'done', 'declined', 'expired'))
             + count(*) filter (where t.helped or t.failed))::int as pinged,
           max(p.sent_at) filter (where p.sent_at <= ${now}) as last
      from ping p left join talk t on t.ping_id = p.id
     where ${everybody} or p.mentor_id = any(${[...ids]})
     group by p.mentor_id`;
  return new Map(rows.map((row) => [row.mentorId, row]));
}

/** "Not my field", said about a need, halves the weight of that skill, each time. */
async function readTrust(
  tx: Tx,
  ids: readonly string[] = [],
  everybody = ids.length === 0,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const rows = await tx.$queryRaw<{ mentorId: string; need: string; times: number }[]>`
    select p.mentor_id as "mentorId", r.need, count(*)::int as times
      from ping p join help_request r on r.id = p.request_id
     where p.status = 'declined' and p.reason = 'field' and (${everybody} or p.mentor_id = any(${[...ids]}))
     group by p.mentor_id, r.need order by 1, 2`;
  const trust = new Map<string, Record<string, number>>();
  for (const { mentorId, need, times } of rows)
    trust.set(mentorId, { ...trust.get(mentorId), [need]: TRUST_LEFT ** times });
  return trust;
}

async function readRequests(tx: Tx, now: Date, ids?: readonly string[]): Promise<readonly Searching[]> {
  const rows = await tx.helpRequest.findMany({
    where: { status: { in: ['open', 'nobody', 'pinged'] }, ...(ids && { id: { in: [...ids] } }) },
    include: {
      pings: { select: { mentorId: true, status: true, sentAt: true } },
      person: { select: { profile: { select: { activity: true } } } },
    },
  });
  const lately = await readLately(tx, now, ids);
  return rows.map(({ pings, person, place, ...request }) => {
    const trade = person.profile?.activity;
    const open = pings.filter(({ status }) => status === 'waiting' || status === 'open');
    return {
      id: request.id,
      asker: request.personId,
      skills: [request.need],
      languages: [tongue(request.locale, request.kind)],
      since: (request.openedAt ?? request.createdAt).getTime(),
      urgent: request.isUrgent,
      acceptsCompetitors: request.acceptsCompetitors,
      alreadyAsked: pings.map(({ mentorId }) => mentorId),
      lately: lately.get(request.personId) ?? [],
      ...(trade && { trade }),
      ...(place && { zone: departmentOf(place), area: place }),
      openPings: open.length,
      ...(open.length > 0 && { askedAt: Math.max(...open.map(({ sentAt }) => sentAt.getTime())) }),
    };
  });
}

/** Mentors whom each asker was put in touch with inside the repeat window, about whatever it was. */
async function readLately(
  tx: Tx,
  now: Date,
  ids: readonly string[] = [],
  everybody = ids.length === 0,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const since = new Date(now.getTime() - REPEAT_MS);
  const rows = await tx.$queryRaw<{ asker: string; mentors: string[] }[]>`
    select r.person_id as asker, array_agg(distinct p.mentor_id order by p.mentor_id) as mentors
      from ping p join help_request r on r.id = p.request_id
     where p.asker_agreed > ${since} and p.mentor_agreed is not null
       and (${everybody} or r.person_id in (select person_id from help_request where id = any(${[...ids]})))
     group by r.person_id`;
  return new Map(rows.map(({ asker, mentors }) => [asker, mentors]));
}

/** "44" of "44109", "2A" of "2A004", "974" of "97411". */
const departmentOf = (code: string): string => (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));
