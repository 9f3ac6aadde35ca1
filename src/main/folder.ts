/** The data folder of a program that is about to run: taken for itself, with a door for terminals that join it. */
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { createTerminalService } from '#adapters/terminal/link.ts';
import type { TerminalAdapter } from '#adapters/terminal/adapter.ts';
import type { Config } from '#src/config.ts';
import { DOOR } from '#src/operations/door.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { type Contact, holdFolder, newSecret } from '#src/storage/folder-lock.ts';

export type Folder =
  | {
      readonly ok: true;
      /** Lets terminals in, and operators' commands, and says where people find the program. */
      open(terminal: TerminalAdapter, web?: string, door?: Hono): void;
      close(): void;
    }
  | { readonly ok: false; readonly holder: Contact | undefined };

const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'database-forbidden',
  EPERM: 'database-forbidden',
  EROFS: 'database-forbidden',
  ENOENT: 'database-forbidden',
  ENOSPC: 'database-full',
  EDQUOT: 'database-full',
  ENOTDIR: 'database-not-a-folder',
  EEXIST: 'database-not-a-folder',
};

/** @throws StartFault when the folder cannot be written. */
export async function takeFolder({ DATA_DIR }: Config, kind: Contact['kind']): Promise<Folder> {
  const secret = newSecret();
  let terminal: TerminalAdapter | undefined;
  let operator: Hono | undefined;
  const service = createTerminalService(secret, (name) => terminal?.seat(name));
  service.all(`${DOOR}/*`, (context) => operator?.fetch(context.req.raw) ?? context.text('', 503));
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: service.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  server.once('error', reject);
  const { port } = await promise;
  const close = () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  try {
    const contact: Contact = { url: `http://127.0.0.1:${port}`, secret, kind };
    const held = await holdFolder(DATA_DIR, contact);
    if (!held.ok) {
      close();
      return held;
    }
    return {
      ok: true,
      open: (adapter, web, door) => {
        terminal = adapter;
        operator = door;
        if (web) held.update({ ...contact, web });
      },
      close: () => {
        held.release();
        close();
      },
    };
  } catch (error) {
    close();
    const key = error instanceof Error && 'code' in error ? FAULTS[String(error.code)] : undefined;
    throw key ? new StartFault(key, { place: DATA_DIR }, error) : error;
  }
}

/** Another program has the folder; the text says which, and what to do. */
export class FolderInUse extends StartFault {
  readonly holder: Contact | undefined;

  constructor({ DATA_DIR: place }: Config, holder: Contact | undefined) {
    if (holder?.kind === 'terminal') super('folder-terminal', { place });
    else if (holder?.web) super('already-running', { place, address: holder.web });
    else super(holder ? 'folder-starting' : 'folder-silent', { place });
    this.holder = holder;
  }
}
