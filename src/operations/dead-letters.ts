/**
 * What was put aside: updates whose turn failed three times (`in-…`), messages that could not be sent or may not have
 * arrived (`out-…`), due work that failed five times (`due-…`). They can be looked at, done again, and dropped.
 */
import type pg from 'pg';

export interface DeadLetter {
  readonly id: string;
  readonly kind: 'parked' | 'failed' | 'uncertain' | 'due';
  readonly at: Date;
  /** Of due work: its name. */
  readonly where: string;
  /** The platform's word, a class of messages; never what people said. */
  readonly why: string | null;
  readonly attempts: number;
}

export interface OpenedLetter extends DeadLetter {
  /** Only when it was asked for. */
  readonly words?: unknown;
}

export type Handled =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  /** Nothing is left of it: the person was erased, or it is too late for it. */
  | { readonly kind: 'gone' }
  /** It may have arrived already: doing it again must be asked for. */
  | { readonly kind: 'doubtful' };

export interface DeadLetters {
  /** Oldest first. */
  list(limit: number): Promise<readonly DeadLetter[]>;
  show(id: string, withWords: boolean): Promise<OpenedLetter | undefined>;
  /** Hands it to the program again, which takes it up within seconds. */
  replay(id: string, mayDouble: boolean, now: Date): Promise<Handled>;
  /** Its words are erased, and it is listed no more. */
  drop(id: string): Promise<Handled>;
}

const DUE_ATTEMPTS = 5;

const INBOX = `
  select 'in-' || seq as id, 'parked' as kind, received_at as at, platform as "where", payload #>> '{input,kind}' as why,
         attempts, payload as words
    from inbox where state = 'parked' and payload is not null`;
/** What stands for it elsewhere was sent instead. */
const OUTBOX = `
  select 'out-' || id as id, state as kind, created_at as at, platform || ' ' || class as "where", error as why, attempts,
         payload as words
    from outbox o where state in ('failed', 'uncertain') and payload is not null`;
const DUE = `
  select 'due-' || id as id, 'due' as kind, due_at as at, work as "where", null as why, attempts, data as words
    from due where done_at is not null and attempts >= ${DUE_ATTEMPTS}`;
const ALL = `${INBOX} union all ${OUTBOX} union all ${DUE}`;

const REPLAY_INBOX = `
  update inbox set state = 'pending', attempts = 0
   where seq = $1 and state = 'parked' and payload is not null
     and exists (select 1 from person where id = person_id)`;
const LOOK_OUTBOX = `
  select (state = 'uncertain' or is_doubtful or sent_count > 0
          or exists (select 1 from outbox f where f.key = o.key || ':fallback' and f.state <> 'failed')) as "isDoubtful",
         coalesce(deadline < $2, false) as "isLate"
    from outbox o where id = $1 and state in ('failed', 'uncertain') and payload is not null`;
const REPLAY_OUTBOX = `
  update outbox set state = 'pending', attempts = 0, error = null, not_before = $2, lease_until = null
   where id = $1 and state in ('failed', 'uncertain') and payload is not null`;
const REPLAY_DUE = `
  update due set done_at = null, attempts = 0, due_at = $2
   where id = $1 and done_at is not null and attempts >= ${DUE_ATTEMPTS}`;

const DROP: Readonly<Record<string, string>> = {
  in: `update inbox set state = 'done', payload = null where seq = $1 and state = 'parked'`,
  out: `update outbox set payload = null where id = $1 and state in ('failed', 'uncertain')`,
  due: `delete from due where id = $1 and done_at is not null and attempts >= ${DUE_ATTEMPTS}`,
};

export function createDeadLetters(pool: pg.Pool): DeadLetters {
  const run = async (sql: string, values: readonly unknown[]): Promise<Handled> => {
    const { rowCount } = await pool.query(sql, [...values]);
    return rowCount === 1 ? { kind: 'done' } : { kind: 'gone' };
  };

  async function find(id: string): Promise<OpenedLetter | undefined> {
    const [, kind, number] = /^(in|out|due)-(\d{1,18})$/.exec(id) ?? [];
    if (!kind || !number) return undefined;
    return (await pool.query<OpenedLetter>(`select * from (${ALL}) a where id = $1`, [`${kind}-${number}`]))
      .rows[0];
  }

  return {
    async list(limit) {
      const { rows } = await pool.query<OpenedLetter>(`select * from (${ALL}) a order by at, id limit $1`, [
        limit,
      ]);
      return rows.map(withoutWords);
    },
    async show(id, withWords) {
      const found = await find(id);
      return found && (withWords ? found : withoutWords(found));
    },
    async replay(id, mayDouble, now) {
      if (!(await find(id))) return { kind: 'unknown' };
      const [kind, number] = id.split('-');
      if (kind === 'in') return run(REPLAY_INBOX, [number]);
      if (kind === 'due') return run(REPLAY_DUE, [number, now]);
      const looked = (await pool.query(LOOK_OUTBOX, [number, now])).rows[0];
      if (!looked || looked.isLate) return { kind: 'gone' };
      if (looked.isDoubtful && !mayDouble) return { kind: 'doubtful' };
      return run(REPLAY_OUTBOX, [number, now]);
    },
    async drop(id) {
      if (!(await find(id))) return { kind: 'unknown' };
      const [kind = '', number] = id.split('-');
      return run(DROP[kind] ?? '', [number]);
    },
  };
}

const withoutWords = ({ id, kind, at, where, why, attempts }: OpenedLetter): DeadLetter => ({
  id,
  kind,
  at,
  where,
  why,
  attempts,
});
