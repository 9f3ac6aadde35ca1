/** Texts and values as PostgreSQL takes them: no NUL, no half of a surrogate pair. */
import type { Json } from '#src/engine/message.ts';

/** `JSON.stringify` writes both as escapes; an even number of backslashes before one means it is a real escape. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

export function toStorable(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u') ? text.replace(UNSTORABLE, '$1\ufffd') : text;
}

export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

export const storableJson = <T extends Json>(value: T): T => JSON.parse(toStorable(value)) as T;
