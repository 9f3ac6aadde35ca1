/** The running program, put together from its parts: engine, delivery, scheduling. Adapters and flows come from outside. */
import { runAdapters } from '#src/cluster/adapters.ts';
import { aloneCluster, type Cluster } from '#src/cluster/cluster.ts';
import { createHerald } from '#src/cluster/herald.ts';
import { LOSE_SPACE } from '#src/clubs/spaces.ts';
import { watchSpaces } from '#src/clubs/spaces-watch.ts';
import type { Handlers } from '#src/domain.ts';
import { createOutbox, type Outbox } from '#src/delivery/outbox.ts';
import { createPacing, isPaced } from '#src/delivery/pacing.ts';
import { createSharedPacing } from '#src/delivery/pacing-redis.ts';
import { createEngine, type Engine } from '#src/engine/engine.ts';
import type { Flow, Locale } from '#src/engine/flow.ts';
import { createAssist } from '#src/engine/assist.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Update } from '#src/engine/message.ts';
import type { LanguageModel } from '#src/ai/port.ts';
import type { Read } from '#src/engine/read.ts';
import type { World } from '#src/engine/talk.ts';
import type { Texts } from '#src/engine/texts.ts';
import type { Logger } from '#src/log.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { LOSE_MENTOR } from '#src/mentoring/unreachable.ts';
import { type DegradeWords, degrade } from '#src/platform/degrade.ts';
import { typeset } from '#src/platform/typeset.ts';
import { createScheduler } from '#src/scheduling/scheduler.ts';
import type { Database } from '#src/storage/database.ts';
import { heardLately, privateRoom } from '#src/storage/heard.ts';
import { observedStore } from '#src/operations/observed-store.ts';
import { blind, type Observer } from '#src/operations/observer.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { createRooms } from '#src/storage/rooms.ts';

export interface AppParts {
  readonly database: Database;
  readonly flows: readonly Flow[];
  readonly texts: Texts;
  readonly handlers: Handlers;
  readonly read: Read;
  readonly isDistress: (text: string) => boolean;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  readonly redisUrl?: string | undefined;
  readonly model?: LanguageModel | undefined;
  /** Who watches over the program: metrics, traces. */
  readonly observer?: Observer;
  /** The processes on the same database; without it, this one is alone and does everything. */
  readonly cluster?: Cluster;
}

