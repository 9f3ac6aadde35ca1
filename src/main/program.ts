/** The program as `npm start` runs it: every platform that is set up, until it is told to stop. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemo } from '#prisma/seed/demo.ts';
import { type App, createApp } from '#src/app.ts';
import { routeEntries } from '#src/catalogue/import/door.ts';
import type { Cluster } from '#src/cluster/cluster.ts';
import { ROLES } from '#src/cluster/roles.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import type { Config } from '#src/config.ts';
import type { Database } from '#src/storage/database.ts';
import { operatorDoor } from '#src/operations/door.ts';
import { replayErasures } from '#src/operations/erasures.ts';
import { takingTurns } from '#src/storage/turns.ts';
import type { Folder } from './folder.ts';
import { routeHealth, serveHealth, type Stopping } from './health.ts';
import { createOperations } from './operations.ts';
import { createLinks, createParts, handlers, newId, openModel, openProcesses, openStorage } from './parts.ts';
import { createPlatforms } from './platforms.ts';
import type { StartReport } from './report.ts';

export interface Running {
  readonly report: StartReport;
  stop(): Promise<void>;
}

/** Whoever sends us people looks at `/readyz` first, and has this long to see that we are about to stop. */
const NOTICE_MS = 1_000;

/** Opens the database, seeds an empty one, starts every platform. Whatever was opened is closed when a part fails. */
export async function startProgram(
  config: Config,
  folder: Extract<Folder, { ok: true }> | undefined,
): Promise<Running> {
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  };
  try {
    const database = await openStorage(config);
    opened.push(() => database.close());
    const cluster = await openProcesses(config);
    opened.push(() => cluster.close());
    const code = await takingTurns(database, () => prepare(database, cluster));

    const stopping: Stopping = { isStopping: false };
    const { parts, live, faults } = createParts(config, database, cluster);
    await live.start();
    opened.push(async () => live.stop());
    if (config.LINK_CHECK === 'on' && cluster.roles.has('scheduler')) {
      const links = createLinks(config, database);
      links.start();
      opened.push(async () => links.stop());
    }
    const operations = await createOperations(config, database, parts.log);
    opened.push(() => operations.stop());
    const routes = (app: Parameters<typeof routeHealth>[0]) => {
      routeHealth(app, database, stopping);
      operations.route(app);
    };
    const platforms = await createPlatforms({
      config,
      database,
      cluster,
      log: parts.log,
      app: () => app,
      routes,
    });
    opened.push(async () => platforms.stop());
    const hasPages = cluster.roles.has('intake');
    const health = hasPages ? undefined : await serveHealth(config, routes);
    if (health) opened.push(health.close);
    const { observer } = operations;
    // Only where turns are taken.
    const model = cluster.roles.has('engine') ? await openModel(config, observer.askedModel) : undefined;
    const app: App = createApp({ ...parts, observer, model }, platforms.adapters);
    opened.push(() => app.stop());
    await app.start();
    const local = (health?.address ?? platforms.web.address()).replace('127.0.0.1', 'localhost');
    const address = (hasPages && config.PUBLIC_URL) || local;
    const door = operatorDoor(database);
    // When this fails, the next look succeeds.
    routeEntries(door, database.pool, () => void live.refresh().catch(() => {}));
    folder?.open(platforms.terminal, address, door);

    const isDemo = (await database.prisma.club.count({ where: { isDemo: true, isClosed: false } })) > 0;
    return {
      report: {
        roles: config.ROLES.length === ROLES.length ? undefined : config.ROLES,
        address,
        place: config.DATABASE_URL ? 'PostgreSQL' : config.DATA_DIR,
        platforms: platforms.report(),
        model: model && config.LLM_BASE_URL && new URL(config.LLM_BASE_URL).host,
        isDemo,
        code,
        faults,
      },
      async stop() {
        stopping.isStopping = true;
        const isReplaced = cluster.others().some(({ roles }) => roles.includes('intake'));
        if (hasPages && isReplaced) await sleep(NOTICE_MS);
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll().catch(() => {});
    throw error;
  }
}

/** What an empty database is given. Gives the first organiser's code, unless another process has just printed one. */
async function prepare(database: Database, cluster: Cluster): Promise<string | undefined> {
  const now = new Date();
  // A restore that was stopped before its end.
  await replayErasures(database, handlers, now, newId);
  await seedDemo(database.prisma, now, newId);
  if (!cluster.roles.has('intake') || (await isKnownElsewhere(database))) return undefined;
  return offerOrganiserCode(database.prisma, (size) => randomBytes(size), now);
}

const KNOWN = `
  select exists (select from member where heartbeat_at > now() - interval '10 seconds' and 'intake' = any(roles))
      or exists (select from setting
                  where key = 'organiser-code'
                    and (value ->> 'madeAt')::timestamptz > now() - interval '10 seconds') as known`;

async function isKnownElsewhere({ kind, pool }: Database): Promise<boolean> {
  if (kind === 'embedded') return false;
  return (await pool.query<{ known: boolean }>(KNOWN)).rows[0]?.known ?? false;
}
