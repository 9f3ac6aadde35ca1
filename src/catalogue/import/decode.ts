/** A file as text, a piece at a time, whatever it is written in: UTF-8 (with or without its mark), UTF-16, cp1252. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { FileFault } from './entry.ts';

export interface TextFile {
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** The first characters, for telling the format. */
  readonly head: string;
  /** Its whole text; `onRead` hears how many bytes have been read so far. */
  chunks(onRead?: (bytes: number) => void): AsyncGenerator<string>;
}

const CHUNK = 256 * 1024;
const HEAD = 4096;
const READ_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  EISDIR: 'folder',
  EACCES: 'forbidden',
};

/**
 * Reads the file once to learn its encoding, which its beginning does not always tell.
 * @throws FileFault when it cannot be read, or is empty.
 */
export async function openText(path: string): Promise<TextFile> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw new FileFault('folder');
    if (about.size === 0) throw new FileFault('empty');
    const start = await beginning(path);
    const encoding = await encodingOf(path, start);
    const decode = (bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes, { stream: true });
    return {
      bytes: about.size,
      encoding,
      head: decode(start),
      chunks: (onRead) => chunksOf(path, encoding, onRead),
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? READ_FAULTS[String(error.code)] : undefined;
    throw code ? new FileFault(code) : error;
  }
}

async function* chunksOf(
  path: string,
  encoding: string,
  onRead?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let read = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    read += bytes.length;
    onRead?.(read);
    yield decoder.decode(bytes, { stream: true });
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What is not UTF-8 to its last byte is what spreadsheets in France save: cp1252. */
async function encodingOf(path: string, start: Buffer): Promise<TextFile['encoding']> {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>)
      strict.decode(bytes, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
