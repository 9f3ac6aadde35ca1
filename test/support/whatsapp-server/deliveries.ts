/** How Meta delivers: signed posts, one or several messages each, again and again until they are answered with 200. */
import { createHmac } from 'node:crypto';

/** The `value` of a change. */
export type Value = Readonly<Record<string, unknown>>;

export interface Delivery {
  readonly values: readonly Value[];
  attempts: number;
  isAcknowledged: boolean;
  /** Status of the last post. */
  status?: number;
}

export interface PostOptions {
  readonly secret?: string;
  readonly signature?: string | undefined;
}

export class Deliveries {
  readonly all: Delivery[] = [];
  /** Where posts go; empty: nobody has told Meta. */
  webhookUrl = '';
  readonly #secret: string;
  readonly #firstPauseMs: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #held: Value[] | undefined;
  #isClosed = false;

  constructor(secret: string, firstPauseMs: number) {
    this.#secret = secret;
    this.#firstPauseMs = firstPauseMs;
  }

  push(value: Value): Delivery {
    const delivery: Delivery = { values: [value], attempts: 0, isAcknowledged: false };
    if (this.#held) this.#held.push(value);
    else this.#send(delivery);
    return delivery;
  }
  /** From now on nothing is delivered, until `flush` delivers all of it at once. */
  hold(): void {
    this.#held = [];
  }
  flush(): Delivery {
    const delivery: Delivery = { values: this.#held ?? [], attempts: 0, isAcknowledged: false };
    this.#held = undefined;
    this.#send(delivery);
    return delivery;
  }
  again({ values }: Delivery): Delivery {
    const delivery: Delivery = { values, attempts: 0, isAcknowledged: false };
    this.#send(delivery);
    return delivery;
  }
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  bodyOf(values: readonly Value[]): string {
    const changes = values.map((value) => ({ field: 'messages', value }));
    return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1022', changes }] });
  }
  post(raw: string, options: PostOptions = {}): Promise<Response> {
    const hmac = createHmac('sha256', options.secret ?? this.#secret).update(raw);
    const signature = 'signature' in options ? options.signature : `sha256=${hmac.digest('hex')}`;
    const headers = {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'x-hub-signature-256': signature }),
    };
    return fetch(this.webhookUrl, { method: 'POST', headers, body: raw });
  }

  #send(delivery: Delivery): void {
    this.all.push(delivery);
    void this.#attempt(delivery);
  }
  async #attempt(delivery: Delivery): Promise<void> {
    if (this.#isClosed || !this.webhookUrl) return;
    delivery.attempts += 1;
    const answer = await this.post(this.bodyOf(delivery.values)).catch(() => undefined);
    delivery.status = answer?.status ?? 0;
    delivery.isAcknowledged = answer?.status === 200;
    if (delivery.isAcknowledged || this.#isClosed) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#attempt(delivery);
      },
      this.#firstPauseMs * Math.min(8, 2 ** (delivery.attempts - 1)),
    );
    this.#timers.add(timer);
  }
}
