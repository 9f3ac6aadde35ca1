/** Several processes of the real program on one PostgreSQL server, each with the roles it is given. */
import pg from 'pg';
import { launchProgram, type Program } from './program.ts';
import { type Service, startPostgres, startRedis } from './services.ts';

export interface Processes {
  readonly postgres: Service;
  readonly redis: Service | undefined;
  /** Starts one more; `roles` as in the setting ROLES. */
  start(roles?: string, environment?: Readonly<Record<string, string>>, root?: string): Promise<Program>;
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Updates not handled and messages not sent. */
  open(): Promise<number>;
  /** Ends every process and every server. */
  close(): Promise<void>;
}

const OPEN = `
  select ((select count(*) from inbox where state = 'pending')
        + (select count(*) from outbox where state in ('pending', 'sending')))::int as open`;

/** @param environment of every process. */
export async function openProcesses(
  environment: Readonly<Record<string, string>> = {},
  { hasRedis = false } = {},
): Promise<Processes> {
  const postgres = await startPostgres();
  const redis = hasRedis ? await startRedis() : undefined;
  const pool = new pg.Pool({ connectionString: postgres.url, max: 3 });
  pool.on('error', () => {});
  const launched: ReturnType<typeof launchProgram>[] = [];
  const query: Processes['query'] = async (sql, values = []) => (await pool.query(sql, [...values])).rows;
  return {
    postgres,
    redis,
    query,
    start(roles = 'all', more = {}, root) {
      const program = launchProgram(
        {
          DATABASE_URL: postgres.url,
          ...(redis && { REDIS_URL: redis.url }),
          PORT: '0',
          LOG_LEVEL: 'silent',
          ROLES: roles,
          ...environment,
          ...more,
        },
        root,
      );
      launched.push(program);
      return program.ready;
    },
    open: async () => (await query<{ open: number }>(OPEN))[0]?.open ?? 0,
    async close() {
      await Promise.all(launched.map((program) => program.kill()));
      await pool.end();
      await Promise.all([postgres.stop(), redis?.stop()]);
    },
  };
}
