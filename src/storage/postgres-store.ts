/**
 * The store, on PostgreSQL (embedded or a server). A message costs two statements: take it in and load what its turn
 * needs, then store what the turn made (`prisma/migrations/0002_rules.sql`).
 *
 * There is no lock on a conversation: turns change nothing, and a commit is refused when another process was faster.
 */
import type { Handlers } from '#src/domain.ts';
import type { Locale } from '#src/engine/flow.ts';
import type { Reply, Update } from '#src/engine/message.ts';
import type { Session } from '#src/engine/session.ts';
import { createBatch, inLockOrder } from '#src/storage/batch.ts';
import { chatOf } from '#src/storage/chat.ts';
import type { Database } from '#src/storage/database.ts';
import { storableText, toStorable } from '#src/storage/json.ts';
import { prepared } from '#src/storage/prepared.ts';
import type { Accepted, Commit, Committed, Pending, Store, Waiting } from '#src/storage/store.ts';
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

/** Of the account where news go, else of any that tells it. */
const ZONE = `
  (select z.zone from identity z where z.person_id = n.id and z.zone is not null
    order by z.is_preferred desc, z.platform limit 1) as zone`;
/** Of each of these people; nothing of who has none. */
const NEXT = `
  select n.*, ${ZONE}
    from unnest($1::text[]) with ordinality x(person, place) left join lateral next_update(x.person) n on true
   order by x.place`;
/** In the order of the items: what one person says stays in order. */
const ACCEPT = `
  select a.is_new, a.person, n.*, ${ZONE}
    from rows from (jsonb_to_recordset($1::jsonb) as (
           platform text, key text, sender text, name text, locale text, address jsonb, person text, payload jsonb
         )) with ordinality x(platform, key, sender, name, locale, address, person, payload, place)
   cross join lateral accept_update(x.platform, x.key, x.sender, x.name, x.locale, x.address, x.person, x.payload) a
    left join lateral next_update(a.person) n on true
   order by x.place`;
const COMMIT = `
  select commit_turn(x.seq, x.person, x.revision, x.session, x.locale, x.platform, x.sender, x.address, x.replies,
                     x.owner, x.at) as result
    from rows from (jsonb_to_recordset($1::jsonb) as (
           seq bigint, person text, revision int, session jsonb, locale text, platform text, sender text,
           address jsonb, replies jsonb, owner text, at timestamptz
         )) with ordinality x(seq, person, revision, session, locale, platform, sender, address, replies, owner, at, place)
   order by x.place`;
const PEEK = `
  select p.id, p.locale, p.is_organiser, f.place, i.zone, s.data as session
    from identity i join person p on p.id = i.person_id
    left join profile f on f.person_id = p.id left join session s on s.person_id = p.id
   where i.platform = $1 and i.external_id = $2`;
const MOVE = `
  update identity set zone = $3 where platform = $1 and external_id = $2 and zone is distinct from $3`;
const TELL = `
  insert into inbox (platform, key, person_id, payload) values ('system', $1, $2, $3::jsonb) on conflict do nothing`;
const FAIL = `
  update inbox set attempts = attempts + 1, state = case when attempts + 1 >= $2 then 'parked' else state end
   where seq = $1 and state = 'pending' returning state`;
const WAITING = `
  select person_id as "personId", (1000 * extract(epoch from now() - min(received_at)))::float as "waitedMs"
    from inbox where state = 'pending' group by person_id order by min(seq) limit $1`;

/** Shared by those who come in the same moment. */
const BATCH_SIZE = 64;
const SERVER_LANES = 2;

type AcceptItem = ReturnType<typeof acceptItem>;
type CommitItem = ReturnType<typeof commitItem>;

interface AcceptedRow extends PendingRow {
  readonly is_new: boolean;
  readonly person: string;
}

interface PendingRow {
  readonly seq: string | null;
  readonly payload: Update;
  readonly attempts: number;
  readonly id: string;
  readonly locale: Locale;
  readonly is_organiser: boolean;
  readonly place: string | null;
  readonly zone: string | null;
  readonly session: Session | null;
  readonly revision: number;
}