export interface App {
  readonly engine: Engine;
  readonly outbox: Outbox;
  /** Takes an update in: it is in the inbox when this resolves. */
  readonly receive: (update: Update) => Promise<void>;
  /** Resolves when what this account has said is answered, and the answer delivered. */
  readonly settled: (platform: string, senderId: string, room: string) => Promise<void>;
  /** Whether this process listens to a platform: another one may hold it. */
  readonly isListening: (platform: string) => boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Another process may be the one that handles an update: how often and how long we look. */
const LOOK_AGAIN_MS = 25;
const PATIENCE_MS = 30_000;

export function createApp(parts: AppParts, adapters: readonly Adapter[]): App {
  const { database, texts, handlers, clock, newId, log, cluster = aloneCluster(), observer = blind } = parts;
  const has = (role: Parameters<typeof cluster.roles.has>[0]) => cluster.roles.has(role);
  const words: Readonly<Record<Locale, DegradeWords>> = {
    fr: degradeWords(texts, 'fr'),
    en: degradeWords(texts, 'en'),
  };
  const paced = adapters.flatMap(({ platform }) => (isPaced(platform) ? platform : []));
  const senders = () => cluster.count('delivery');
  const outbox = createOutbox({
    database,
    adapters,
    degrade: (reply, capabilities, locale) =>
      degrade({ ...reply, parts: reply.parts.map(typeset) }, capabilities, words[locale]),
    clock,
    log,
    observer,
    onUnreachable: (personId) => spaces.unreachable(personId),
    pacing: cluster.redis ? createSharedPacing(cluster.redis, cluster.space, senders) : createPacing(senders),
    mine() {
      // With a pace that all share, any chat is anybody's.
      const slots = cluster.redis ? undefined : cluster.slots('delivery');
      return slots && { platforms: paced, slots };
    },
  });
  const store = observedStore(createStore({ database, handlers, newId }), observer, clock);
  const world: World = {
    book: createFlowBook(parts.flows, texts),
    texts,
    read: parts.read,
    isDistress: parts.isDistress,
    newId,
    isHelped: parts.model !== undefined,
  };
  const assist = createAssist({
    store,
    world,
    clock,
    privateRoom: (sender) => privateRoom(database.pool, sender),
    heardLately: (platform, limit) => heardLately(database.pool, platform, limit),
  });
  const engine = createEngine({
    store,
    world,
    clock,
    log,
    observer,
    model: parts.model,
    share: () => (cluster.slots('engine') ? (personId) => cluster.owns('engine', personId) : undefined),
    onCommitted: ({ chats, due, home, isOrganiser }) => {
      herald.toSend(chats);
      if (due) herald.planned(due);
      const adapter = adapters.find(({ platform }) => platform === home.platform);
      void adapter?.setRole?.(home, isOrganiser);
    },
  });
  const scheduler = createScheduler({
    database,
    ...(parts.redisUrl && { redisUrl: parts.redisUrl }),
    handlers,
    clock,
    newId,
    log,
    observer,
    onTold: (people) => herald.told(people),
  });
  const herald = createHerald({ cluster, adapters, isPaced, engine, outbox, scheduler });
  const rooms = createRooms(database.pool);
  const onTold = (people: readonly string[]) => herald.told(people);
  const spaces = watchSpaces({
    database,
    rooms,
    handlers,
    works: [LOSE_SPACE, LOSE_MENTOR],
    clock,
    newId,
    onTold,
  });
  const absences = new Set(adapters.flatMap(({ hasAbsences, platform }) => (hasAbsences ? platform : [])));

  async function receive(update: Update): Promise<void> {
    if (has('engine')) await engine.receive(update);
    else {
      const { status, personId } = await store.accept(update);
      if (status === 'new') herald.told([personId]);
    }
    const { from } = update;
    if (!absences.has(from.platform)) return;
    await outbox.wake(from.platform, from.room);
    herald.toSend([from]);
  }

  /** What this account has said is handled, here or elsewhere. */
  async function handled(platform: string, senderId: string, patience: AbortSignal): Promise<void> {
    const identity = await database.prisma.identity.findUnique({
      where: { platform_externalId: { platform, externalId: senderId } },
    });
    const personId = identity?.personId;
    while (personId && !patience.aborted) {
      await engine.settled(personId);
      if ((await database.prisma.inbox.count({ where: { personId, state: 'pending' } })) === 0) break;
      await pause();
    }
  }

  const house = { assist, rooms: spaces.rooms };
  const listening = runAdapters({ cluster, adapters, receive, ...house });
  for (const adapter of adapters)
    adapter.settleIn?.({ ...house, tell: (note) => herald.note(adapter.platform, note) });

  return {
    engine,
    outbox,
    receive,
    isListening: listening.isListening,
    async settled(platform, senderId, room) {
      const patience = AbortSignal.timeout(PATIENCE_MS);
      await handled(platform, senderId, patience);
      await outbox.settled(platform, room);
      // Sent by another process.
      while (!has('delivery') && !patience.aborted && (await outbox.hasSendable(platform, room)))
        await pause();
    },
    async start() {
      if (has('delivery')) await outbox.start();
      if (has('engine')) await engine.start();
      if (has('scheduler')) await scheduler.start();
      // Counted once it works.
      await cluster.join();
      await listening.start();
    },
    async stop() {
      // Others take over, nothing new comes in, what is under way ends, what was said leaves.
      await cluster.leave();
      await listening.stop();
      await scheduler.stop();
      await engine.stop();
      await outbox.stop();
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));

const degradeWords = (texts: Texts, locale: Locale): DegradeWords => {
  const say = texts.say(locale);
  return {
    hint: say('engine-choose-hint'),
    hintMany: say('engine-choose-hint-many'),
    nextPage: say('engine-next-page'),
    aside: (labels) => say('engine-choose-aside', { labels }),
  };
};
