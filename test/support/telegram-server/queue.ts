/** Updates waiting for the bot: kept until they are confirmed, by a later offset or by a 2xx of its webhook. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, badRequest } from './world.ts';

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface Delivery {
  readonly updateId: number;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
}

interface Poll {
  readonly offset: number;
  readonly limit: number;
  finish(result: readonly Update[] | ApiError): void;
}

interface Hook {
  readonly url: string;
  readonly secret?: string;
  readonly stop: AbortController;
}

/** Kinds a bot gets only when it names them. */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export class Queue {
  /** Every webhook post, in order. */
  readonly deliveries: Delivery[] = [];
  #waiting: Update[] = [];
  #held: Poll | undefined;
  #hook: Hook | undefined;
  #allowed: readonly string[] = [];
  #next = 100_000_001;
  readonly #busy = new Set<unknown>();
  readonly #retryMs: number;

  constructor(retryMs: number) {
    this.#retryMs = retryMs;
  }

  get hookUrl(): string {
    return this.#hook?.url ?? '';
  }
  get allowed(): readonly string[] {
    return this.#allowed;
  }
  get pendingIds(): readonly number[] {
    return this.#waiting.map(({ update_id }) => update_id);
  }

  allow(kinds: unknown): void {
    if (Array.isArray(kinds)) this.#allowed = kinds.map(String);
  }

  /** @returns the update, or undefined when the bot has not asked for this kind. */
  push(kind: string, content: unknown, id = this.#next++): Update | undefined {
    const isWanted = this.#allowed.length === 0 ? !ON_REQUEST.has(kind) : this.#allowed.includes(kind);
    if (!isWanted) return undefined;
    const update = { update_id: id, [kind]: content };
    this.again(update);
    return update;
  }

  /** Puts an update in the queue, also one that has been there before. */
  again(update: Update): void {
    // A copy: confirming one delivery must not take its repetition away.
    this.#waiting.push({ ...update });
    this.#serve();
    void this.#post();
  }

  /** Holds the answer until there is something, or `timeoutSeconds` have passed. */
  poll(offset: number, limit: number, timeoutSeconds: number, gone: AbortSignal): Promise<readonly Update[]> {
    if (this.#hook)
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    this.#held?.finish(
      new ApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    if (offset > 0) this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset);
    if (offset < 0) this.#waiting = this.#waiting.slice(offset);
    return new Promise((resolve, reject) => {
      const finish = (result: readonly Update[] | ApiError) => {
        clearTimeout(timer);
        if (this.#held === poll) this.#held = undefined;
        if (result instanceof ApiError) reject(result);
        else resolve(result);
      };
      const poll: Poll = { offset, limit, finish };
      const timer = setTimeout(() => finish([]), timeoutSeconds * 1000);
      gone.addEventListener('abort', () => finish([]), { once: true });
      this.#held = poll;
      this.#serve();
    });
  }

  #serve(): void {
    const poll = this.#held;
    if (!poll) return;
    const due = this.#waiting.filter(({ update_id }) => poll.offset <= 0 || update_id >= poll.offset);
    if (due.length > 0) poll.finish(due.slice(0, poll.limit));
  }

  setHook(url: string, secret: string | undefined): void {
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
      throw badRequest('secret token contains unallowed characters');
    this.#hook?.stop.abort();
    this.#hook = url
      ? { url, ...(secret !== undefined && { secret }), stop: new AbortController() }
      : undefined;
    this.#busy.clear();
    void this.#post();
  }

  /** Posts what waits, the updates of one chat one after another, until each is answered with 2xx. */
  async #post(): Promise<void> {
    const hook = this.#hook;
    if (!hook) return;
    await Promise.all(
      this.#waiting.map(async (update) => {
        const chat = chatOf(update);
        if (this.#busy.has(chat)) return;
        this.#busy.add(chat);
        const status = await this.#postOne(hook, update);
        if (hook.stop.signal.aborted) return;
        this.deliveries.push({ updateId: update.update_id, status });
        if (status >= 200 && status < 300)
          this.#waiting = this.#waiting.filter((waiting) => waiting !== update);
        else await sleep(this.#retryMs, undefined, { signal: hook.stop.signal }).catch(() => {});
        this.#busy.delete(chat);
        if (this.#hook === hook) void this.#post();
      }),
    );
  }

  async #postOne(hook: Hook, update: Update): Promise<number> {
    try {
      const answer = await fetch(hook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(hook.secret !== undefined && { 'x-telegram-bot-api-secret-token': hook.secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([hook.stop.signal, AbortSignal.timeout(60_000)]),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  /** Ends the question that is held, as when the token is revoked. */
  refuses(): void {
    this.#held?.finish(new ApiError(401, 'Unauthorized'));
  }

  close(): void {
    this.setHook('', undefined);
    this.#held?.finish([]);
  }
}

function chatOf(update: Update): unknown {
  const content = (update['message'] ?? update['callback_query'] ?? update['my_chat_member'] ?? update) as {
    chat?: { id: number };
    message?: { chat: { id: number } };
  };
  return content.chat?.id ?? content.message?.chat.id ?? update.update_id;
}
