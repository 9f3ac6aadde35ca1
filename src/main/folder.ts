/** The data folder of a program that is about to run: taken for itself, with a door for terminals that join it. */
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createTerminalService } from '#adapters/terminal/link.ts';
import type { TerminalAdapter } from '#adapters/terminal/adapter.ts';
import type { Config } from '#src/config.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { type Contact, holdFolder, newSecret } from '#src/storage/folder-lock.ts';

export type Folder =
  | {
      readonly ok: true;
      /** Lets terminals in. */
      open(terminal: TerminalAdapter): void;
      close(): void;
    }
  | { readonly ok: false; readonly holder: Contact };

const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'database-forbidden',
  EPERM: 'database-forbidden',
  EROFS: 'database-forbidden',
  ENOSPC: 'database-full',
  ENOTDIR: 'database-not-a-folder',
  EEXIST: 'database-not-a-folder',
};

/** @throws StartFault when the folder cannot be written. */
export async function takeFolder(config: Config): Promise<Folder> {
  const secret = newSecret();
  let terminal: TerminalAdapter | undefined;
  const service = createTerminalService(secret, (name) => terminal?.seat(name));
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: service.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  server.once('error', reject);
  const { port } = await promise;
  const close = () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  try {
    const web = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
    const held = await holdFolder(config.DATA_DIR, { url: `http://127.0.0.1:${port}`, secret, web });
    if (!held.ok) {
      close();
      return held;
    }
    return {
      ok: true,
      open: (adapter) => {
        terminal = adapter;
      },
      close: () => {
        held.release();
        close();
      },
    };
  } catch (error) {
    close();
    const key = error instanceof Error && 'code' in error ? FAULTS[String(error.code)] : undefined;
    throw key ? new StartFault(key, { place: config.DATA_DIR }, error) : error;
  }
}
