/** The rows of the outbox: claimed under a lease, so that several processes may deliver, and given back with a verdict. */
import type { Locale } from '#src/engine/flow.ts';
import type { DeliveryClass, Reply } from '#src/engine/message.ts';
import type pg from 'pg';
import { type Attempted, departing, type Verdict } from './verdict.ts';

export interface OutboxRow extends Attempted {
  readonly id: string;
  readonly key: string;
  readonly platform: string;
  readonly personId: string | null;
  readonly class: DeliveryClass;
  readonly reply: Reply;
  readonly sentCount: number;
  readonly locale: Locale;
  readonly createdAt: Date;
  /** Names this claim: whoever has lost it changes nothing any more. */
  readonly leaseUntil: Date;
}

export interface OutboxRows {
  /** The oldest open row of each chat, answers first; `unasked` by platform, in their order. */
  claim(
    platforms: readonly string[],
    limits: { readonly all: number; readonly unasked: readonly number[] },
    now: Date,
    mine?: Mine,
  ): Promise<readonly OutboxRow[]>;
  /** Rows whose sender has died while sending: they may have arrived. */
  claimAbandoned(platforms: readonly string[], limit: number, now: Date): Promise<readonly OutboxRow[]>;
  /** One of a row's messages has left; undefined when the lease was lost. */
  advance(row: OutboxRow, sentCount: number, now: Date): Promise<OutboxRow | undefined>;
  /** Gives a claimed row back untouched, for later. */
  release(row: OutboxRow, notBefore: Date): Promise<void>;
  /** Gives it back for as long as its moment is awaited: whoever dies meanwhile has certainly not sent it. */
  hold(row: OutboxRow, until: Date): Promise<void>;
  /** Takes a held row again; undefined when it is somebody else's, or gone: an erasure takes what waits. */
  resume(row: OutboxRow, until: Date, now: Date): Promise<OutboxRow | undefined>;
  /** It leaves now: from here on it may have arrived. False when it is somebody else's, or gone. */
  depart(row: OutboxRow): Promise<boolean>;
  settle(row: OutboxRow, verdict: Verdict): Promise<void>;
  /**
   * Settles a message that certainly did not arrive, and sends it once to another account of the same person on one of
   * these platforms. Gives that platform; undefined when there is none, or when it must not be sent again.
   */
  settleElsewhere(
    row: OutboxRow,
    verdict: Verdict,
    platforms: readonly string[],
    now: Date,
  ): Promise<string | undefined>;
  /** A chat is back: what waited for it may go. */
  wake(platform: string, room: string, now: Date): Promise<void>;
  /** A platform takes our token again: what it had refused may go. */
  wakeRefused(platform: string, now: Date): Promise<void>;
  hasSendable(platforms: readonly string[], platform: string, room: string, now: Date): Promise<boolean>;
  /** What a message in a shared room is about, so that answers to it find their way. */
  remember(row: OutboxRow, receipt: string, about: string, now: Date): Promise<void>;
  markUnreachable(row: OutboxRow): Promise<boolean>;
  /** Leases of a process that is certainly dead. */
  expireLeases(): Promise<void>;
}

/** Of these platforms, only chats in these slots (src/cluster/owner.ts) are for this process. */
export interface Mine {
  readonly platforms: readonly string[];
  readonly slots: readonly string[];
}

const LEASE_MS = 30_000;

const RETURNING = `
  o.id, o.key, o.platform, o.person_id as "personId", o.class, o.payload as reply, o.sent_count as "sentCount",
  o.attempts, o.error, o.deadline, o.lease_until as "leaseUntil", o.created_at as "createdAt",
  coalesce((select locale from person where id = o.person_id), 'fr') as locale`;

/** Nothing before it in its chat is open. */
const IS_HEAD = `
  not exists (select 1 from outbox e where e.platform = o.platform and e.chat = o.chat and e.id < o.id
                                       and e.state in ('pending', 'sending'))`;

/** `$4` unasked rows of each platform at most: a wave of news never fills every place, nor waits behind another platform's. */
const CLAIM = `
  with heads as (
    select h.id, h.class, p.unasked, row_number() over (partition by p.name, h.class <> 'answer' order by h.id) as place
      from unnest($1::text[], $4::int[]) as p(name, unasked)
     cross join lateral (
       select id, class from outbox o
        where state = 'pending' and not_before <= $2 and platform = p.name
          and ($6::text[] is null or platform <> all($6) or left(md5(platform || ' ' || chat), 2) = any($7::text[]))
          and ${IS_HEAD}
        order by class <> 'answer', id limit $3
        for update skip locked) h
  ), places as (
    select id from heads where class = 'answer' or place <= unasked order by class <> 'answer', place limit $3
  )
  update outbox o set state = 'sending', lease_until = $5 from places where o.id = places.id returning ${RETURNING}`;

const CLAIM_ABANDONED = `
  update outbox o set lease_until = $4
   where id in (select id from outbox where state = 'sending' and lease_until < $2 and platform = any($1)
                 order by id limit $3 for update skip locked)
  returning ${RETURNING}`;

/** The last word to somebody who had themselves erased: where it went is forgotten with it. */
const IS_FAREWELL = `(person_id is null and $3 <> 'pending')`;

const SETTLE = `
  update outbox set state = $3, error = $4, attempts = attempts + $5, not_before = coalesce($6, not_before),
                    receipt = coalesce($7, receipt), lease_until = null,
                    is_doubtful = is_doubtful or coalesce(starts_with($4, 'uncertain'), false),
                    payload = case when $3 = 'sent' or ${IS_FAREWELL} then null else payload end,
                    chat = case when ${IS_FAREWELL} then '' else chat end
   where id = $1 and state = 'sending' and lease_until = $2`;

