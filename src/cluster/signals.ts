/**
 * Wake-ups between processes: "somebody's inbox has something new". They carry no work, and may be lost at any moment:
 * whatever they announce is a row that a sweep finds too.
 */
import type { Logger } from '#src/log.ts';

const TOPICS = [
  /** A person whose inbox has something new. */
  'inbox',
  /** A slot (owner.ts) of chats with something to send. */
  'outbox',
  /** The moment of a due row that was planned, in ISO 8601. */
  'due',
  /** JSON: the platform and room of a thread that has grown, or was forgotten. */
  'thread',
  /** JSON: the platform, and what its adapter here wants its others to know. */
  'platform',
  /** A process came or left. */
  'members',
  /** The name of a lease that was given up. */
  'lease',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Signals {
  /** Tells the other processes, soon. */
  publish(topic: Topic, item: string): void;
  /** What the others tell, several at once. */
  on(topic: Topic, listener: (items: readonly string[]) => void): void;
  /** Resolves when what was published has left, or was lost. */
  flush(): Promise<void>;
}

/** What takes a few kilobytes to every other process. */
export interface Carrier {
  send(payload: string): Promise<void>;
  onPayload(listener: (payload: string) => void): Promise<void>;
}

/** PostgreSQL takes fewer than 8,000 bytes in one notification. */
const MOST_BYTES = 7_500;
/** More than this waiting to leave, and sweeps do better. */
const MOST_WAITING = 50_000;

type Items = ReadonlyMap<Topic, ReadonlySet<string>>;

/** Nobody else is there. */
export const noSignals: Signals = { publish: () => {}, on: () => {}, flush: async () => {} };

export interface SignalsSettings {
  /** Names this process. */
  readonly id: string;
  readonly carrier: Carrier;
  /** Whether anybody is there to hear it. */
  readonly isHeard: (topic: Topic) => boolean;
  readonly log: Pick<Logger, 'debug'>;
}

export async function createSignals({ id, carrier, isHeard, log }: SignalsSettings): Promise<Signals> {
  const listeners = new Map<Topic, ((items: readonly string[]) => void)[]>();
  let waiting = new Map<Topic, Set<string>>();
  let count = 0;
  let leaving: Promise<void> | undefined;

  /** What comes while a payload is on its way leaves with the next one. */
  async function leave(): Promise<void> {
    await Promise.resolve();
    while (waiting.size > 0) {
      const items = waiting;
      waiting = new Map();
      count = 0;
      try {
        for (const payload of encode(id, items)) await carrier.send(payload);
      } catch (error) {
        log.debug({ reason: error instanceof Error ? error.name : 'fault' }, 'signals were lost');
      }
    }
  }

  await carrier.onPayload((payload) => {
    const [from, items] = decode(payload);
    if (from === id) return;
    for (const [topic, told] of items) for (const listener of listeners.get(topic) ?? []) listener([...told]);
  });

  return {
    publish(topic, item) {
      if (count >= MOST_WAITING || !isHeard(topic)) return;
      const items = waiting.get(topic) ?? new Set();
      waiting.set(topic, items.add(item));
      count += 1;
      leaving ??= leave().finally(() => {
        leaving = undefined;
      });
    },
    on(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
    },
    flush: async () => leaving,
  };
}

/** Each payload is a JSON array: who speaks, then topic and item by turns. */
function* encode(from: string, items: Items): Generator<string> {
  const head = JSON.stringify([from]).slice(0, -1);
  let payload = head;
  for (const [topic, told] of items) {
    for (const item of told) {
      const pair = `,${JSON.stringify(topic)},${JSON.stringify(item)}`;
      const size = Buffer.byteLength(pair);
      if (head.length + size > MOST_BYTES) continue;
      if (Buffer.byteLength(payload) + size > MOST_BYTES) {
        yield `${payload}]`;
        payload = head;
      }
      payload += pair;
    }
  }
  if (payload !== head) yield `${payload}]`;
}

function decode(payload: string): [string, Items] {
  const items = new Map<Topic, Set<string>>();
  try {
    const [from, ...pairs] = JSON.parse(payload) as string[];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const [topic, item] = [pairs[at] as Topic, String(pairs[at + 1])];
      // A later version may speak of what is not known here.
      if (TOPICS.includes(topic)) items.set(topic, (items.get(topic) ?? new Set()).add(item));
    }
    return [String(from), items];
  } catch {
    return ['', items];
  }
}
