/**
 * People talking to the program, on the real engine and a real (embedded) database:
 *
 *   const world = await simulate();
 *   const lea = world.person('lea');
 *   await lea.says('bonjour');        // the bot's lines, as she reads them
 *   await lea.presses('Passer');
 *   await world.passes({ days: 7 });  // what is due happens
 *   await lea.reads();                // what came meanwhile
 */
import type { LanguageModel } from '#src/ai/port.ts';
import type { Handlers, Work } from '#src/domain.ts';
import type { Flow } from '#src/engine/flow.ts';
import type { Input, Option } from '#src/engine/message.ts';
import type { Read } from '#src/engine/read.ts';
import { createEngine, type Engine } from '#src/engine/engine.ts';
import type { World } from '#src/engine/talk.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { createTexts, readTextFiles, type TextFile } from '#src/engine/texts.ts';
import type { Reply, Update } from '#src/engine/message.ts';
import type { Assist, Capabilities } from '#src/platform/adapter.ts';
import { createAssist } from '#src/engine/assist.ts';
import { heardLately, privateRoom } from '#src/storage/heard.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { runWork } from '#src/storage/work.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { asRead, createMailboxes } from './mailboxes.ts';
import { profiles } from './profiles.ts';

export interface Parts {
  readonly flows: readonly Flow[];
  readonly handlers: Handlers;
  readonly read: (database: TestDatabase) => Read;
  readonly isDistress?: (text: string) => boolean;
  /** Words of flows made for a test, beside the real ones. */
  readonly texts?: readonly TextFile[];
}

export interface Settings {
  readonly capabilities?: Capabilities;
  /** The program is stopped and started again before every line. */
  readonly restarts?: boolean;
  /** Every update arrives twice. */
  readonly twice?: boolean;
  /** ISO 8601 instant the story begins at. */
  readonly begins?: string;
  /** What went wrong; printed when nobody takes it. */
  readonly onError?: (facts: object) => void;
  /** Helps where the rules do not understand. */
  readonly model?: LanguageModel;
}

export interface SimulatedPerson {
  readonly name: string;
  readonly platform: string;
  /** Writes; resolves to what the bot answered, one string a message, buttons as "[label]". */
  says(text: string): Promise<readonly string[]>;
  /** Presses the button with this label, wherever it was shown. */
  presses(...labels: readonly string[]): Promise<readonly string[]>;
  sends(input: Input): Promise<readonly string[]>;
  /** Presses a button under a message that the platform calls `receipt`: the replies as they are. */
  pressesOn(receipt: string, label: string): Promise<readonly Reply[]>;
  /** What came since the person last looked. */
  reads(): Promise<readonly string[]>;
  /** In a room that others read too; resolves to what came in private. */
  in(room: string): InRoom;
  /** Every token this person was ever shown, by label, newest last. */
  readonly buttons: readonly Option[];
  /** Those of the message that came last. */
  readonly shown: readonly Option[];
}

interface InRoom {
  says(text: string): Promise<readonly string[]>;
  /** Presses a button that stands in the room for anybody. */
  presses(label: string): Promise<readonly string[]>;
  /** Writes under what the program posted there last. */
  answers(text: string): Promise<readonly string[]>;
}

/** A group or a channel, as those in it see it. */
export interface SimulatedRoom {
  reads(): Promise<readonly string[]>;
  /** Buttons for anybody, the newest last. */
  readonly links: readonly Option[];
}