export function createStore({ database, handlers, newId }: StoreSettings): Store {
  const { pool, prisma } = database;

  const lanes = database.kind === 'embedded' ? 1 : SERVER_LANES;
  const settings = { lanes, size: BATCH_SIZE };
  const takeIn = prepared<AcceptedRow>(database, 'take-in', ACCEPT);
  const store = prepared<{ result: string }>(database, 'store-turns', COMMIT);
  const oldest = prepared<PendingRow>(database, 'oldest-updates', NEXT);
  const inserts = createBatch(
    (items: readonly AcceptItem[]) =>
      inLockOrder(
        items,
        ({ sender }) => sender,
        async (sorted) => (await takeIn(toStorable(sorted))).rows,
      ),
    settings,
  );
  const commits = createBatch(
    (items: readonly CommitItem[]) =>
      inLockOrder(
        items,
        ({ person }) => person,
        async (sorted) => (await store(toStorable(sorted))).rows,
      ),
    settings,
  );

  const reads = createBatch(async (people: readonly string[]) => (await oldest(people)).rows, settings);

  async function accept(update: Update): Promise<Accepted> {
    const row = await inserts(acceptItem(update, newId()));
    const { platform, id, zone } = update.sender;
    // Written only when it changes: at first contact, and when somebody moves.
    if (zone !== undefined && row.is_new && zone !== row.zone)
      await pool.query(MOVE, [platform, storableText(id), storableText(zone)]);
    const pending = toPending(row);
    return {
      status: row.is_new ? 'new' : 'duplicate',
      personId: row.person,
      ...(pending && { pending }),
    };
  }

  async function next(personId: string): Promise<Pending | undefined> {
    return toPending(await reads(personId));
  }

  async function peek(platform: string, accountId: string) {
    const { rows } = await pool.query(PEEK, [platform, storableText(accountId)]);
    const row = rows[0];
    return row && { person: toPerson(row), ...(row.session && { session: row.session }) };
  }

  async function commit(turn: Commit): Promise<Committed> {
    if (turn.effects.length > 0) return commitWithEffects(turn);
    return toCommitted((await commits(commitItem(turn, turn.pending.person.id))).result, { told: [] });
  }

  function commitWithEffects(turn: Commit): Promise<Committed> {
    const personId = turn.pending.person.id;
    return prisma.$transaction(async (tx) => {
      // Stored before the handlers run: one that erases the person must have the last word. The replies are nobody's
      // until then, so that its goodbye survives.
      const [row] = await tx.$queryRawUnsafe<{ result: string }[]>(
        COMMIT,
        toStorable([commitItem(turn, null)]),
      );
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

  async function tell({ person, update }: Pending, key: string, trigger: string): Promise<void> {
    const { surface: _surface, ...from } = update.from;
    const told: Update = { ...update, from, id: key, input: { kind: 'trigger', name: trigger, data: {} } };
    await pool.query(TELL, [key, person.id, toStorable(told)]);
  }

  async function fail({ seq }: Pending): Promise<'again' | 'parked'> {
    const { rows } = await pool.query(FAIL, [seq, ATTEMPTS]);
    return rows[0]?.state === 'parked' ? 'parked' : 'again';
  }

  async function waiting(limit: number): Promise<readonly Waiting[]> {
    return (await pool.query<Waiting>(WAITING, [limit])).rows;
  }

  return { accept, next, peek, commit, tell, fail, waiting };
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

const toPerson = (
  row: Pick<PendingRow, 'id' | 'locale' | 'is_organiser' | 'place' | 'zone'>,
): Pending['person'] => ({
  id: row.id,
  locale: row.locale,
  isOrganiser: row.is_organiser,
  ...(row.place !== null && { place: row.place }),
  ...(row.zone !== null && { zone: row.zone }),
});

function toCommitted(result: string, outcome: Outcome, personId?: string): Committed {
  if (result === 'stale') return { kind: 'stale' };
  const isTold = personId !== undefined && outcome.told.includes(personId);
  return { kind: 'committed', ...outcome, hasMore: result === 'more' || isTold };
}

function acceptItem(update: Update, person: string) {
  const { sender } = update;
  // A page that shows what matters now is nowhere to be written to.
  const { surface: _surface, ...address } = update.from;
  return {
    platform: sender.platform,
    key: update.id,
    sender: sender.id,
    name: sender.name ?? null,
    locale: localeOf(sender.locale),
    address,
    person,
    payload: update,
  };
}

function commitItem(turn: Commit, owner: string | null) {
  const { pending, session, locale, now } = turn;
  const { from, sender } = pending.update;
  const isHome = from.isPrivate && !from.surface && sender.platform !== 'system';
  return {
    seq: pending.seq,
    person: pending.person.id,
    revision: pending.revision,
    session,
    locale: locale ?? null,
    platform: sender.platform,
    sender: sender.id,
    address: isHome ? from : null,
    replies: outboxRows(turn),
    owner,
    at: now,
  };
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
