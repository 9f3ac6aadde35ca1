/** What was written is announced to whoever acts on it: a part of this process, another process, or both. */
import type { Engine } from '#src/engine/engine.ts';
import type { Address, Json } from '#src/engine/message.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import type { Scheduler } from '#src/scheduling/scheduler.ts';
import { chatOf } from '#src/storage/chat.ts';
import type { Cluster } from './cluster.ts';
import { slotOf } from './owner.ts';

export interface Herald {
  /** These people have something new in their inbox. */
  told(people: readonly string[]): void;
  /** Messages wait for these chats. */
  toSend(chats: readonly Address[]): void;
  /** A due row was written for this moment. */
  planned(moment: Date): void;
  /** An adapter's word to the same platform's adapters elsewhere. */
  note(platform: string, note: Json): void;
}

export interface HeraldParts {
  readonly cluster: Cluster;
  readonly adapters: readonly Adapter[];
  readonly isPaced: (platform: string) => boolean;
  readonly engine: Pick<Engine, 'kick'>;
  readonly outbox: Pick<Outbox, 'kick'>;
  readonly scheduler: Pick<Scheduler, 'plan'>;
}

export function createHerald(parts: HeraldParts): Herald {
  const { cluster, adapters, isPaced, engine, outbox, scheduler } = parts;
  const { roles, signals } = cluster;
  const platforms = new Set(adapters.map(({ platform }) => platform));

  /** Chats without a pace are anybody's: the quickest is whoever knows. */
  const isOurs = (chat: Address, slot: string): boolean =>
    roles.has('delivery') &&
    platforms.has(chat.platform) &&
    (!isPaced(chat.platform) || cluster.redis !== undefined || cluster.ownsSlot('delivery', slot));

  signals.on('inbox', (people) => {
    if (!roles.has('engine')) return;
    for (const personId of people) if (cluster.owns('engine', personId)) engine.kick(personId);
  });
  signals.on('outbox', (slots) => {
    if (slots.some((slot) => cluster.ownsSlot('delivery', slot))) outbox.kick();
  });
  signals.on('due', (moments) => {
    if (!roles.has('scheduler')) return;
    const earliest = Math.min(...moments.map((moment) => Date.parse(moment)));
    if (Number.isFinite(earliest)) scheduler.plan(new Date(earliest));
  });
  signals.on('platform', (notes) => {
    for (const text of notes) {
      const [platform, note] = JSON.parse(text) as [string, Json];
      adapters.find((adapter) => adapter.platform === platform)?.hear?.(note);
    }
  });
  // Chats of a process that is gone are somebody else's now.
  cluster.onChange(() => outbox.kick());

  return {
    told(people) {
      for (const personId of people)
        if (roles.has('engine')) engine.kick(personId);
        else signals.publish('inbox', personId);
    },
    toSend(chats) {
      let isKicked = false;
      for (const chat of chats) {
        const slot = slotOf(`${chat.platform} ${chatOf(chat)}`);
        if (!isOurs(chat, slot)) signals.publish('outbox', slot);
        else if (!isKicked) {
          isKicked = true;
          outbox.kick();
        }
      }
    },
    planned(moment) {
      if (roles.has('scheduler')) scheduler.plan(moment);
      else signals.publish('due', moment.toISOString());
    },
    note: (platform, note) => signals.publish('platform', JSON.stringify([platform, note])),
  };
}
