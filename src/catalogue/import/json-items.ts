/**
 * The objects of a long JSON list, one at a time: `[{…}, {…}]`, or the first list of objects in `{"data": [{…}, …]}`.
 *
 * Written here because a broken object must be told by its line and leave the others unharmed, and because no object may
 * take more memory than it should: a streaming parser stops at the first fault and keeps the longest string whole.
 */
import { FileFault, type RawRow } from './entry.ts';

/** Characters of one object; the longest of aides-entreprises.fr has about 200,000. */
const LONGEST_ITEM = 2_000_000;

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, BEGIN, END, NEWLINE] = [
  34, 92, 44, 123, 125, 91, 93, 10,
] as const;
const isSpace = (code: number): boolean => code === 32 || code === NEWLINE || code === 13 || code === 9;

export interface JsonItem {
  readonly line: number;
  readonly item: number;
  /** Undefined when it is too long to be looked at. */
  readonly text: string | undefined;
}

/** @throws FileFault when there is no such list, or the file ends in the middle of it. */
export async function* jsonItems(chunks: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  const scanner = createScanner();
  for await (const chunk of chunks) yield* scanner.scan(chunk);
  const state = scanner.state();
  if (state === 'before') throw new FileFault('no-list');
  if (state === 'in') throw new FileFault('cut-off', { line: scanner.line() });
}

/** An object's cells, or what is wrong with it. */
export function readItem({ line, item, text }: JsonItem): RawRow | { readonly key: 'long-row' | 'json' } {
  if (text === undefined) return { key: 'long-row' };
  try {
    const cells = JSON.parse(text) as unknown;
    const isObject = typeof cells === 'object' && cells !== null && !Array.isArray(cells);
    return isObject ? { line, item, cells: cells as RawRow['cells'] } : { key: 'json' };
  } catch {
    return { key: 'json' };
  }
}

function createScanner() {
  let state: 'before' | 'in' | 'after' = 'before';
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  /** Before the list: an array has just begun, and an object in it would make it ours. */
  let isListBegun = false;
  let line = 1;
  let item = 0;
  let startLine = 1;
  let isInItem = false;
  /** The item so far, without the part in the current chunk; too long once undefined. */
  let held: string | undefined = '';

  /** Where the string that is open ends: the place of its closing mark, or the end of the chunk. */
  function endOfString(chunk: string, from: number): number {
    for (let at = from; ; at++) {
      at = chunk.indexOf('"', at);
      const end = at < 0 ? chunk.length : at;
      let slashes = 0;
      while (end - slashes > from && chunk.charCodeAt(end - slashes - 1) === BACKSLASH) slashes++;
      // Up to the beginning of the chunk: what the last one ended with counts too.
      if (slashes === end - from && isEscaped) slashes++;
      const isOdd = slashes % 2 === 1;
      if (at < 0) {
        isEscaped = isOdd;
        return chunk.length;
      }
      if (isOdd) continue;
      isInString = false;
      isEscaped = false;
      return at;
    }
  }

  /** Looks for the list; true when this character begins its first object. */
  function isFirst(code: number): boolean {
    if (isListBegun && code === OPEN) return true;
    if (!isSpace(code)) isListBegun = code === BEGIN && depth <= 1;
    if (code === OPEN || code === BEGIN) depth++;
    else if (code === CLOSE || code === END) depth--;
    return false;
  }

  function begin(code: number): void {
    isInItem = true;
    startLine = line;
    held = '';
    depth = code === OPEN || code === BEGIN ? 1 : 0;
  }

  const hold = (text: string): void => {
    if (held !== undefined) held = held.length + text.length > LONGEST_ITEM ? undefined : held + text;
  };

  function* scan(chunk: string): Generator<JsonItem> {
    let from = 0;
    for (let at = 0; at < chunk.length && state !== 'after'; at++) {
      if (isInString) {
        at = endOfString(chunk, at);
        continue;
      }
      const code = chunk.charCodeAt(at);
      if (code === NEWLINE) line++;
      else if (code === QUOTE) isInString = true;
      if (state === 'before') {
        if (isFirst(code)) {
          state = 'in';
          begin(code);
          from = at;
        }
        continue;
      }
      if (!isInItem) {
        if (code === END) state = 'after';
        else if (!isSpace(code) && code !== COMMA) {
          begin(code);
          from = at;
        }
        continue;
      }
      const isScalarOver = depth === 0 && (code === COMMA || code === END);
      if (code === OPEN || code === BEGIN) depth++;
      else if ((code === CLOSE || code === END) && !isScalarOver) depth--;
      const isOver = depth === 0 && (code === CLOSE || code === END || isScalarOver);
      if (!isOver) continue;
      hold(chunk.slice(from, isScalarOver ? at : at + 1));
      isInItem = false;
      yield { line: startLine, item: ++item, text: held };
      if (isScalarOver && code === END) state = 'after';
    }
    if (isInItem) hold(chunk.slice(from));
  }

  return { scan, state: () => state, line: () => line };
}
