/**
 * One program per data folder. Who has it is decided by a lock of the operating system on `running.lock` (taken through
 * SQLite, which knows how on every system): it ends with the process that holds it, however that process ends, so
 * nothing has to be cleaned and no id or port of a dead program is ever believed. `running.json` says how to reach them.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** How another program on this machine reaches the one that has the folder. */
export interface Contact {
  /** Loopback address of its service. */
  readonly url: string;
  readonly secret: string;
  readonly kind: 'program' | 'terminal';
  /** Where people find it, once it is ready. */
  readonly web?: string;
}

export type Held =
  | {
      readonly ok: true;
      /** Says more about this program than when it took the folder. */
      update(contact: Contact): void;
      release(): void;
    }
  /** Without a holder: somebody has it and cannot be reached. */
  | { readonly ok: false; readonly holder: Contact | undefined };

const SQLITE_BUSY = 5;
/** Between taking the lock and saying who did, a program needs some milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 50;
const ANSWER_MS = 2_000;

export const newSecret = (): string => randomBytes(24).toString('base64url');

/**
 * Takes the folder, or says who has it.
 * @throws when the folder cannot be made or written (the error carries the system's code).
 */
export async function holdFolder(dataDir: string, contact: Contact): Promise<Held> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'running.json');
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted) {
    const lock = takeLock(join(dataDir, 'running.lock'));
    if (lock) return hold(lock, file, contact);
    // What is written may be of an earlier program, until the one that has the lock has written its own.
    const holder = read(file);
    if (holder && (await answers(holder))) return { ok: false, holder };
    await sleep(LOOK_AGAIN_MS);
  }
  return { ok: false, holder: undefined };
}

function hold(lock: DatabaseSync, file: string, contact: Contact): Held {
  const update = (contact: Contact) => write(file, contact);
  const release = () => {
    rmSync(file, { force: true });
    locks.delete(lock);
    lock.close();
  };
  try {
    update(contact);
  } catch (error) {
    lock.close();
    throw error;
  }
  locks.add(lock);
  return { ok: true, update, release };
}

/** A lock that nothing refers to would be collected as garbage, and the folder with it. */
const locks = new Set<DatabaseSync>();

/** Undefined when another process has it. */
function takeLock(file: string): DatabaseSync | undefined {
  // SQLite hides the system's reason; this finds it.
  writeFileSync(file, '', { flag: 'a', mode: 0o600 });
  const lock = new DatabaseSync(file);
  try {
    // Never committed and kept in memory: the file stays empty.
    lock.exec('pragma journal_mode = memory; begin immediate');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

/** Appears whole: whoever reads it meanwhile reads the one before. */
function write(file: string, contact: Contact): void {
  const draft = `${file}.tmp`;
  writeFileSync(draft, JSON.stringify(contact), { mode: 0o600 });
  renameSync(draft, file);
}

function read(file: string): Contact | undefined {
  try {
    const { url, secret, kind, web }: Partial<Contact> = JSON.parse(readFileSync(file, 'utf8'));
    return url && secret && kind ? { url, secret, kind, ...(web && { web }) } : undefined;
  } catch {
    return undefined;
  }
}

async function answers({ url, secret }: Contact): Promise<boolean> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
