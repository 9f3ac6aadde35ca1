/**
 * Seals a stream, and opens it again piece by piece: AES-256-GCM in chunks (the STREAM construction), so that nothing is
 * believed before it is checked, chunks cannot be swapped, and a file that ends too early is told from a whole one.
 *
 * A chunk is: one byte (1 for the last, else 0), its length in three bytes, the sealed bytes, a tag of 16 bytes.
 */
import { createCipheriv, createDecipheriv, hkdfSync, timingSafeEqual } from 'node:crypto';
import { BackupFault } from './backup-fault.ts';

type Bytes = AsyncIterable<Uint8Array>;

const CHUNK_BYTES = 64 * 1024;
const HEAD_BYTES = 4;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const CHECK_BYTES = 16;

export const SALT_BYTES = 16;

/** What one file is sealed with; `check` tells the right key from a wrong one before anything is opened. */
export interface FileKey {
  readonly key: Buffer;
  readonly check: Buffer;
}

/** A key for one file alone: its nonces may then simply count. */
export function fileKey(key: Buffer, salt: Buffer): FileKey {
  const made = Buffer.from(hkdfSync('sha256', key, salt, 'plusun backup', KEY_BYTES + CHECK_BYTES));
  return { key: made.subarray(0, KEY_BYTES), check: made.subarray(KEY_BYTES) };
}

/** Which of these keys sealed a file. */
export const keyThatFits = (keys: readonly Buffer[], salt: Buffer, check: Buffer): FileKey | undefined =>
  keys
    .map((key) => fileKey(key, salt))
    .find((made) => made.check.length === check.length && timingSafeEqual(made.check, check));

/** @param about the file's first line: it is not secret, and cannot be changed. */
export async function* seal(bytes: Bytes, { key }: FileKey, about: Buffer): Bytes {
  let waiting = Buffer.alloc(0);
  let count = 0n;
  for await (const piece of bytes) {
    waiting = Buffer.concat([waiting, piece]);
    // One byte more than a chunk: the last chunk is never empty unless the whole is.
    while (waiting.length > CHUNK_BYTES) {
      yield sealChunk(waiting.subarray(0, CHUNK_BYTES), key, about, count++, false);
      waiting = waiting.subarray(CHUNK_BYTES);
    }
  }
  yield sealChunk(waiting, key, about, count, true);
}

/** @throws BackupFault `damaged` or `truncated`. */
export async function* open(bytes: Bytes, { key }: FileKey, about: Buffer): Bytes {
  let waiting = Buffer.alloc(0);
  let count = 0n;
  let isWhole = false;
  for await (const piece of bytes) {
    waiting = Buffer.concat([waiting, piece]);
    for (let size = chunkSize(waiting); waiting.length >= size; size = chunkSize(waiting)) {
      if (isWhole) throw new BackupFault('damaged');
      isWhole = waiting[0] === 1;
      yield openChunk(waiting.subarray(0, size), key, about, count++, isWhole);
      waiting = waiting.subarray(size);
    }
  }
  if (!isWhole || waiting.length > 0) throw new BackupFault('truncated');
}

/** Infinite while its head has not come. */
function chunkSize(bytes: Buffer): number {
  if (bytes.length < HEAD_BYTES) return Infinity;
  const length = bytes.readUIntBE(1, 3);
  if (length > CHUNK_BYTES) throw new BackupFault('damaged');
  return HEAD_BYTES + length + TAG_BYTES;
}

function nonceOf(count: bigint, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeBigUInt64BE(count);
  nonce[NONCE_BYTES - 1] = Number(isLast);
  return nonce;
}

function sealChunk(chunk: Buffer, key: Buffer, about: Buffer, count: bigint, isLast: boolean): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = Number(isLast);
  head.writeUIntBE(chunk.length, 1, 3);
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count, isLast)).setAAD(about);
  return Buffer.concat([head, cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(chunk: Buffer, key: Buffer, about: Buffer, count: bigint, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, isLast), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(about).setAuthTag(chunk.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BackupFault('damaged');
  }
}
