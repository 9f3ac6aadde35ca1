/**
 * A backup file: a line that says how it is sealed, then the dump (`dump.ts`), compressed, and sealed when there is a
 * key. It appears whole or not at all, read by its owner only, and only after it was read back.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { open as openFile, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gunzip, type Gzip } from 'node:zlib';
import { fileKey, keyThatFits, open, SALT_BYTES, seal } from './backup-cipher.ts';
import { BackupFault } from './backup-fault.ts';
import type { DumpHeader, Mark } from './dump.ts';
import { readLines } from './lines.ts';

export interface BackupSummary extends DumpHeader {
  readonly isSealed: boolean;
  readonly bytes: number;
  /** SHA-256 of each table's rows. */
  readonly sums: Readonly<Record<string, string>>;
}

interface FileHead {
  readonly plusun: 'backup';
  readonly format: 1;
  readonly salt?: string;
  readonly check?: string;
}

const OWNER_ONLY = 0o600;
const LINE = Buffer.from('\n');
const LONGEST_HEAD = 1_000;

/**
 * @param lines a dump.
 * @param keys the first one seals; none: the file can be read by whoever has it.
 * @throws BackupFault when the file cannot be written, or is not read back as it was written.
 */
export async function writeBackup(
  lines: AsyncIterable<string>,
  file: string,
  keys: readonly Buffer[],
): Promise<BackupSummary> {
  const making = `${file}.${randomBytes(4).toString('hex')}.making`;
  try {
    const target = createWriteStream(making, { flags: 'wx', mode: OWNER_ONLY });
    await writeTo(target, lines, keys[0]);
    const handle = await openFile(making, 'r+');
    await handle.sync();
    await handle.close();
    const summary = await verifyBackup(making, keys);
    await rename(making, file);
    return summary;
  } catch (error) {
    await rm(making, { force: true });
    throw isOfTheSystem(error) ? new BackupFault('file', { file, code: String(error.code) }, error) : error;
  }
}

async function writeTo(
  target: WriteStream,
  lines: AsyncIterable<string>,
  key: Buffer | undefined,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const made = key && fileKey(key, salt);
  const head: FileHead = {
    plusun: 'backup',
    format: 1,
    ...(made && { salt: salt.toString('base64'), check: made.check.toString('base64') }),
  };
  const about = Buffer.from(`${JSON.stringify(head)}\n`);
  const zipped = through(asBytes(lines), createGzip());
  async function* all() {
    yield about;
    yield* made ? seal(zipped, made, about) : zipped;
  }
  await pipeline(all, target);
}

/** Faults of either end come out where the result is read; what is no longer read is let go. */
function through(bytes: AsyncIterable<Uint8Array>, zip: Gzip | Gunzip): AsyncIterable<Uint8Array> {
  pipeline(bytes, zip).catch((error: unknown) => zip.destroy(error instanceof Error ? error : undefined));
  zip.on('error', () => {});
  return zip;
}

/** Lines in pieces worth compressing. */
async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece: string[] = [];
  let size = 0;
  for await (const line of lines) {
    piece.push(line, '\n');
    size += line.length;
    if (size < 64 * 1024) continue;
    yield Buffer.from(piece.join(''));
    piece = [];
    size = 0;
  }
  yield Buffer.from(piece.join(''));
}

/** @throws BackupFault `file`, `no-backup`, `key-missing`, `key-wrong`, `damaged` or `truncated`, while it is read. */
export async function* readBackup(file: string, keys: readonly Buffer[]): AsyncGenerator<string> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    const { about, rest } = await readHead(source);
    const head = parseHead(about);
    const sealedWith = head.salt ? keyOf(head, keys) : undefined;
    const zipped = sealedWith ? open(rest, sealedWith, about) : rest;
    yield* readLines(through(zipped, createGunzip()));
  } catch (error) {
    throw asFault(error, file);
  } finally {
    source.destroy();
  }
}

function keyOf({ salt = '', check = '' }: FileHead, keys: readonly Buffer[]) {
  if (keys.length === 0) throw new BackupFault('key-missing');
  const key = keyThatFits(keys, Buffer.from(salt, 'base64'), Buffer.from(check, 'base64'));
  if (!key) throw new BackupFault('key-wrong');
  return key;
}

/** Reads a backup to its end: every row, every sum. @throws BackupFault as `readBackup` does. */
export async function verifyBackup(file: string, keys: readonly Buffer[]): Promise<BackupSummary> {
  const sums: Record<string, string> = {};
  let header: DumpHeader | undefined;
  for await (const item of checked(readBackup(file, keys))) {
    if (item[0] === 'header') header = item[1];
    if (item[0] === 'end') sums[item[1]] = item[3];
  }
  if (!header) throw new BackupFault('truncated');
  const handle = await openFile(file);
  const { size } = await handle.stat();
  const start = (await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0)).buffer;
  await handle.close();
  return { ...header, sums, bytes: size, isSealed: start.includes('"salt"') };
}

/** A dump read and checked: marks as they are, rows as lines. @throws BackupFault when a sum or the end is missing. */
export async function* checked(
  lines: AsyncIterable<string>,
): AsyncGenerator<Mark | readonly ['row', string]> {
  let header: DumpHeader | undefined;
  let digest = createHash('sha256');
  let count = 0;
  let isWhole = false;
  for await (const line of lines) {
    if (isWhole) throw new BackupFault('damaged');
    if (line.startsWith('{')) {
      digest.update(line).update('\n');
      count += 1;
      yield ['row', line];
      continue;
    }
    const item = parseMark(line);
    if (item[0] === 'header') header = item[1];
    if (item[0] === 'table') [digest, count] = [createHash('sha256'), 0];
    const isRight = item[0] !== 'end' || (item[2] === count && item[3] === digest.digest('hex'));
    const isCounted = item[0] !== 'end' || header?.counts[item[1]] === count;
    if (!isRight || !isCounted) throw new BackupFault('damaged');
    isWhole = item[0] === 'whole';
    yield item;
  }
  if (!isWhole) throw new BackupFault('truncated');
}

function parseMark(line: string): Mark {
  try {
    const mark: unknown = JSON.parse(line);
    if (Array.isArray(mark) && ['header', 'table', 'end', 'whole'].includes(mark[0]))
      return mark as unknown as Mark;
  } catch {
    // Said below.
  }
  throw new BackupFault('damaged');
}

async function readHead(
  source: AsyncIterable<Buffer>,
): Promise<{ about: Buffer; rest: AsyncIterable<Buffer> }> {
  const pieces = source[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (!start.includes(LINE) && start.length < LONGEST_HEAD) {
    const { value, done } = await pieces.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const end = start.indexOf(LINE) + 1;
  async function* rest() {
    yield start.subarray(end);
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { about: start.subarray(0, end), rest: rest() };
}

function parseHead(about: Buffer): FileHead {
  try {
    const head: FileHead = JSON.parse(about.toString());
    if (head.plusun === 'backup' && head.format === 1) return head;
  } catch {
    // Said below.
  }
  throw new BackupFault('no-backup');
}

const isOfTheSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

/** What zlib says of half a file, and of one that is none. */
function asFault(error: unknown, file: string): unknown {
  if (isOfTheSystem(error)) return new BackupFault('file', { file, code: String(error.code) }, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new BackupFault('truncated', {}, error);
  return code.startsWith('Z_') ? new BackupFault('damaged', {}, error) : error;
}
