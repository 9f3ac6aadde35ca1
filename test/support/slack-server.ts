/**
 * A stand-in for Slack, over real HTTP and WebSocket: the Web API with Slack's limits and error codes, signed posts of
 * events, interactions and commands, and Socket Mode. Point the program at it with `apiUrl: server.url`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Deliveries } from './slack-server/deliveries.ts';
import { Directory } from './slack-server/directory.ts';
import { methods, type Payload } from './slack-server/methods.ts';
import { Person } from './slack-server/people.ts';
import { Socket } from './slack-server/socket.ts';
import { readPayload } from './telegram-server/wire.ts';
import { type Channel, World } from './slack-server/world.ts';
import { respond, WriteError } from './slack-server/writing.ts';

export type { Delivery } from './slack-server/deliveries.ts';
export type { Person } from './slack-server/people.ts';

type Fault =
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'flood'; readonly seconds: number }
  /** 500 with a page of HTML; the call had no effect. */
  | { readonly kind: 'page' }
  /** The call has its effect, then the connection is cut. */
  | { readonly kind: 'reset' }
  /** The call has its effect, and no answer ever comes. */
  | { readonly kind: 'silence' };

interface Call {
  readonly method: string;
  readonly payload: Payload;
}

export interface SlackServerOptions {
  /** Slack waits three seconds for an acknowledgement. */
  readonly redeliverMs?: number;
}

interface PersonOptions {
  readonly name: string;
  readonly locale?: string;
  /** IANA zone of their account. */
  readonly tz?: string;
  /** Another workspace than this one. */
  readonly team?: string;
}

export type SlackServer = Awaited<ReturnType<typeof startSlackServer>>;

