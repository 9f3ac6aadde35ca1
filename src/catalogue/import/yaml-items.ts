/** The items of a list in YAML, each read by itself: what is wrong with one harms no other, and a long list needs little memory. */
import { parseDocument } from 'yaml';
import { FileFault, type RawRow } from './entry.ts';

const LONGEST_ITEM = 100_000;

export type YamlItem =
  | RawRow
  | { readonly line: number; readonly item: number; readonly key: 'yaml' | 'long-row'; readonly at?: number };

/** A list at the left margin: each "- " begins an item. @throws FileFault when there is none. */
export async function* yamlItems(chunks: AsyncIterable<string>): AsyncGenerator<YamlItem> {
  let lines: string[] = [];
  let length = 0;
  let start = 0;
  let number = 0;
  let item = 0;
  const take = function* (): Generator<YamlItem> {
    if (item > 0)
      yield length > LONGEST_ITEM ? { line: start, item, key: 'long-row' } : read(lines, start, item);
  };
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.startsWith('- ') || line === '-') {
      yield* take();
      [lines, length, start] = [[], 0, number];
      item++;
    } else if (item === 0 && !/^\s*(#.*|---.*|)$/.test(line))
      throw new FileFault('no-yaml-list', { line: number });
    length += line.length;
    if (length <= LONGEST_ITEM) lines.push(line);
  }
  if (item === 0) throw new FileFault('no-list');
  yield* take();
}

function read(lines: readonly string[], line: number, item: number): YamlItem {
  const document = parseDocument(lines.join('\n'), { schema: 'failsafe', uniqueKeys: true });
  const [error] = document.errors;
  if (error) return { line: line + (error.linePos?.[0].line ?? 1) - 1, item, key: 'yaml' };
  try {
    const [cells] = document.toJS({ maxAliasCount: 0 }) as unknown[];
    const isObject = typeof cells === 'object' && cells !== null && !Array.isArray(cells);
    return isObject ? { line, item, cells: cells as RawRow['cells'] } : { line, item, key: 'yaml' };
  } catch {
    return { line, item, key: 'yaml' };
  }
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
