/**
 * How updates reach us, each acknowledged only once it is in the inbox.
 *
 * grammY's own loop moves its offset before the handler has finished (and once more when it stops), so a message whose
 * storing failed would be lost: we ask for updates ourselves, with grammY's client. The offset is the acknowledgement.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Api } from 'grammy';
import type { Update as Payload } from 'grammy/types';
import { WANTED } from './codec.ts';
import { readBody } from '#src/platform/request-body.ts';

/** Resolves once the update is stored; rejects when it could not be. */
export type Take = (payload: Payload) => Promise<void>;

/** The inbox could not be written: Telegram keeps the update and delivers it again. */
export class InboxUnavailable extends Error {
  override name = 'InboxUnavailable';
}

export interface Polling {
  readonly api: Api;
  readonly take: Take;
  /** How long Telegram holds a question while there is no news. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Kept from one call to the next: updates before `offset` are confirmed by asking from it. */
  readonly position: { offset: number | undefined };
  /** Called each time all went well. */
  heard(): void;
}

/**
 * Asks for updates until the signal aborts.
 * @throws InboxUnavailable, or grammY's error; the caller waits and calls again, and nothing was confirmed too early.
 */
export async function poll({ api, take, seconds, signal, position, heard }: Polling): Promise<void> {
  while (!signal.aborted) {
    const { offset } = position;
    const payloads = await api.getUpdates(
      { ...(offset !== undefined && { offset }), timeout: seconds, allowed_updates: WANTED },
      asGrammySignal(signal),
    );
    // An empty answer says that all before the offset is confirmed. Without it we also see ids that started anew,
    // as Telegram's do after a silent week.
    if (payloads.length === 0) position.offset = undefined;
    for (const payload of payloads) {
      await take(payload);
      position.offset = payload.update_id + 1;
    }
    heard();
  }
}

/** grammY names the signal type of an older library; the standard one is what it takes at run time. */
export const asGrammySignal = (signal: AbortSignal) =>
  signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>;

const BODY_LIMIT = 1_000_000;

/** Answers Telegram's webhook posts: 401 to strangers, 503 while the inbox cannot be written. */
export async function handlePost(request: Request, secret: string, take: Take): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  if (!isSame(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret))
    return new Response(null, { status: 401 });
  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) return new Response(null, { status: 413 });
  const payload = parse(body.toString('utf8'));
  if (!payload) return new Response(null, { status: 400 });
  try {
    await take(payload);
    return new Response(null, { status: 200 });
  } catch (error) {
    if (error instanceof InboxUnavailable) return new Response(null, { status: 503 });
    throw error;
  }
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function parse(body: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isUpdate =
      typeof value === 'object' &&
      value !== null &&
      'update_id' in value &&
      Number.isSafeInteger(value.update_id);
    return isUpdate ? (value as Payload) : undefined;
  } catch {
    return undefined;
  }
}
