/** The program as `npm start` runs it: every platform that is set up, until it is told to stop. */
import { randomBytes } from 'node:crypto';
import { seedDemo } from '#prisma/seed/demo.ts';
import { type App, createApp } from '#src/app.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import type { Config } from '#src/config.ts';
import type { Folder } from './folder.ts';
import { createParts, newId, openStorage } from './parts.ts';
import { createPlatforms } from './platforms.ts';
import type { StartReport } from './report.ts';

export interface Running {
  readonly report: StartReport;
  stop(): Promise<void>;
}

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
    const now = new Date();
    await seedDemo(database.prisma, now, newId);
    const code = await offerOrganiserCode(database.prisma, (size) => randomBytes(size), now);

    const { parts, faults } = createParts(config, database);
    const platforms = await createPlatforms(config, database, parts.log, () => app);
    opened.push(async () => platforms.stop());
    const app: App = createApp(parts, platforms.adapters);
    opened.push(() => app.stop());
    await app.start();
    const address = config.PUBLIC_URL ?? platforms.web.address().replace('127.0.0.1', 'localhost');
    folder?.open(platforms.terminal, address);

    const isDemo = (await database.prisma.club.count({ where: { isDemo: true, isClosed: false } })) > 0;
    return {
      report: {
        address,
        place: config.DATABASE_URL ? 'PostgreSQL' : config.DATA_DIR,
        platforms: platforms.report(),
        isDemo,
        code,
        faults,
      },
      stop: closeAll,
    };
  } catch (error) {
    await closeAll().catch(() => {});
    throw error;
  }
}
