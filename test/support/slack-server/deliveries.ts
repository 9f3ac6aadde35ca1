/**
 * How Slack hands things over: signed posts, or envelopes on a socket; again when they were not acknowledged in time.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { Socket } from './socket.ts';

export type Kind = 'events_api' | 'interactive' | 'slash_commands';

export interface Delivery {
  readonly kind: Kind;
  readonly envelopeId: string;
  body: Readonly<Record<string, unknown>>;
  attempts: number;
  isAcknowledged: boolean;
  /** Status of the last post. */
  status?: number;
  /** What came with the acknowledgement. */
  answer?: unknown;
}

export interface PostOptions {
  /** Seconds since 1970; now by default. */
  readonly timestamp?: number;
  readonly secret?: string;
  readonly signature?: string;
  readonly type?: string;
  readonly retry?: number;
}

const RETRIES = 3;

export class Deliveries {
  readonly all: Delivery[] = [];
  readonly sockets = new Set<Socket>();
  /** Where posts go; empty: to the sockets. */
  requestUrl = '';
  readonly #secret: string;
  readonly #againMs: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(secret: string, againMs: number) {
    this.#secret = secret;
    this.#againMs = againMs;
  }

  push(kind: Kind, body: Delivery['body']): Delivery {
    const delivery: Delivery = { kind, body, envelopeId: randomUUID(), attempts: 0, isAcknowledged: false };
    this.all.push(delivery);
    this.#attempt(delivery);
    return delivery;
  }
  /** One event under another event id, as when Slack is not sure. */
  again({ kind, body }: Delivery): Delivery {
    return this.push(kind, kind === 'events_api' ? { ...body, event_id: `Ev${randomUUID()}` } : body);
  }
  acknowledge(envelopeId: string, answer?: unknown): void {
    const found = this.all.find((delivery) => delivery.envelopeId === envelopeId);
    if (!found) return;
    found.isAcknowledged = true;
    found.answer = answer;
  }
  /** A new socket gets what the last one left. */
  flush(): void {
    for (const delivery of this.all) if (!delivery.isAcknowledged) this.#attempt(delivery);
  }
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** What signs exactly these characters. */
  headersFor(raw: string, options: PostOptions = {}): Record<string, string> {
    const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000));
    const hmac = createHmac('sha256', options.secret ?? this.#secret).update(`v0:${timestamp}:${raw}`);
    return {
      'content-type': options.type ?? 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': options.signature ?? `v0=${hmac.digest('hex')}`,
      ...(options.retry && {
        'x-slack-retry-num': String(options.retry),
        'x-slack-retry-reason': 'http_error',
      }),
    };
  }
  post(raw: string, options: PostOptions = {}): Promise<Response> {
    return fetch(this.requestUrl, { method: 'POST', headers: this.headersFor(raw, options), body: raw });
  }

  #attempt(delivery: Delivery): void {
    if (this.#isClosed || delivery.isAcknowledged) return;
    delivery.attempts += 1;
    if (this.requestUrl) void this.#postOne(delivery);
    else this.#sendOne(delivery);
  }

  async #postOne(delivery: Delivery): Promise<void> {
    const { kind, body, attempts } = delivery;
    const type = 'application/x-www-form-urlencoded';
    const retry = attempts - 1;
    const answer = await (kind === 'events_api'
      ? this.post(JSON.stringify(body), { retry })
      : kind === 'interactive'
        ? this.post(new URLSearchParams({ payload: JSON.stringify(body) }).toString(), { type })
        : this.post(new URLSearchParams(body as Record<string, string>).toString(), { type })
    ).catch(() => undefined);
    delivery.status = answer?.status ?? 0;
    const told = await answer?.text();
    if (told && answer?.headers.get('content-type')?.includes('json')) delivery.answer = JSON.parse(told);
    delivery.isAcknowledged ||= answer?.ok ?? false;
    if (kind === 'events_api' && attempts <= RETRIES) this.#later(delivery);
  }

  #sendOne(delivery: Delivery): void {
    const [socket] = this.sockets;
    if (!socket) return;
    const retry = delivery.attempts - 1;
    socket.sends({
      envelope_id: delivery.envelopeId,
      type: delivery.kind,
      payload: delivery.body,
      accepts_response_payload: delivery.kind !== 'events_api',
      ...(delivery.kind === 'events_api' && { retry_attempt: retry, retry_reason: retry ? 'timeout' : '' }),
    });
    this.#later(delivery);
  }

  #later(delivery: Delivery): void {
    if (delivery.isAcknowledged || this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#attempt(delivery);
    }, this.#againMs);
    this.#timers.add(timer);
  }
}