/**
 * Once, and never after an attempt that may have arrived. Only what was written to one person goes elsewhere, and only to
 * where they alone read it; what it would have replaced or answered stands in the other room.
 */
const SETTLE_ELSEWHERE = `
  with settled as (${SETTLE} returning *)
  insert into outbox (key, platform, chat, person_id, class, payload, deadline, not_before, created_at, is_fallback)
  select s.key || ':fallback', i.platform, concat_ws('|', i.address ->> 'room', i.address ->> 'thread'), s.person_id,
         s.class, jsonb_set(s.payload - 'replaces' - 'answers', '{to}', i.address), s.deadline, $9, $9, true
    from settled s
    join identity i on i.person_id = s.person_id
   where not s.is_fallback and not s.is_doubtful and s.sent_count = 0
     and s.payload #>> '{to,isPrivate}' = 'true' and s.payload #>> '{to,surface}' is null
     and i.is_reachable and i.platform = any($8) and i.address ->> 'isPrivate' = 'true'
     and (i.platform <> s.platform or i.address ->> 'room' <> s.payload #>> '{to,room}')
   order by i.is_preferred desc, i.platform limit 1
  on conflict (key) do nothing
  returning platform`;

/** A chat is a room, or a thread in it. */
const IN_ROOM = `(chat = $2 or starts_with(chat, $2 || '|'))`;

export function createOutboxRows(pool: pg.Pool): OutboxRows {
  const lease = (now: Date) => new Date(now.getTime() + LEASE_MS);
  const release = async (row: OutboxRow, notBefore: Date): Promise<void> => {
    await pool.query(
      `update outbox set state = 'pending', lease_until = null, not_before = $3
        where id = $1 and state = 'sending' and lease_until = $2`,
      [row.id, row.leaseUntil, notBefore],
    );
  };
  return {
    claim: async (platforms, { all, unasked }, now, mine) => {
      const values = [platforms, now, all, unasked, lease(now), mine?.platforms ?? null, mine?.slots ?? null];
      return inOrder((await pool.query(CLAIM, values)).rows);
    },
    claimAbandoned: async (platforms, limit, now) =>
      inOrder((await pool.query(CLAIM_ABANDONED, [platforms, now, limit, lease(now)])).rows),
    advance: async (row, sentCount, now) => {
      const leaseUntil = lease(now);
      const { rowCount } = await pool.query(
        `update outbox set sent_count = $3, lease_until = $4 where id = $1 and state = 'sending' and lease_until = $2`,
        [row.id, row.leaseUntil, sentCount, leaseUntil],
      );
      return rowCount === 1 ? { ...row, sentCount, leaseUntil } : undefined;
    },
    release,
    hold: release,
    resume: async (row, until, now) => {
      const leaseUntil = lease(now);
      const { rowCount } = await pool.query(
        `update outbox set state = 'sending', lease_until = $3 where id = $1 and state = 'pending' and not_before = $2`,
        [row.id, until, leaseUntil],
      );
      return rowCount === 1 ? { ...row, leaseUntil } : undefined;
    },
    depart: async (row) => {
      const { rowCount } = await pool.query(
        `update outbox set error = $3 where id = $1 and state = 'sending' and lease_until = $2`,
        [row.id, row.leaseUntil, departing(row)],
      );
      return rowCount === 1;
    },
    settle: async (row, verdict) => {
      await pool.query(SETTLE, settled(row, verdict));
    },
    settleElsewhere: async (row, verdict, platforms, now) => {
      const { rows } = await pool.query(SETTLE_ELSEWHERE, [...settled(row, verdict), platforms, now]);
      return rows[0]?.platform;
    },
    wake: async (platform, room, now) => {
      await pool.query(
        `update outbox set not_before = $3
          where platform = $1 and ${IN_ROOM} and state = 'pending' and error = 'offline' and not_before > $3`,
        [platform, room, now],
      );
    },
    wakeRefused: async (platform, now) => {
      await pool.query(
        `update outbox set not_before = $2
          where platform = $1 and state = 'pending' and starts_with(error, 'credentials') and not_before > $2`,
        [platform, now],
      );
    },
    hasSendable: async (platforms, platform, room, now) => {
      const { rows } = await pool.query(
        `select 1 from outbox o
          where platform = $1 and ${IN_ROOM} and platform = any($4)
            and (state = 'sending' or (state = 'pending' and not_before <= $3 and ${IS_HEAD})) limit 1`,
        [platform, room, now, platforms],
      );
      return rows.length > 0;
    },
    remember: async ({ platform, reply }, receipt, about, now) => {
      await pool.query(
        `insert into post (platform, room, receipt, about, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [platform, reply.to.room, receipt, about, now],
      );
    },
    markUnreachable: async ({ platform, personId, reply }) => {
      const { rowCount } = await pool.query(
        `update identity set is_reachable = false
          where platform = $1 and person_id = $2 and address ->> 'room' = $3 and is_reachable`,
        [platform, personId, reply.to.room],
      );
      return rowCount === 1;
    },
    expireLeases: async () => {
      await pool.query(`update outbox set lease_until = 'epoch' where state = 'sending'`);
    },
  };
}

const settled = (row: OutboxRow, { state, error, counts, notBefore, receipt }: Verdict) => [
  row.id,
  row.leaseUntil,
  state,
  error?.slice(0, 200) ?? null,
  counts ? 1 : 0,
  notBefore ?? null,
  receipt ?? null,
];

/** `returning` promises no order. */
const inOrder = (rows: OutboxRow[]): readonly OutboxRow[] =>
  rows.sort(
    (a, b) =>
      Number(a.class !== 'answer') - Number(b.class !== 'answer') || Number(BigInt(a.id) - BigInt(b.id)),
  );
