/** `npm run chat`: a seat at the terminal, in the program that runs on this folder or, without one, in one of its own. */
import { randomUUID } from 'node:crypto';
import { createDemoAdapter } from '#adapters/demo/adapter.ts';
import { createTerminalAdapter, type Seat, TERMINAL } from '#adapters/terminal/adapter.ts';
import { joinSeat } from '#adapters/terminal/link.ts';
import { talkAtTerminal } from '#adapters/terminal/screen.ts';
import { seedDemo } from '#prisma/seed/demo.ts';
import { type App, createApp } from '#src/app.ts';
import type { Config } from '#src/config.ts';
import type { Locale } from '#src/engine/flow.ts';
import { threadBell } from '#src/cluster/thread-bell.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import type { Cluster } from '#src/cluster/cluster.ts';
import { takingTurns } from '#src/storage/turns.ts';
import type { Database } from '#src/storage/database.ts';
import { FolderInUse, takeFolder } from './folder.ts';
import { createParts, newId, openModel, openProcesses, openStorage, texts } from './parts.ts';
import { stopInTime } from './stop.ts';

/**
 * Talks until the end of input, or until `leaving` aborts.
 * @throws SeatLost when the program that was joined is gone.
 */
export async function chat(
  config: Config,
  name: string,
  locale: Locale,
  leaving: AbortSignal,
): Promise<void> {
  const talk = (seat: Seat) =>
    talkAtTerminal(seat, {
      input: process.stdin,
      output: process.stdout,
      greeting: texts.say(locale)('start-chat-hello'),
      leaving,
    });
  const folder = config.DATABASE_URL ? undefined : await takeFolder(config, 'terminal');
  if (folder && !folder.ok) {
    if (!folder.holder) throw new FolderInUse(config, undefined);
    return talk(joinSeat(folder.holder.url, folder.holder.secret, name));
  }
  let database: Database | undefined;
  let cluster: Cluster | undefined;
  try {
    database = await openStorage(config);
    const now = () => new Date();
    const { prisma } = database;
    await takingTurns(database, () => seedDemo(prisma, now(), newId));
    cluster = await openProcesses(config, true);
    // Whoever runs beside it does the work of all; it knows them before it begins.
    await cluster.join();
    const terminal = createTerminalAdapter({
      thread: createPostgresThread(prisma, TERMINAL, threadBell(cluster.signals)),
      settled: (account) => app.settled(TERMINAL, account, account),
      clock: now,
      newId: randomUUID,
    });
    const { parts, live } = createParts(config, database, cluster);
    await live.start();
    const app: App = createApp({ ...parts, model: await openModel(config) }, [
      terminal,
      createDemoAdapter({ now }),
    ]);
    await app.start();
    folder?.open(terminal);
    try {
      await talk(terminal.seat(name));
    } finally {
      live.stop();
      await stopInTime(() => app.stop());
    }
  } finally {
    if (cluster) await stopInTime(cluster.close);
    if (database) await stopInTime(database.close);
    folder?.close();
  }
}
