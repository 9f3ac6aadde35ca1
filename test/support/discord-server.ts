/**
 * A stand-in for Discord: its REST API and its gateway, over real HTTP and WebSocket, with Discord's limits, deadlines
 * and error codes: what it refuses, Discord refuses. Point a bot at it with `apiRoot: server.url`, `token: server.token`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './discord-server/calling.ts';
import { Gateway } from './discord-server/gateway.ts';
import { Person } from './discord-server/people.ts';
import { ROUTES } from './discord-server/routes.ts';
import {
  ApiError,
  type Channel,
  describeMessage,
  type Guild,
  type Message,
  World,
} from './discord-server/world.ts';
import { type Fault, Faults, type Next } from './telegram-server/faults.ts';
import { type Payload, readPayload } from './telegram-server/wire.ts';

export type { Dispatch } from './discord-server/gateway.ts';
export type { Deed, Person, Voice } from './discord-server/people.ts';

interface Call {
  /** The route's name: "POST message". */
  readonly route: string;
  readonly payload: Payload;
  /** 0 when there was no answer. */
  status: number;
}

export interface DiscordServer {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly calls: readonly Call[];
  callsOf(route: string): readonly Call[];
  /** Words in which somebody was called, whatever was asked for. */
  readonly called: readonly string[];
  person(who: { name: string; locale?: string }): Person;
  /** Without `isAnnounced`, the program is in it and has not been told. */
  guild(name: string, how?: { isAnnounced?: boolean }): Guild;
  /**
   * The next request of this route (`*`: of any) goes wrong; Discord's own number goes into `parameters.code`.
   */
  next(route: string): Next;
  /** Discord no longer knows the token, or knows it again. */
  revokesToken(isRevoked?: boolean): void;
  /** Lets time pass, as Discord sees it. */
  passes(ms: number): void;
  stop(): Promise<void>;
}

export async function startDiscordServer(
  options: { token?: string; port?: number } = {},
): Promise<DiscordServer> {
  const { token = 'MTAwMDAwMDAwMDAwMDAwMDAwMg.test.token-of-the-stand-in' } = options;
  const world = new World();
  const gateway = new Gateway(world, token);
  const faults = new Faults();
  const calls: Call[] = [];
  let isRevoked = false;
  let origin = '';

  /** The program hears its own messages too. */
  function announce(channel: Channel, message: Message): void {
    const event = describeMessage(message);
    if (channel.guild) gateway.inGuild({ ...event, guild_id: channel.guild.id });
    else gateway.direct({ channel_type: 1, ...event });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const line = `${request.method} ${decodeURIComponent(pathname).replace(/^\/api\/v10/, '')}`;
    const route = ROUTES.find(({ path }) => path.test(line));
    const payload = await readPayload(request);
    const call: Call = { route: route?.name ?? line, payload, status: 0 };
    calls.push(call);
    const reply = (status: number, body?: unknown, headers: Record<string, string> = {}) => {
      call.status = body === undefined ? 204 : status;
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      response.writeHead(call.status, { ...LIMITS, ...type, ...headers }).end(JSON.stringify(body));
    };
    const fault = faults.take(call.route);
    if (fault && refuseAsTold(fault, call, response, reply)) return;
    try {
      if (!route) throw new ApiError(404, 0, '404: Not Found');
      if (!route.isOpen && (isRevoked || request.headers.authorization !== `Bot ${token}`))
        throw new ApiError(401, 0, '401: Unauthorized');
      const parts = route.path.exec(line)?.slice(1) ?? [];
      const result = route.run({
        world,
        payload,
        parts,
        announce,
        gateway,
        gatewayUrl: origin.replace('http', 'ws').replace(/\/api$/, '/gateway'),
      });
      if (fault?.kind === 'reset') request.socket.resetAndDestroy();
      else if (fault?.kind !== 'silence') reply(200, result);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message, errors } = error;
      reply(status, { message, code, ...(errors && { errors }) });
    }
  }

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) response.writeHead(500).end(String(error));
    });
  });
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}/api`;
  gateway.listensAt(`ws://127.0.0.1:${port}/gateway`);

  return {
    url: origin,
    port,
    token,
    world,
    gateway,
    calls,
    callsOf: (route) => calls.filter((call) => call.route === route),
    get called() {
      return calls.flatMap(({ payload }) => callsIn(bodyOf(payload)));
    },
    person({ name, locale = 'fr' }) {
      const user = { id: world.newId(), username: name.toLowerCase(), global_name: name };
      return new Person(user, { world, gateway, channel: world.directRoom(user), locale });
    },
    guild(name, { isAnnounced = true } = {}) {
      const guild: Guild = { id: world.newId(), name, channels: [], events: [], denied: new Set() };
      guild.channels.push(world.open({ guild }));
      world.guilds.push(guild);
      if (isAnnounced) gateway.joins(guild);
      return guild;
    },
    next: (route) => faults.next(route),
    revokesToken(revoked = true) {
      isRevoked = revoked;
    },
    passes: (ms) => world.passes(ms),
    async stop() {
      gateway.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Discord calls those named in the words of a message, unless it is told whom it may call. */
function callsIn({ content, allowed_mentions: allowed }: Payload): readonly string[] {
  const { parse } = (allowed ?? {}) as { parse?: readonly string[] };
  const isInert = parse !== undefined && parse.length === 0;
  return typeof content === 'string' && !isInert && /@everyone|@here|<@/.test(content) ? [content] : [];
}

/** Room enough for a test; Discord says it in every answer. */
const LIMITS = {
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '999',
  'x-ratelimit-reset-after': '1.000',
  'x-ratelimit-bucket': 'b0c4e7',
};

/** @returns whether the request has been answered. */
function refuseAsTold(
  fault: Fault,
  call: Call,
  response: ServerResponse,
  reply: (status: number, body: unknown, headers?: Record<string, string>) => void,
): boolean {
  if (fault.kind === 'page') {
    call.status = 502;
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
    return true;
  }
  if (fault.kind !== 'answer') return false;
  const { code: status, description: message, parameters = {} } = fault;
  const { retry_after: after, code = 0 } = parameters as { retry_after?: number; code?: number };
  if (status === 429 && after !== undefined)
    reply(
      429,
      { message: 'You are being rate limited.', retry_after: after, global: false, code: 0 },
      {
        'retry-after': String(after),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(after),
        'x-ratelimit-scope': 'user',
      },
    );
  else reply(status, { message, code });
  return true;
}
