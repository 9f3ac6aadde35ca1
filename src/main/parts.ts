/** Everything both programs (the server, a terminal of its own) are made of, whatever the platforms. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { flows } from '#flows/index.ts';
import { createModelFromConfig } from '#src/ai/from-config.ts';
import type { ModelOutcome } from '#src/ai/port.ts';
import type { AppParts } from '#src/app.ts';
import { curationHandlers } from '#src/catalogue/curation/handlers.ts';
import { createCurationReader } from '#src/catalogue/curation/reader.ts';
import { createDigestHandlers } from '#src/catalogue/curation/searches.ts';
import { createLiveCatalogue, type LiveCatalogue } from '#src/catalogue/import/live.ts';
import { createEntryStore } from '#src/catalogue/import/store.ts';
import { createAsk, linkCheckAgent } from '#src/catalogue/links/ask.ts';
import { createLinkWatch, type LinkWatch } from '#src/catalogue/links/watch.ts';
import { despairIn } from '#src/catalogue/classifier/learnt.ts';
import { type Fault, loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { clubsHandlers } from '#src/clubs/handlers.ts';
import { createClubsReader } from '#src/clubs/reader.ts';
import { companionHandlers } from '#src/companion/handlers.ts';
import { loadCompanion } from '#src/companion/load.ts';
import { createCompanionReader } from '#src/companion/reader.ts';
import { aloneCluster, type Cluster, openCluster } from '#src/cluster/cluster.ts';
import { ROLES } from '#src/cluster/roles.ts';
import type { Config } from '#src/config.ts';
import type { Handlers } from '#src/domain.ts';
import type { Read } from '#src/engine/read.ts';
import { createTexts, readTextFiles } from '#src/engine/texts.ts';
import { createLog } from '#src/log.ts';
import { mentoringHandlers } from '#src/mentoring/handlers.ts';
import { createOrganisingReader } from '#src/mentoring/organising-reader.ts';
import { createMentoringReader } from '#src/mentoring/reader.ts';
import { createDistress } from '#src/people/distress.ts';
import { peersHandlers } from '#src/peers/handlers.ts';
import { createCirclesReader } from '#src/peers/reader.ts';
import { peopleHandlers } from '#src/people/handlers.ts';
import { loadPlaces } from '#src/people/places.ts';
import { createPeopleReader } from '#src/people/reader.ts';
import { reachRedis } from '#src/scheduling/redis.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';

const path = (name: string) => new URL(`../../${name}`, import.meta.url).pathname;
const CATALOGUE = 'prisma/seed/resources.tsv';

export const texts = createTexts(readTextFiles(path('flows/texts')));
export const handlers: Handlers = {
  ...peopleHandlers,
  ...mentoringHandlers,
  ...curationHandlers,
  ...clubsHandlers,
  ...peersHandlers,
  ...companionHandlers(() => companionTables().rules),
};

export const isDistress = createDistress(despairIn);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 12 letters and digits: 62 bits, enough for names that must not be guessed but protect nothing by themselves. */
export const newId = (): string =>
  Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** The catalogue and the communes, read once; broken rows of the catalogue are told, and stop nothing else. */
const loadLookups = once(() => {
  const { resources, faults } = loadCatalogue(readFileSync(path(CATALOGUE), 'utf8'), { file: CATALOGUE });
  return { resources, catalogue: createCatalogue(resources), places: loadPlaces(), faults };
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Does once what is slow the first time: half a second that the first person would otherwise wait. */
export function warmUp(): void {
  const { places, catalogue } = loadLookups();
  places.find('Nantse');
  catalogue.looksLikeQuestion('Quelles aides à Nantes ?');
}

/** The companion's tables: facts with a date, deadlines, known tricks, doors; broken rows are told. */
const companionTables = once(() => loadCompanion((file) => readFileSync(path(file), 'utf8')));

/** What flows look things up in. */
export function createRead({ prisma, pool }: Database): {
  readonly read: Read;
  /** The catalogue with what was imported and added: once started, kept up to date. */
  readonly live: LiveCatalogue;
  readonly faults: readonly Fault[];
} {
  const { resources, catalogue, places, faults } = loadLookups();
  const live = createLiveCatalogue({
    pool,
    seed: resources,
    first: catalogue,
    create: createCatalogue,
    clock: () => new Date(),
    log: createLog('warn'),
  });
  const read: Read = {
    catalogue: live.catalogue,
    places,
    people: createPeopleReader(prisma),
    mentoring: createMentoringReader(prisma),
    clubs: createClubsReader(prisma),
    curation: createCurationReader(prisma),
    circles: createCirclesReader(prisma),
    organising: createOrganisingReader(prisma),
    companion: createCompanionReader(prisma, companionTables()),
  };
  return { read, live, faults: [...faults, ...companionTables().faults] };
}

/** The weekly look at the catalogue's addresses. */
export function createLinks({ PUBLIC_URL, LOG_LEVEL }: Config, { pool }: Database): LinkWatch {
  return createLinkWatch({
    pool,
    store: createEntryStore(pool),
    ask: createAsk(linkCheckAgent(PUBLIC_URL)),
    clock: () => new Date(),
    sleep: (ms) => sleep(ms, undefined, { ref: false }),
    seed: loadLookups().resources.map(({ url }) => url),
    log: createLog(LOG_LEVEL),
  });
}

/** @throws StartFault when the database, or the Redis that was asked for, cannot be used. */
export async function openStorage({ DATABASE_URL, DATA_DIR, REDIS_URL }: Config): Promise<Database> {
  if (REDIS_URL) await reachRedis(REDIS_URL);
  return openDatabase(DATABASE_URL ? { databaseUrl: DATABASE_URL } : { dataDir: `${DATA_DIR}/database` });
}

const packageJson = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { readonly version: string };

/**
 * The processes on the same database, this one among them.
 * @param isGuest does its own work, and is not counted: a terminal
 */
export async function openProcesses(config: Config, isGuest = false): Promise<Cluster> {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, ROLES: roles, LOG_LEVEL } = config;
  if (!databaseUrl) return aloneCluster();
  const { version } = packageJson;
  const log = createLog(LOG_LEVEL);
  return openCluster({
    databaseUrl,
    redisUrl,
    roles: isGuest ? ROLES : roles,
    isGuest,
    id: newId(),
    version,
    log,
  });
}

/** Undefined while none is set. */
export const openModel = (
  config: Config,
  onOutcome: (outcome: ModelOutcome, tookMs: number) => void = () => {},
) => createModelFromConfig(config, { isDistress, log: createLog(config.LOG_LEVEL), onOutcome });

export function createParts(
  config: Config,
  database: Database,
  cluster: Cluster = aloneCluster(),
): { readonly parts: AppParts; readonly live: LiveCatalogue; readonly faults: readonly Fault[] } {
  const { read, live, faults } = createRead(database);
  return {
    faults,
    live,
    parts: {
      database,
      flows,
      texts,
      handlers: { ...handlers, ...createDigestHandlers(read) },
      read,
      isDistress,
      clock: () => new Date(),
      newId,
      log: createLog(config.LOG_LEVEL),
      redisUrl: config.REDIS_URL,
      cluster,
    },
  };
}
