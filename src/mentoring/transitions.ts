/** Everything that can happen to a request and to a ping, in one place; nothing else changes a status. */
import type { Tx } from '#src/domain.ts';

/**
 * Drafted with the coach, and approved by the asker, before it is here at all.
 * - `open`: a mentor is being looked for. `nobody`: none was found by the promised hour, and the asker knows; still looked for.
 * - `pinged`: one or more have been asked. `accepted`: one said yes, the asker's agreement is awaited.
 * - `introduced`: each has the other's contact. `closed`: that talk is over, or nobody was found in a month.
 * - `done` was the name of `closed` until version 0014 of the tables: rows of then, and of a process of then, are read as such.
 */
export const REQUEST_MOVES = {
  open: ['pinged', 'nobody', 'withdrawn'],
  nobody: ['pinged', 'withdrawn', 'closed'],
  pinged: ['open', 'accepted', 'withdrawn'],
  accepted: ['open', 'introduced', 'withdrawn'],
  introduced: ['closed'],
  withdrawn: ['open'],
  closed: ['open'],
  done: ['open'],
} as const;
export type RequestStatus = keyof typeof REQUEST_MOVES;

/**
 * - `waiting`: chosen, not yet told (quiet hours). `open`: told, an answer is awaited.
 * - `accepted`: said yes; stays so while the two are in touch. `released`: freed after a yes that led nowhere.
 */
export const PING_MOVES = {
  waiting: ['open', 'withdrawn'],
  open: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: ['released', 'withdrawn', 'done'],
  declined: [],
  expired: [],
  withdrawn: [],
  released: [],
  done: [],
} as const;
export type PingStatus = keyof typeof PING_MOVES;

/** Requests for which a mentor is being looked for. */
export const SEARCHING: readonly RequestStatus[] = ['open', 'nobody'];
/** Requests that are over; the asker may open them again. */
export const OVER: readonly RequestStatus[] = ['withdrawn', 'closed', 'done'];
/** Requests that count against the asker's limit. */
export const OPEN_REQUEST: readonly RequestStatus[] = ['open', 'nobody', 'pinged', 'accepted'];
/** Pings that hold a place of the mentor's capacity. */
export const LIVE_PING: readonly PingStatus[] = ['waiting', 'open', 'accepted'];

/** Statuses from which `to` may be reached. */
function sourcesOf<S extends string>(moves: Readonly<Record<S, readonly string[]>>, to: S): S[] {
  return (Object.keys(moves) as S[]).filter((from) => moves[from].includes(to));
}

type RequestChange = { promisedBy?: Date; closedAt?: Date | null; openedAt?: Date };

/** False when the request was elsewhere by now: nothing was changed. */
export async function moveRequest(
  tx: Tx,
  id: string,
  to: RequestStatus,
  change: RequestChange = {},
): Promise<boolean> {
  const { count } = await tx.helpRequest.updateMany({
    where: { id, status: { in: sourcesOf(REQUEST_MOVES, to) } },
    data: { ...change, status: to },
  });
  return count === 1;
}

type PingChange = {
  answeredAt?: Date;
  mentorAgreed?: Date;
  mentorContact?: string | null;
  reason?: string;
  expiresAt?: Date;
};

/** False when the ping was elsewhere by now: nothing was changed. */
export async function movePing(
  tx: Tx,
  id: string,
  to: PingStatus,
  change: PingChange = {},
): Promise<boolean> {
  const { count } = await tx.ping.updateMany({
    where: { id, status: { in: sourcesOf(PING_MOVES, to) } },
    data: { ...change, status: to },
  });
  return count === 1;
}

/**
 * Makes everybody else who works on this request wait until this transaction ends; false when it is gone.
 * Every change begins with it, and mentors are locked after requests, so that two changes cannot wait for each other.
 */
export async function lockRequest(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM help_request WHERE id = ${id} FOR UPDATE`;
  return rows.length === 1;
}

/** Makes everybody else who counts this person's requests wait; after a request, before a mentor. */
export async function lockAsker(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
}

/** Makes everybody else who counts on this mentor's places wait. */
export async function lockMentor(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT person_id FROM mentor WHERE person_id = ${personId} FOR UPDATE`;
  return rows.length === 1;
}
