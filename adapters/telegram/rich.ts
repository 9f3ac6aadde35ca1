/**
 * Text with entities, Telegram's own way to say "this part is bold". Nothing in the text is ever markup, so nothing
 * needs escaping and no name or description can forge a link. Offsets count UTF-16 units, as JavaScript strings do.
 */
import type { MessageEntity } from 'grammy/types';

export type Entity = MessageEntity.CommonMessageEntity | MessageEntity.TextLinkMessageEntity;

export interface Rich {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export const plain = (text: string): Rich => ({ text, entities: [] });
export const bold = (text: string): Rich => ({
  text,
  entities: [{ type: 'bold', offset: 0, length: text.length }],
});
export const italic = (text: string): Rich => ({
  text,
  entities: [{ type: 'italic', offset: 0, length: text.length }],
});
export const linked = (text: string, url: string): Rich => ({
  text,
  entities: [{ type: 'text_link', offset: 0, length: text.length, url }],
});

/** Leaves out what is empty: Telegram takes no empty message and no empty entity. */
export function join(parts: readonly Rich[], between: string): Rich {
  let text = '';
  const entities: Entity[] = [];
  for (const part of parts) {
    if (part.text.trim() === '') continue;
    if (text !== '') text += between;
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/** Cuts into pieces of at most `limit` units, at a paragraph, a line, a word, or at least between two graphemes. */
export function split(rich: Rich, limit: number): readonly Rich[] {
  const pieces: Rich[] = [];
  let rest = rich;
  while (rest.text.length > limit) {
    const at = breakBefore(rest.text, limit);
    pieces.push(slice(rest, 0, at));
    rest = slice(rest, at, rest.text.length);
  }
  return [...pieces, rest].filter(({ text }) => text.trim() !== '');
}

const graphemes = new Intl.Segmenter('fr');

function breakBefore(text: string, limit: number): number {
  for (const space of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(space, limit - space.length);
    if (at > limit / 2) return at + space.length;
  }
  const start = graphemes.segment(text).containing(limit)?.index ?? limit;
  if (start > limit / 2) return start;
  // One grapheme longer than half a message (thousands of stacked accents): any place but inside a pair will do.
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}

function slice({ text, entities }: Rich, from: number, to: number): Rich {
  const kept = entities.flatMap((entity) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return start < end ? [{ ...entity, offset: start - from, length: end - start }] : [];
  });
  return { text: text.slice(from, to), entities: kept };
}
