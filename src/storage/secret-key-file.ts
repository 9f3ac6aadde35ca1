/** The key of an installation that was given none: made once, in a file of the data folder that only its owner reads. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '#src/platform/start-fault.ts';
import { KEY_BYTES, type Keys, parseKeys } from './secret-box.ts';

const OWNER_ONLY = 0o600;

/**
 * Whoever calls must hold the folder (`folder-lock.ts`): two programs would each make a key.
 * @throws StartFault when the file cannot be read or written, or holds no key.
 */
export function keepKeyFile(dataDir: string): Keys {
  return readKeyFile(dataDir) ?? parse(fileIn(dataDir), make(dataDir, fileIn(dataDir)));
}

/** Undefined when none was ever made. @throws StartFault as above. */
export function readKeyFile(dataDir: string): Keys | undefined {
  const text = read(fileIn(dataDir));
  return text === undefined ? undefined : parse(fileIn(dataDir), text);
}

const fileIn = (dataDir: string) => join(dataDir, 'secret.key');

function parse(file: string, text: string): Keys {
  const keys = parseKeys(text);
  if (!keys) throw new StartFault('secret-key-damaged', { place: file });
  return keys;
}

function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    // A copy put back from a backup may have been opened to others.
    chmodSync(file, OWNER_ONLY);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StartFault('secret-key-unreadable', { place: file }, error);
  }
}

/** Written aside, forced to the disk, then renamed: half a key would lock out everything sealed with the whole one. */
function make(dataDir: string, file: string): string {
  const key = randomBytes(KEY_BYTES).toString('base64');
  const making = `${file}.making`;
  try {
    mkdirSync(dataDir, { recursive: true });
    const handle = openSync(making, 'w', OWNER_ONLY);
    try {
      writeSync(handle, `${key}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chmodSync(making, OWNER_ONLY);
    renameSync(making, file);
  } catch (error) {
    throw new StartFault('secret-key-unreadable', { place: file }, error);
  }
  return key;
}
