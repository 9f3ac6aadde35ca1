/**
 * Slack's posts: signed over the raw body, answered only once what they bring is in the inbox. Bolt's own receivers
 * acknowledge an event before any listener has seen it, and know no timestamp from the future.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Body } from './payload.ts';
import { readBody } from '#src/platform/request-body.ts';

/** Where Slack posts events, interactions and commands, below the program's public address. */
export const EVENTS_PATH = '/slack/events';

/** The inbox could not be written: Slack is not told that it was taken, and delivers it again. */
export class InboxUnavailable extends Error {
  override name = 'InboxUnavailable';
}

export interface Posts {
  readonly secret: string;
  readonly now: () => Date;
  /** Resolves once the payload is stored, to what Slack is told with it. @throws InboxUnavailable */
  take(body: Body): Promise<object | undefined>;
}

const BODY_LIMIT = 1_000_000;
/** Neither clock is always right. */
const SKEW_S = 300;

/** 401 to strangers, 503 while the inbox cannot be written; a replay is known by its id in the inbox. */
export async function handlePost(request: Request, { secret, now, take }: Posts): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  const timestamp = request.headers.get('x-slack-request-timestamp') ?? '';
  const signature = request.headers.get('x-slack-signature') ?? '';
  const age = now().getTime() / 1000 - Number(timestamp);
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(age) <= SKEW_S;
  if (!isFresh || !signature) return new Response(null, { status: 401 });
  const raw = await readBody(request, BODY_LIMIT);
  if (raw === undefined) return new Response(null, { status: 413 });
  if (!isSigned(raw, timestamp, signature, secret)) return new Response(null, { status: 401 });
  const body = parse(raw.toString('utf8'), request.headers.get('content-type') ?? '');
  if (!body) return new Response(null, { status: 400 });
  if (body.type === 'url_verification' && 'challenge' in body) return new Response(String(body.challenge));
  try {
    const told = await take(body);
    return told ? Response.json(told) : new Response(null, { status: 200 });
  } catch (error) {
    if (error instanceof InboxUnavailable) return new Response(null, { status: 503 });
    throw error;
  }
}

function isSigned(raw: Buffer, timestamp: string, signature: string, secret: string): boolean {
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest('hex')}`;
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/** Events are JSON; interactions are a form with JSON in `payload`; commands are a plain form. */
function parse(text: string, type: string): Body | undefined {
  try {
    if (!type.startsWith('application/x-www-form-urlencoded')) return asObject(JSON.parse(text));
    const form = Object.fromEntries(new URLSearchParams(text));
    return form['payload'] === undefined ? form : asObject(JSON.parse(form['payload']));
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): Body | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
