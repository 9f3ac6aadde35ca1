/** Discord's gateway: hello, identify, heartbeat, and resume with what was missed. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { describeChannel, type Guild, type World } from './world.ts';

export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
  readonly s: number;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: Dispatch[];
  socket: WebSocket | undefined;
}

interface MessageEvent {
  readonly mentions?: readonly { readonly id: string }[];
  readonly author?: { readonly id: string } | null;
}

interface Frame {
  readonly op: number;
  readonly d: unknown;
}

const INTENTS = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, content: 1 << 15 };
/** Presences, members, message content: to be granted in the developer portal. */
const PRIVILEGED = (1 << 1) | (1 << 8) | INTENTS.content;

export class Gateway {
  /** How often a session was begun, and how often one was taken up again. */
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  intents = 0;
  /** Closes every new connection with this code. */
  closesWith: number | undefined;
  heartbeatMs = 41_250;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #world: World;
  readonly #token: string;
  #session: Session | undefined;
  #url = '';

  constructor(world: World, token: string) {
    this.#world = world;
    this.#token = token;
    this.#server.on('connection', (socket: WebSocket) => this.#greet(socket));
  }

  listensAt(url: string): void {
    this.#url = url;
  }
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (opened) =>
      this.#server.emit('connection', opened, request),
    );
  }
  get isConnected(): boolean {
    return this.#session?.socket !== undefined;
  }

  /** Sent now, or kept for a client that resumes; undefined when nobody asked for such events. */
  dispatch(t: string, d: unknown, intent = 0): Dispatch | undefined {
    const session = this.#session;
    if (!session || (intent !== 0 && !(session.intents & intent))) return undefined;
    const event: Dispatch = { t, d, s: session.sent.length + 1 };
    session.sent.push(event);
    if (session.socket) this.#send(session.socket, event);
    return event;
  }
  direct = (d: unknown) => this.dispatch('MESSAGE_CREATE', d, INTENTS.directMessages);
  /** Without the privileged intent, words are shown to the program only when they are its own, or call it. */
  inGuild = (d: object) => {
    const { mentions = [], author } = d as Pick<MessageEvent, 'mentions' | 'author'>;
    const { bot } = this.#world;
    const isShown =
      ((this.#session?.intents ?? 0) & INTENTS.content) !== 0 ||
      author?.id === bot.id ||
      mentions.some(({ id }) => id === bot.id);
    const hidden = { content: '', embeds: [], attachments: [], components: [] };
    return this.dispatch('MESSAGE_CREATE', isShown ? d : { ...d, ...hidden }, INTENTS.guildMessages);
  };
  /** The program has come into a server, or the server is back. */
  joins = (guild: Guild) => this.dispatch('GUILD_CREATE', describeGuild(guild), INTENTS.guilds);
  /** The same event once more, under a new number. */
  repeats(event: Dispatch | undefined): void {
    if (event) this.dispatch(event.t, event.d);
  }

  /** The connection is cut without a word. */
  drops(): void {
    this.#session?.socket?.terminate();
  }
  asksToReconnect(): void {
    this.#session?.socket?.send(JSON.stringify({ op: 7, d: null }));
  }
  /** The session is forgotten: what was said meanwhile is lost. */
  forgetsSession(): void {
    const socket = this.#session?.socket;
    this.#session = undefined;
    socket?.terminate();
  }
  closes(code: number): void {
    this.#session?.socket?.close(code);
  }
  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #send(socket: WebSocket, event: Dispatch): void {
    socket.send(JSON.stringify({ op: 0, ...event }));
  }

  #greet(socket: WebSocket): void {
    if (this.closesWith !== undefined) return socket.close(this.closesWith);
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatMs } }));
    socket.on('message', (data: Buffer) => this.#hear(socket, JSON.parse(data.toString('utf8')) as Frame));
    socket.on('close', () => {
      if (this.#session?.socket === socket) this.#session.socket = undefined;
    });
  }

  #hear(socket: WebSocket, { op, d }: Frame): void {
    if (op === 1) {
      this.heartbeats += 1;
      socket.send(JSON.stringify({ op: 11 }));
    } else if (op === 2) this.#identify(socket, d as { token: string; intents: number });
    else if (op === 6) this.#resume(socket, d as { token: string; session_id: string; seq: number });
  }

  #identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    if (token !== this.#token) return socket.close(4004, 'Authentication failed.');
    if (intents & PRIVILEGED) return socket.close(4014, 'Disallowed intent(s).');
    this.identifies += 1;
    this.intents = intents;
    this.#session = { id: randomUUID(), intents, sent: [], socket };
    const { bot, applicationId, guilds } = this.#world;
    this.dispatch('READY', {
      v: 10,
      user: { ...bot, discriminator: '0', avatar: null },
      session_id: this.#session.id,
      resume_gateway_url: this.#url,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      application: { id: applicationId, flags: 0 },
      shard: [0, 1],
    });
    for (const guild of guilds) this.joins(guild);
  }

  #resume(
    socket: WebSocket,
    { token, session_id, seq }: { token: string; session_id: string; seq: number },
  ): void {
    if (token !== this.#token) return socket.close(4004, 'Authentication failed.');
    const session = this.#session;
    if (session?.id !== session_id) return socket.send(JSON.stringify({ op: 9, d: false }));
    this.resumes += 1;
    session.socket = socket;
    for (const event of session.sent) if (event.s > seq) this.#send(socket, event);
    this.dispatch('RESUMED', {});
  }
}

function describeGuild({ id, name, channels }: Guild): object {
  return {
    id,
    name,
    unavailable: false,
    owner_id: '1',
    member_count: 2,
    large: false,
    joined_at: new Date().toISOString(),
    roles: [{ id, name: '@everyone', permissions: '0', position: 0, color: 0, hoist: false, managed: false }],
    channels: channels.filter(({ thread }) => !thread).map(describeChannel),
    members: [],
    presences: [],
    voice_states: [],
    threads: channels.filter(({ thread }) => thread).map(describeChannel),
    emojis: [],
    stickers: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    features: [],
  };
}
