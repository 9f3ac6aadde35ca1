/**
 * One program per data folder. The file `running.json` in the folder says who has it and how to reach them; it is
 * believed only while they answer, so a program that was killed leaves nothing behind that has to be cleaned.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How another program on this machine reaches the one that has the folder. */
export interface Contact {
  /** Loopback address of its service. */
  readonly url: string;
  readonly secret: string;
  /** Where people find it. */
  readonly web: string;
}

export type Held = { readonly ok: true; release(): void } | { readonly ok: false; readonly holder: Contact };

const ANSWER_MS = 2_000;
const MOST_TRIES = 5;

export const newSecret = (): string => randomBytes(24).toString('base64url');

/**
 * Takes the folder, or says who has it.
 * @throws when the folder cannot be made or written (the error carries the system's code).
 */
export async function holdFolder(dataDir: string, contact: Contact): Promise<Held> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'running.json');
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (writeOnce(dataDir, file, contact)) return { ok: true, release: () => releaseOwn(file, contact) };
    const holder = readContact(file);
    if (holder && (await answers(holder))) return { ok: false, holder };
    // Whoever wrote it is gone. Only that very file is removed: somebody else may be taking the folder right now.
    if (!holder || readContact(file)?.secret === holder.secret) rmSync(file, { force: true });
  }
  throw new Error(`another program keeps taking the folder ${dataDir}; stop it, or choose another DATA_DIR`);
}

/** Who has the folder now, if anybody answers. */
export async function findHolder(dataDir: string): Promise<Contact | undefined> {
  const holder = readContact(join(dataDir, 'running.json'));
  return holder && (await answers(holder)) ? holder : undefined;
}

/** Appears whole or not at all: a link to a finished file fails when the name is taken. */
function writeOnce(dataDir: string, file: string, contact: Contact): boolean {
  const draft = join(dataDir, `running-${contact.secret.slice(0, 8)}.tmp`);
  writeFileSync(draft, JSON.stringify(contact), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readContact(file: string): Contact | undefined {
  try {
    const contact: Partial<Contact> = JSON.parse(readFileSync(file, 'utf8'));
    const { url, secret, web } = contact;
    return url && secret && web ? { url, secret, web } : undefined;
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
  } catch (error) {
    // Too busy to answer in time is still there; nobody at the door is gone.
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

function releaseOwn(file: string, contact: Contact): void {
  if (readContact(file)?.secret === contact.secret) rmSync(file, { force: true });
}