export async function startSlackServer({ redeliverMs = 3000 }: SlackServerOptions = {}) {
  const botToken = 'xoxb-test-token-of-the-stand-in';
  const appToken = 'xapp-test-token-of-the-stand-in';
  const signingSecret = 'signing-secret-of-the-stand-in';
  const world = new World();
  const directory = new Directory();
  const deliveries = new Deliveries(signingSecret, redeliverMs);
  const faults: { readonly method: string; readonly fault: Fault; passing: number }[] = [];
  const calls: Call[] = [];
  let isRevoked = false;
  let port = 0;
  let tickets = 0;
  let isRemoved = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const upload = world.uploads.get(/^\/upload\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '');
    if (upload) {
      upload.content = Object.values(await readPayload(request))
        .map((file) => (file as { content: string }).content)
        .join('');
      return void response.end('OK');
    }
    const responding = /^\/respond\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (responding !== undefined) {
      const body = JSON.parse(await readText(request));
      calls.push({ method: 'response_url', payload: body });
      return answerTo(responding, body, response);
    }
    const method = /^\/api\/([\w.]+)$/.exec(request.url ?? '')?.[1] ?? '';
    const payload = await readForm(request);
    calls.push({ method, payload });
    const reply = (body: object, status = 200, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const at = faults.findIndex((planned) => planned.method === method && planned.passing-- <= 0);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'error') return reply({ ok: false, error: fault.code });
    if (fault?.kind === 'flood')
      return reply({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(fault.seconds) });
    if (fault?.kind === 'page') return void response.writeHead(500).end('<html><h1>Server Error</h1></html>');
    const isApp = method === 'apps.connections.open';
    if (isRevoked) return reply({ ok: false, error: 'token_revoked' });
    if (isRemoved && !isApp) return reply({ ok: false, error: 'account_inactive' });
    try {
      const speaks = token === botToken ? world : directory.worldOf(token ?? '');
      if (method !== 'oauth.v2.access' && (isApp ? token !== appToken : !speaks))
        throw new WriteError('invalid_auth');
      const result = isApp
        ? { url: `ws://127.0.0.1:${port}/link?ticket=${++tickets}` }
        : run(method, payload, speaks);
      if (fault?.kind === 'reset') request.socket.resetAndDestroy();
      else if (fault?.kind !== 'silence') reply({ ok: true, ...result });
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      reply({ ok: false, error: error.message });
    }
  }

  function answerTo(id: string, body: object, response: ServerResponse): void {
    try {
      respond(world, id, body);
      response.end('ok');
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error: error.message }));
    }
  }

  function run(name: string, payload: Payload, world: World | undefined): object {
    if (name === 'oauth.v2.access' || !world) return directory.access(payload);
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new WriteError('unknown_method');
    return method({ world, payload });
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const used = new Set<string>();
  http.on('upgrade', (request, stream) => {
    const url = request.url ?? '';
    // An address is good for one connection.
    if (!url.startsWith('/link?ticket=') || used.has(url)) return void stream.destroy();
    used.add(url);
    const socket: Socket = new Socket(
      request,
      stream,
      (text) => {
        const told = JSON.parse(text) as { envelope_id: string; payload?: unknown };
        deliveries.acknowledge(told.envelope_id, told.payload);
      },
      () => deliveries.sockets.delete(socket),
    );
    deliveries.sockets.add(socket);
    socket.sends({
      type: 'hello',
      num_connections: deliveries.sockets.size,
      connection_info: { app_id: 'A0TEST' },
    });
    deliveries.flush();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ({ port } = http.address() as AddressInfo);
  world.responseUrl = `http://127.0.0.1:${port}/respond/`;
  world.uploadUrl = `http://127.0.0.1:${port}/upload/`;

  return {
    url: `http://127.0.0.1:${port}/api/`,
    botToken,
    appToken,
    signingSecret,
    calls,
    deliveries,
    callsOf: (method: string): readonly Payload[] =>
      calls.filter((call) => call.method === method).map(({ payload }) => payload),
    directory,
    /** Another workspace, that may install the app. */
    workspace(team: string, name: string) {
      const world = directory.open(team, name);
      world.responseUrl = `http://127.0.0.1:${port}/respond/`;
      world.uploadUrl = `http://127.0.0.1:${port}/upload/`;
      const event = (fields: object) =>
        deliveries.push('events_api', {
          type: 'event_callback',
          team_id: team,
          api_app_id: directory.appId,
          event_id: `Ev${team}${world.newId()}`,
          event: fields,
        });
      return {
        team,
        world,
        person({ name, locale = 'fr-FR', tz = 'Europe/Paris' }: PersonOptions): Person {
          const user = { id: `U${world.newId()}`, name, locale, tz };
          world.users.set(user.id, user);
          const direct = world.open({ id: `D${world.newId()}`, owner: user.id });
          return new Person(user, direct, world, deliveries);
        },
        /** As above, in this workspace alone. */
        uninstalls() {
          directory.revoke(world);
          event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [world.bot.userId] } });
          return event({ type: 'app_uninstalled' });
        },
      };
    },
    person({ name, locale = 'fr-FR', tz = 'Europe/Paris', team }: PersonOptions): Person {
      const user = { id: `U${world.newId()}`, name, locale, tz, ...(team && { team }) };
      world.users.set(user.id, user);
      return new Person(user, world.open({ id: `D${world.newId()}`, owner: user.id }), world, deliveries);
    },
    channel: (...members: readonly Person[]): Channel =>
      world.open({ id: `C${world.newId()}`, members: new Set(members.map(({ user }) => user.id)) }),
    channels: (): readonly Channel[] => [...world.channels.values()],
    bot: world.bot,
    team: world.team,
    /** The next call of this method goes wrong, after so many that pass. */
    next(method: string, passing = 0) {
      const plan = (fault: Fault) => void faults.push({ method, fault, passing });
      return {
        fails: (code: string) => plan({ kind: 'error', code }),
        floods: (seconds: number) => plan({ kind: 'flood', seconds }),
        breaks: () => plan({ kind: 'page' }),
        resetsAfterwards: () => plan({ kind: 'reset' }),
        neverAnswers: () => plan({ kind: 'silence' }),
      };
    },
    /** The workspace has removed the app: no call passes and no socket stays; or it is there again. */
    revokesToken(revoked = true) {
      isRevoked = revoked;
      if (revoked) for (const socket of deliveries.sockets) socket.drops();
    },
    /** So much time passes for triggers and response URLs. */
    passes(ms: number) {
      world.laterMs += ms;
    },
    /** Somebody removes the program from the workspace: two events, in whatever order, and a token worth nothing. */
    uninstalls() {
      isRemoved = true;
      const about = { type: 'event_callback', team_id: world.team, api_app_id: 'A0TEST' };
      const event = (fields: object) =>
        deliveries.push('events_api', { ...about, event_id: `Ev${world.newId()}`, event: fields });
      event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [world.bot.userId] } });
      event({ type: 'app_uninstalled' });
    },
    installsAgain() {
      isRemoved = false;
    },
    /** Slack renews its sockets now and then. */
    refreshes() {
      for (const socket of deliveries.sockets)
        socket.sends({ type: 'disconnect', reason: 'refresh_requested' });
    },
    drops() {
      for (const socket of deliveries.sockets) socket.drops();
    },
    async stop() {
      deliveries.close();
      for (const socket of deliveries.sockets) socket.drops();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const readForm = async (request: IncomingMessage): Promise<Payload> =>
  Object.fromEntries(new URLSearchParams(await readText(request)));

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
