/** The running program, put together from its parts: engine, delivery, scheduling. Adapters and flows come from outside. */
import { watchSpaces } from '#src/clubs/spaces-watch.ts';
import type { Handlers } from '#src/domain.ts';
import { createOutbox, type Outbox } from '#src/delivery/outbox.ts';
import { createEngine, type Engine } from '#src/engine/engine.ts';
import type { Flow, Locale } from '#src/engine/flow.ts';
import { createAssist } from '#src/engine/assist.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Update } from '#src/engine/message.ts';
import type { Read } from '#src/engine/read.ts';
import type { World } from '#src/engine/talk.ts';
import type { Texts } from '#src/engine/texts.ts';
import type { Logger } from '#src/log.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { type DegradeWords, degrade } from '#src/platform/degrade.ts';
import { createScheduler } from '#src/scheduling/scheduler.ts';
import type { Database } from '#src/storage/database.ts';
import { heardLately, privateRoom } from '#src/storage/heard.ts';
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
}

export interface App {
  readonly engine: Engine;
  readonly outbox: Outbox;
  /** Starts an adapter's intake: what it receives reaches the engine. */
  readonly receive: (update: Update) => Promise<void>;
  /** Resolves when what this account has said is answered, and the answer delivered. */
  readonly settled: (platform: string, senderId: string, room: string) => Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Another process may be the one that handles an update: how often and how long we look. */
const LOOK_AGAIN_MS = 25;
const PATIENCE_MS = 30_000;

export function createApp(parts: AppParts, adapters: readonly Adapter[]): App {
  const { database, texts, handlers, clock, newId, log } = parts;
  const words: Readonly<Record<Locale, DegradeWords>> = {
    fr: degradeWords(texts, 'fr'),
    en: degradeWords(texts, 'en'),
  };
  const outbox = createOutbox({
    database,
    adapters,
    degrade: (reply, capabilities, locale) => degrade(reply, capabilities, words[locale]),
    clock,
    log,
    onUnreachable: (personId) => spaces.unreachable(personId),
  });
  const absences = new Set(adapters.flatMap(({ hasAbsences, platform }) => (hasAbsences ? platform : [])));
  const store = createStore({ database, handlers, newId });
  const world: World = {
    book: createFlowBook(parts.flows, texts),
    texts,
    read: parts.read,
    isDistress: parts.isDistress,
    newId,
  };
  const assist = createAssist({
    store,
    world,
    clock,
    privateRoom: (sender) => privateRoom(database.pool, sender),
    heardLately: (platform, limit) => heardLately(database.pool, platform, limit),
  });
  const onTold = (people: readonly string[]) => {
    for (const personId of people) engine.kick(personId);
  };
  const rooms = createRooms(database.pool);
  const spaces = watchSpaces({ database, rooms, handlers, clock, newId, onTold });
  const engine = createEngine({
    store,
    world,
    clock,
    log,
    onCommitted: ({ chats, due, home, isOrganiser }) => {
      if (chats.length > 0) outbox.kick();
      if (due) scheduler.plan(due);
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
    onTold,
  });
  return {
    engine,
    outbox,
    async receive(update) {
      await engine.receive(update);
      const { platform, room } = update.from;
      if (absences.has(platform)) outbox.kick(platform, room);
    },
    async settled(platform, senderId, room) {
      const identity = await database.prisma.identity.findUnique({
        where: { platform_externalId: { platform, externalId: senderId } },
      });
      const personId = identity?.personId;
      const patience = AbortSignal.timeout(PATIENCE_MS);
      while (personId && !patience.aborted) {
        await engine.settled(personId);
        if ((await database.prisma.inbox.count({ where: { personId, state: 'pending' } })) === 0) break;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      await outbox.settled(platform, room);
    },
    async start() {
      await outbox.start();
      await engine.start();
      await scheduler.start();
      for (const adapter of adapters)
        await adapter.start((update) => this.receive(update), assist, spaces.rooms);
    },
    async stop() {
      // Nothing new comes in, what is under way ends, what was said leaves.
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await scheduler.stop();
      await engine.stop();
      await outbox.stop();
    },
  };
}

const degradeWords = (texts: Texts, locale: Locale): DegradeWords => {
  const say = texts.say(locale);
  return {
    hint: say('engine-choose-hint'),
    hintMany: say('engine-choose-hint-many'),
    nextPage: say('engine-next-page'),
    aside: (labels) => say('engine-choose-aside', { labels }),
  };
};
