/** Starts each adapter where it belongs: everywhere updates come in, or in the one process that holds its lease. */
import type { Update } from '#src/engine/message.ts';
import type { Adapter, Assist, PlatformStatus, Rooms } from '#src/platform/adapter.ts';
import type { Cluster } from './cluster.ts';
import type { Keeping } from './lease.ts';

export interface AdapterRun {
  start(): Promise<void>;
  isListening(platform: string): boolean;
  /** Stops listening; what others may hold is given up at once. */
  stop(): Promise<void>;
}

export interface AdapterRunParts {
  readonly cluster: Cluster;
  readonly adapters: readonly Adapter[];
  readonly receive: (update: Update) => Promise<void>;
  readonly assist: Assist;
  readonly rooms: Rooms;
}

export function runAdapters(parts: AdapterRunParts): AdapterRun {
  const { cluster, adapters, receive, assist, rooms } = parts;
  const listening = new Map<string, Adapter>();
  const keepings: Keeping[] = [];

  cluster.tellPlatforms(() =>
    Object.fromEntries(
      [...listening].flatMap(([platform, { status }]): [string, PlatformStatus][] =>
        status ? [[platform, status()]] : [],
      ),
    ),
  );

  async function begin(adapter: Adapter): Promise<void> {
    listening.set(adapter.platform, adapter);
    await adapter.start(receive, assist, rooms);
  }
  async function end(adapter: Adapter): Promise<void> {
    await adapter.stop();
    listening.delete(adapter.platform);
  }

  return {
    async start() {
      for (const adapter of adapters) {
        if (!cluster.roles.has(adapter.hearsItself ? 'delivery' : 'intake')) continue;
        const held = { onHeld: () => begin(adapter), onLost: () => end(adapter) };
        if (adapter.listensAlone) keepings.push(await cluster.hold(`listen:${adapter.platform}`, held));
        else await begin(adapter);
      }
    },
    isListening: (platform) => listening.has(platform),
    async stop() {
      const shared = adapters.filter(({ listensAlone }) => !listensAlone);
      // Also what was never started: sending may have left something to close.
      await Promise.all([...keepings.map((keeping) => keeping.giveUp()), ...shared.map(end)]);
    },
  };
}
