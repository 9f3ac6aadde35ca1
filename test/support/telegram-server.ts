/**
 * A stand-in for Telegram's Bot API, over real HTTP, with Telegram's limits, error codes and words: what it refuses,
 * Telegram refuses. Point a bot at it with `apiRoot: server.url`, `token: server.token`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults, type Next } from './telegram-server/faults.ts';
import { methods } from './telegram-server/methods.ts';
import { Group, Person } from './telegram-server/people.ts';
import { type Delivery, Queue, type Update } from './telegram-server/queue.ts';
import { type Payload, readPayload } from './telegram-server/wire.ts';
import { ApiError, type Chat, World } from './telegram-server/world.ts';

export type { Person } from './telegram-server/people.ts';
export type { Update } from './telegram-server/queue.ts';

interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** 0 when there was no answer. */
  status: number;
  /** Why it was refused, in Telegram's words. */
  refusal?: string;
}

export interface TelegramServerOptions {
  readonly token?: string;
  /** The port to listen on, for a server that comes back after a breakdown. */
  readonly port?: number;
  /** Bots in groups get only what is meant for them; on unless switched off, as with @BotFather. */
  readonly privacy?: boolean;
  /** Webhooks must be https, as at api.telegram.org; a self-hosted server takes http. */
  readonly isStrict?: boolean;
  /** Pause before a webhook post is tried again; Telegram's own grows to minutes. */
  readonly webhookRetryMs?: number;
}

export interface TelegramServer {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  /** Every call of every bot, getUpdates included. */
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  person(who: {
    firstName: string;
    id?: number;
    username?: string;
    lastName?: string;
    languageCode?: string;
  }): Person;
  group(title: string): Group;
  /** Everybody there is. */
  people(): readonly Person[];
  /** The next call of this method (`*`: of any) goes wrong. */
  next(method: string): Next;
  /** Delivers an update once more, as Telegram does when it is not sure. */
  repeats(update: Update | undefined): void;
  /** Any update, also of a kind nobody has heard of; `id` need not be the next one. */
  pushes(kind: string, content: unknown, id?: number): Update | undefined;
  /** Ids of the updates not yet confirmed. */
  readonly pendingIds: readonly number[];
  readonly deliveries: readonly Delivery[];
  readonly webhookUrl: string;
  readonly menuButton: unknown;
  /** What people read of the bot before they write to it, by language; "" is everybody's. */
  readonly descriptions: Map<string, string>;
  /** Telegram no longer knows the token (its owner asked @BotFather for another), or knows it again. */
  revokesToken(isRevoked?: boolean): void;
  /** Callback queries can no longer be answered, as after some minutes. */
  forgetsPresses(): void;
  stop(): Promise<void>;
}

export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const { token = '123456:TEST-token-of-the-stand-in', privacy = true } = options;
  const bot = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'PlusUn',
    username: 'PlusUnTestBot',
  };
  const world = new World(bot);
  const queue = new Queue(options.webhookRetryMs ?? 50);
  const faults = new Faults();
  const calls: Call[] = [];
  let isRevoked = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, name] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const payload = await readPayload(request);
    const call: Call = { method: name ?? '', payload, status: 0 };
    calls.push(call);
    const reply = (status: number, body: object) => {
      call.status = status;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = (code: number, description: string, parameters?: object) => {
      call.refusal = description;
      return reply(code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });
    };

    if (!given || !/^\d+:[\w-]+$/.test(given)) return refuse(404, 'Not Found');
    if (given !== token || isRevoked) return refuse(401, 'Unauthorized');
    const method = Object.hasOwn(methods, name ?? '') ? methods[name ?? ''] : undefined;
    if (!method) return refuse(404, 'Not Found: method not found');
    const fault = faults.take(name ?? '');
    if (fault?.kind === 'answer') return refuse(fault.code, fault.description, fault.parameters);
    if (fault?.kind === 'page') {
      call.status = 502;
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
      return;
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const calling = { world, queue, payload, gone: gone.signal, isStrict: options.isStrict ?? false };
      const result = await method(calling);
      if (fault?.kind === 'reset') request.socket.resetAndDestroy();
      else if (fault?.kind !== 'silence') reply(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(error.code, error.message, error.parameters);
    }
  }

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      response.writeHead(500).end(JSON.stringify({ ok: false, error_code: 500, description: String(error) }));
    });
  });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;

  const people: Person[] = [];
  const openChat = (chat: Omit<Chat, 'messages' | 'unread'>): Chat => {
    const opened: Chat = { ...chat, messages: [], unread: [] };
    world.chats.set(chat.id, opened);
    return opened;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    bot,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    person({ firstName, id = 5_000_000_000 + world.newId(), username, lastName, languageCode }) {
      const user = {
        id,
        is_bot: false,
        first_name: firstName,
        ...(lastName !== undefined && { last_name: lastName }),
        ...(username !== undefined && { username }),
        ...(languageCode !== undefined && { language_code: languageCode }),
      };
      const chat = openChat({ id, type: 'private', user, bot: 'new' });
      const person = new Person(user, chat, world, queue, privacy);
      people.push(person);
      return person;
    },
    people: () => people,
    group: (title) =>
      new Group(openChat({ id: -world.newId(), type: 'group', title, bot: 'member' }), world, queue),
    next: (method) => faults.next(method),
    repeats(update) {
      if (update) queue.again(update);
    },
    pushes: (kind, content, id) => queue.push(kind, content, id),
    get pendingIds() {
      return queue.pendingIds;
    },
    get deliveries() {
      return queue.deliveries;
    },
    get webhookUrl() {
      return queue.hookUrl;
    },
    get menuButton() {
      return world.menuButton;
    },
    revokesToken(revoked = true) {
      isRevoked = revoked;
      // Whoever waits for news is told at once.
      if (revoked) queue.refuses();
    },
    descriptions: world.descriptions,
    forgetsPresses: () => world.queries.clear(),
    async stop() {
      queue.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
