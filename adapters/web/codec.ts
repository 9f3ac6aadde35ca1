/** What the page sends becomes an `Input`; what the thread holds becomes what the page draws. */
import * as z from 'zod';
import type { FilePart, Input, Option } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import type { ThreadEntry } from '#src/platform/thread.ts';

/** UTF-16 units of one message. */
const LONGEST_TEXT = 20_000;
const MOST_TOKENS = 100;

const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
const posted = z.union([
  z.strictObject({ id, text: z.string() }),
  z.strictObject({ id, tokens: z.array(z.string().min(1).max(64)).min(1).max(MOST_TOKENS) }),
  z.strictObject({
    id,
    command: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
    argument: z.string().optional(),
  }),
]);

export type Posted =
  | { readonly ok: true; readonly id: string; readonly input: Input }
  | { readonly ok: false; readonly why: 'unreadable' | 'long' };

/** A deep link's argument, the same letters everywhere; anything else is left out and the welcome is the usual one. */
const ARGUMENT = /^[A-Za-z0-9_-]{1,64}$/;

export function readPosted(body: string): Posted {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, why: 'unreadable' };
  }
  const read = posted.safeParse(json);
  if (!read.success) return { ok: false, why: 'unreadable' };
  const message = read.data;
  if ('tokens' in message) {
    return { ok: true, id: message.id, input: { kind: 'choice', tokens: message.tokens.map(storable) } };
  }
  if ('text' in message) {
    if (message.text.length > LONGEST_TEXT) return { ok: false, why: 'long' };
    return { ok: true, id: message.id, input: { kind: 'text', text: storable(message.text) } };
  }
  const input: Input = { kind: 'command', name: message.command };
  const { argument } = message;
  const isArgument = argument !== undefined && ARGUMENT.test(argument);
  return { ok: true, id: message.id, input: isArgument ? { ...input, argument } : input };
}

/** PostgreSQL stores neither a NUL nor half a character; the rest of the cleaning is the engine's. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '');

/** An entry of the thread as the page reads it: no file contents, only where to get them. */
export interface PageEntry {
  readonly seq: number;
  readonly at: string;
  readonly answers?: string;
  readonly body: readonly (Exclude<Message['body'][number], FilePart> | PageFile)[];
  readonly options: readonly Option[];
  readonly many: boolean;
}

interface PageFile {
  readonly kind: 'file';
  readonly name: string;
  readonly label: string;
  readonly href: string;
}

export function showEntry(entry: ThreadEntry): PageEntry {
  const { seq, at, message } = entry;
  const body = message.body.map((part) =>
    part.kind === 'file'
      ? { kind: part.kind, name: part.name, label: part.label, href: fileHref(seq, part.name) }
      : part,
  );
  const { options, many } = message;
  const shown = { seq, at, body, options, many };
  return entry.answers === undefined ? shown : { ...shown, answers: entry.answers };
}

const fileHref = (seq: number, name: string) => `/chat/files/${seq}/${encodeURIComponent(name)}`;
