/**
 * The store, on PostgreSQL (embedded or a server). A message costs two statements: take it in and load what its turn
 * needs, then store what the turn made (`prisma/migrations/0002_rules.sql`).
 *
 * There is no lock on a conversation: turns change nothing, and a commit is refused when another process was faster.
 */
import type { Handlers } from '#src/domain.ts';
import type { Locale } from '#src/engine/flow.ts';
import type { Address, Reply, Update } from '#src/engine/message.ts';
import type { Session } from '#src/engine/session.ts';
import type { Database } from '#src/storage/database.ts';
import { storableText, toStorable } from '#src/storage/json.ts';
import type { Accepted, Commit, Committed, Pending, Store } from '#src/storage/store.ts';
import { join, type Outcome, runWork } from '#src/storage/work.ts';

export interface StoreSettings {
  readonly database: Database;
  readonly handlers: Handlers;
  /** 12 letters and digits. */
  readonly newId: () => string;
}

const ATTEMPTS = 3;
/** A transaction waits its turn behind others, and never runs long: it makes no network call. */
const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };

const NEXT = 'select * from next_update($1)';
const ACCEPT = `
  select a.is_new, a.person, n.*
    from accept_update($1, $2, $3, $4, $5, $6, $7, $8) a left join lateral next_update(a.person) n on true`;
const COMMIT = `
  select commit_turn($1::bigint, $2, $3::int, $4::jsonb, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11::timestamptz) as result`;
const PEEK = `
  select p.id, p.locale, p.is_organiser, f.place, s.data as session
    from identity i join person p on p.id = i.person_id
    left join profile f on f.person_id = p.id left join session s on s.person_id = p.id
   where i.platform = $1 and i.external_id = $2`;
const FAIL = `
  update inbox set attempts = attempts + 1, state = case when attempts + 1 >= $2 then 'parked' else state end
   where seq = $1 and state = 'pending' returning state`;
const WAITING = `
  select person_id from inbox where state = 'pending' group by person_id order by min(seq) limit $1`;

interface PendingRow {
  readonly seq: string | null;
  readonly payload: Update;
  readonly attempts: number;
  readonly id: string;
  readonly locale: Locale;
  readonly is_organiser: boolean;
  readonly place: string | null;
  readonly session: Session | null;
  readonly revision: number;
}

export function createStore({ database, handlers, newId }: StoreSettings): Store {
  const { pool, prisma } = database;

  async function accept(update: Update): Promise<Accepted> {
    const { sender } = update;
    // A page that shows what matters now is nowhere to be written to.
    const { surface: _surface, ...address } = update.from;
    const { rows } = await pool.query(ACCEPT, [
      sender.platform,
      storableText(update.id),
      storableText(sender.id),
      sender.name === undefined ? null : storableText(sender.name),
      localeOf(sender.locale),
      toStorable(address),
      newId(),
      toStorable(update),
    ]);
    const pending = toPending(rows[0]);
    return {
      status: rows[0].is_new ? 'new' : 'duplicate',
      personId: rows[0].person,
      ...(pending && { pending }),
    };
  }

  async function next(personId: string): Promise<Pending | undefined> {
    const { rows } = await pool.query(NEXT, [personId]);
    return toPending(rows[0]);
  }

  async function peek(platform: string, accountId: string) {
    const { rows } = await pool.query(PEEK, [platform, storableText(accountId)]);
    const row = rows[0];
    return row && { person: toPerson(row), ...(row.session && { session: row.session }) };
  }

  async function commit(turn: Commit): Promise<Committed> {
    if (turn.effects.length > 0) return commitWithEffects(turn);
    const { rows } = await pool.query(COMMIT, commitValues(turn, turn.pending.person.id));
    return toCommitted(rows[0].result, { told: [] });
  }

  function commitWithEffects(turn: Commit): Promise<Committed> {
    const personId = turn.pending.person.id;
    return prisma.$transaction(async (tx) => {
      // Stored before the handlers run: one that erases the person must have the last word. The replies are nobody's
      // until then, so that its goodbye survives.
      const values = commitValues(turn, null);
      const [row] = await tx.$queryRawUnsafe<{ result: string }[]>(COMMIT, ...values);
      if (!row || row.result === 'stale') return { kind: 'stale' };
      let outcome: Outcome = { told: [] };
      for (const effect of turn.effects) {
        const work = { key: effect.key, data: effect.data, personId, now: turn.now, newId };
        outcome = join(outcome, await runWork(tx, handlers, effect.kind, work, personId));
      }
      await tx.$executeRawUnsafe(
        'update outbox set person_id = p.id from person p where p.id = $1 and outbox.key = any($2)',
        personId,
        outboxRows(turn).map(({ key }) => key),
      );
      return toCommitted(row.result, outcome, personId);
    }, TRANSACTION);
  }

  async function fail({ seq }: Pending): Promise<'again' | 'parked'> {
    const { rows } = await pool.query(FAIL, [seq, ATTEMPTS]);
    return rows[0]?.state === 'parked' ? 'parked' : 'again';
  }

  async function waiting(limit: number): Promise<readonly string[]> {
    const { rows } = await pool.query(WAITING, [limit]);
    return rows.map((row) => row.person_id);
  }

  return { accept, next, peek, commit, fail, waiting };
}

const localeOf = (hint: string | undefined): Locale => (hint?.toLowerCase().startsWith('en') ? 'en' : 'fr');

function toPending(row: PendingRow | undefined): Pending | undefined {
  if (!row || row.seq === null) return undefined;
  return {
    seq: row.seq,
    update: row.payload,
    attempts: row.attempts,
    person: toPerson(row),
    ...(row.session && { session: row.session }),
    revision: row.revision,
  };
}

const toPerson = (row: Pick<PendingRow, 'id' | 'locale' | 'is_organiser' | 'place'>): Pending['person'] => ({
  id: row.id,
  locale: row.locale,
  isOrganiser: row.is_organiser,
  ...(row.place !== null && { place: row.place }),
});

function toCommitted(result: string, outcome: Outcome, personId?: string): Committed {
  if (result === 'stale') return { kind: 'stale' };
  const isTold = personId !== undefined && outcome.told.includes(personId);
  return { kind: 'committed', ...outcome, hasMore: result === 'more' || isTold };
}

function commitValues(turn: Commit, owner: string | null): unknown[] {
  const { pending, session, locale, now } = turn;
  const { from, sender } = pending.update;
  return [
    pending.seq,
    pending.person.id,
    pending.revision,
    toStorable(session),
    locale ?? null,
    sender.platform,
    storableText(sender.id),
    from.isPrivate && !from.surface && sender.platform !== 'system' ? toStorable(from) : null,
    toStorable(outboxRows(turn)),
    owner,
    now.toISOString(),
  ];
}

function outboxRows({ pending, replies }: Commit) {
  const { id, sender } = pending.update;
  return replies.map((reply: Reply, position) => ({
    position,
    key: storableText(`${sender.platform}:${id}:${position}`),
    platform: reply.to.platform,
    chat: chatOf(reply.to),
    class: reply.class,
    payload: reply,
    deadline: reply.deadline ?? null,
  }));
}

/** Messages of one chat leave in order. */
const chatOf = ({ room, thread }: Pick<Address, 'room' | 'thread'>): string =>
  storableText(thread === undefined ? room : `${room}|${thread}`);
