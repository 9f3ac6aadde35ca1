/** Meta's deliveries: the question whether the address is ours, and posts signed over their raw bytes. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readBody } from '#src/platform/request-body.ts';
import type { Delivery } from './codec.ts';

/** Where Meta posts, below the program's public address. */
export const WEBHOOK_PATH = '/whatsapp/webhook';

/** The inbox could not be written: Meta is not told that it was taken, and delivers it again, for days. */
export class InboxUnavailable extends Error {
  override name = 'InboxUnavailable';
}

export interface Posts {
  /** Signs the posts. */
  readonly appSecret: string;
  /** Shown by Meta when it asks whether the address is ours. */
  readonly verifyToken: string;
  /** Resolves once everything in it is stored. @throws InboxUnavailable */
  take(delivery: Delivery): Promise<void>;
}

/** Meta's own limit is three megabytes. */
const BODY_LIMIT = 3_500_000;
const answer = (status: number, text: string | null = null) => new Response(text, { status });

/** 403 to strangers; 500 while the inbox cannot be written. */
export async function handleRequest(request: Request, posts: Posts): Promise<Response> {
  if (request.method === 'GET') return confirm(new URL(request.url).searchParams, posts.verifyToken);
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  const signature = request.headers.get('x-hub-signature-256');
  if (!signature) return answer(403);
  const raw = await readBody(request, BODY_LIMIT);
  if (raw === undefined) return answer(413);
  const expected = `sha256=${createHmac('sha256', posts.appSecret).update(raw).digest('hex')}`;
  if (!isSame(signature, expected)) return answer(403);
  const delivery = parse(raw.toString('utf8'));
  if (!delivery) return answer(400);
  try {
    await posts.take(delivery);
    return answer(200);
  } catch (error) {
    if (error instanceof InboxUnavailable) return answer(500);
    throw error;
  }
}

function confirm(asked: URLSearchParams, verifyToken: string): Response {
  const isOurs = isSame(asked.get('hub.verify_token') ?? '', verifyToken);
  if (asked.get('hub.mode') !== 'subscribe' || !isOurs) return answer(403);
  return answer(200, asked.get('hub.challenge') ?? '');
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function parse(text: string): Delivery | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
