/** Text as the Bot API takes it: markup parsed, entities checked, spaces trimmed, length counted. */
import { badRequest, type Entity } from './world.ts';

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const unparsable = (why: string) => badRequest(`can't parse entities: ${why}`);

/** @throws ApiError in Telegram's words. */
export function format(raw: unknown, parseMode: unknown, given: unknown): Formatted {
  const text = raw === undefined ? '' : String(raw);
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  if (parseMode === undefined || parseMode === '')
    return trim(clean({ text, entities: checked(text, given) }));
  if (String(parseMode).toLowerCase() !== 'html') throw badRequest('unsupported parse_mode');
  return trim(clean(parseHtml(text)));
}

function checked(text: string, given: unknown): readonly Entity[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw unparsable('entities must be an Array');
  for (const entity of given as readonly Entity[]) {
    const end = entity.offset + entity.length;
    if (
      !Number.isInteger(entity.offset) ||
      !Number.isInteger(entity.length) ||
      entity.length < 0 ||
      entity.offset < 0
    )
      throw badRequest('Receive an entity with incorrect offset or length');
    if (end > text.length)
      throw badRequest(
        `entity beginning at UTF-16 offset ${entity.offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    for (const at of [entity.offset, end])
      if (/[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at)))
        throw badRequest(`entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${at}`);
  }
  return given as readonly Entity[];
}

/** Drops and replaces what Telegram does, moving the entities along. */
function clean({ text, entities }: Formatted): Formatted {
  const position: number[] = [];
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    position.push(kept.length);
    const char = text.charAt(at);
    if (/[\r\u2028-\u202e]/.test(char)) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
    kept += /[\u0000-\u0009\u000b-\u001f\u007f]/.test(char) ? ' ' : char;
  }
  position.push(kept.length);
  const move = (at: number) => position[at] ?? kept.length;
  return {
    text: kept,
    entities: entities.map((entity) => {
      const offset = move(entity.offset);
      return { ...entity, offset, length: move(entity.offset + entity.length) - offset };
    }),
  };
}

function trim({ text, entities }: Formatted): Formatted {
  const short = text.trim();
  const lead = text.length - text.trimStart().length;
  return {
    text: short,
    entities: entities.flatMap((entity) => {
      const offset = Math.max(entity.offset - lead, 0);
      const end = Math.min(entity.offset + entity.length - lead, short.length);
      return offset < end ? [{ ...entity, offset, length: end - offset }] : [];
    }),
  };
}

const TAGS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};
const REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function parseHtml(html: string): Formatted {
  let text = '';
  const entities: Entity[] = [];
  const open: { tag: string; offset: number; url?: string }[] = [];
  const token = /<(\/?)([a-zA-Z0-9-]*)([^>]*)(>?)|&(#\d+|#x[0-9a-f]+|[a-z]+);/gi;
  let from = 0;
  for (const found of html.matchAll(token)) {
    text += html.slice(from, found.index);
    from = found.index + found[0].length;
    const [whole, slash, name, rest, end, reference] = found;
    const at = Buffer.byteLength(html.slice(0, found.index));
    if (reference !== undefined) {
      text +=
        REFERENCES[reference.toLowerCase()] ?? (reference.startsWith('#') ? codePoint(reference) : whole);
      continue;
    }
    const tag = (name ?? '').toLowerCase();
    if (end !== '>') throw unparsable(`Unclosed start tag at byte offset ${at}`);
    const type = TAGS[tag];
    if (slash !== '/') {
      if (!type) throw unparsable(`Unsupported start tag "${tag}" at byte offset ${at}`);
      const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(rest ?? '');
      open.push({ tag, offset: text.length, ...(url && { url: url[1] ?? url[2] ?? url[3] ?? '' }) });
      continue;
    }
    const opened = open.pop();
    if (!opened) throw unparsable(`Unexpected end tag at byte offset ${at}`);
    if (tag && opened.tag !== tag)
      throw unparsable(
        `Unmatched end tag at byte offset ${at}, expected "</${opened.tag}>", found "</${tag}>"`,
      );
    const length = text.length - opened.offset;
    const entity = { type: TAGS[opened.tag] ?? 'bold', offset: opened.offset, length };
    if (length > 0 && (opened.tag !== 'a' || opened.url))
      entities.push(opened.url ? { ...entity, url: opened.url } : entity);
  }
  const left = open.at(-1);
  if (left) throw unparsable(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text: text + html.slice(from), entities: entities.toSorted((a, b) => a.offset - b.offset) };
}

function codePoint(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