export interface Simulation {
  readonly database: TestDatabase;
  readonly now: () => Date;
  /** What adapters may ask while a platform waits. */
  readonly assist: Assist;
  person(name: string, locale?: string, platform?: string): SimulatedPerson;
  room(name: string): SimulatedRoom;
  /** Time passes; work that falls due meanwhile is done at its hour. */
  passes(time: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): Promise<void>;
  /** Nothing can be delivered to this room any more. */
  block(room: string): void;
  /** These arrive together, each as it is; their answers wait to be read. */
  arrive(...updates: readonly Update[]): Promise<void>;
  /** The program forgets everything it holds in memory; only the database stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Longer than changes wait to be looked at together (src/mentoring/search.ts). */
const A_MOMENT_MS = 5_000;
/** Whose turns are not over, whether something is to be delivered, and what is due first until then ($1). */
const WAITING = `
  select (select array_agg(distinct person_id) from inbox where state = 'pending') as people,
         exists (select from outbox where state = 'pending') as mail,
         (select id from due where done_at is null and due_at <= $1 order by due_at, id limit 1) as due`;
const TEXTS = new URL('../../flows/texts', import.meta.url).pathname;
const ourTexts = readTextFiles(TEXTS);
const realTexts = createTexts(ourTexts);
const quiet = {
  debug() {},
  info() {},
  warn() {},
  error: (facts: object, what: string) => console.error(what, facts),
};

/** With a `database` the story is played there, and it stays open afterwards. */
export async function simulate(
  parts: Parts,
  settings: Settings = {},
  given?: TestDatabase,
): Promise<Simulation> {
  const capabilities = settings.capabilities ?? profiles.buttons;
  let at = new Date(settings.begins ?? '2026-11-23T09:00:00Z').getTime();
  const now = () => new Date(at);
  let count = 0;
  const newId = () => (++count).toString(36).padStart(12, '0').split('').reverse().join('');
  const database = given ?? (await freshDatabase());
  const post = createMailboxes(database, capabilities, now);
  let last: readonly Reply[] = [];
  const texts = parts.texts ? createTexts([...ourTexts, ...parts.texts]) : realTexts;
  const store = createStore({ database, handlers: parts.handlers, newId });
  const world: World = {
    book: createFlowBook(parts.flows, texts),
    texts,
    read: parts.read(database),
    isDistress: parts.isDistress ?? (() => false),
    newId,
    isHelped: settings.model !== undefined,
  };
  const assist = createAssist({
    store,
    world,
    clock: now,
    privateRoom: (sender) => privateRoom(database.pool, sender),
    heardLately: (platform, limit) => heardLately(database.pool, platform, limit),
  });
  let engine = await open();

  async function open(): Promise<Engine> {
    const made = createEngine({
      store,
      world,
      clock: now,
      model: settings.model,
      log: settings.onError ? { ...quiet, error: settings.onError } : quiet,
      onCommitted: () => {},
    });
    await made.start();
    return made;
  }

  async function restart(): Promise<void> {
    await engine.stop();
    engine = await open();
  }

  /** Everybody's turns are over and delivered; work that is due, also after `tookMs` more, is done too, or left alone. */
  async function settle(dueWork: 'done' | 'left' = 'left', tookMs = 0): Promise<void> {
    for (let later = tookMs; ; ) {
      const until = dueWork === 'done' ? new Date(at + later + A_MOMENT_MS) : null;
      const { people, mail, due } = (await database.pool.query(WAITING, [until])).rows[0];
      if (people) {
        for (const personId of people) {
          engine.kick(personId);
          await engine.settled(personId);
        }
      } else if (mail) last = await post.deliver();
      else {
        at += later;
        later = 0;
        if (!due) return;
        await work(due);
      }
    }
  }

  async function work(id: string): Promise<void> {
    await database.prisma.$transaction(async (tx) => {
      const row = await tx.due.findUniqueOrThrow({ where: { id: BigInt(id) } });
      at = Math.max(at, row.dueAt.getTime());
      await tx.due.update({ where: { id: row.id }, data: { doneAt: now() } });
      const { key, personId, work: kind } = row;
      const data = row.data as Work['data'];
      await runWork(tx, parts.handlers, kind, {
        key,
        data,
        now: now(),
        newId,
        ...(personId && { personId }),
      });
    });
  }

  /** What is due, and what is within the few seconds that anybody waits for an answer. */
  const runDue = () => settle('done');

  async function give(
    name: string,
    locale: string,
    platform: string,
    input: Input,
    shared: { readonly room?: string; readonly inReplyTo?: string } = {},
  ): Promise<void> {
    if (settings.restarts) await restart();
    last = [];
    const { room, inReplyTo } = shared;
    const alone = { platform, room: name, isPrivate: true };
    const update = {
      id: `sim-${newId()}`,
      from: room === undefined ? alone : { platform, room, isPrivate: false },
      ...(room !== undefined && { privately: alone }),
      ...(inReplyTo !== undefined && { inReplyTo }),
      sender: { platform, id: name, name, locale },
      at: now().toISOString(),
      input,
    };
    for (let times = settings.twice ? 2 : 1; times > 0; times--) {
      await engine.settled(await engine.receive(update));
    }
    await settle('done', 1000);
  }

  return {
    database,
    assist,
    now,
    restart,
    block: post.block,
    async arrive(...updates) {
      await Promise.all(updates.map((update) => engine.receive(update)));
      await settle();
      at += 1000;
    },
    async passes({ days = 0, hours = 0, minutes = 0 }) {
      const until = at + ((days * 24 + hours) * 60 + minutes) * 60_000;
      for (;;) {
        const { rows } = await database.pool.query(
          'select min(due_at) as next from due where done_at is null and due_at <= $1',
          [new Date(until)],
        );
        if (!rows[0].next) break;
        at = Math.max(at, rows[0].next.getTime());
        await runDue();
      }
      at = until;
    },
    room(name) {
      const box = post.boxOf(name);
      return {
        links: box.links,
        async reads() {
          await runDue();
          return box.unread.splice(0).map(asRead);
        },
      };
    },
    person(name, locale = 'fr', platform = 'sim') {
      const box = post.boxOf(name);
      const unread = () => box.unread.splice(0).map(asRead);
      const reads = async () => {
        await runDue();
        return unread();
      };
      const sends = async (input: Input) => {
        await give(name, locale, platform, input);
        return unread();
      };
      return {
        name,
        platform,
        buttons: box.buttons,
        get shown() {
          return box.shown;
        },
        reads,
        sends,
        in: (room) => {
          const writes = async (input: Input, inReplyTo?: string) => {
            await give(name, locale, platform, input, { room, ...(inReplyTo && { inReplyTo }) });
            return unread();
          };
          return {
            says: (text) => writes({ kind: 'text', text }),
            answers: (text) => writes({ kind: 'text', text }, post.boxOf(room).lastPost),
            presses: (label) => {
              const found = post.boxOf(room).links.findLast((option) => option.label === label);
              if (!found) throw new Error(`nobody was shown a button "${label}" in ${room}`);
              return writes({ kind: 'choice', tokens: [found.token] });
            },
          };
        },
        says: (text) => sends({ kind: 'text', text }),
        pressesOn: async (receipt, label) => {
          const found = box.buttons.findLast((option) => option.label === label);
          await give(name, locale, platform, {
            kind: 'choice',
            tokens: [found?.token ?? label],
            on: receipt,
          });
          return last;
        },
        presses: (...labels) => {
          const tokens = labels.map((label) => {
            const found = box.buttons.findLast((option) => option.label.replace(/^✓ /, '') === label);
            if (!found) throw new Error(`${name} was never shown a button "${label}"`);
            return found.token;
          });
          return sends({ kind: 'choice', tokens });
        },
      };
    },
    async close() {
      await engine.stop();
      if (!given) await database.close();
    },
  };
}
