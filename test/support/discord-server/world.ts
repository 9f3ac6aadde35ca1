/** What the stand-in knows: people, servers, channels, messages, interactions. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot?: boolean;
}

export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly components?: readonly Component[];
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly default?: boolean;
  }[];
  readonly min_values?: number;
  readonly max_values?: number;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachments: readonly { readonly filename: string; readonly content: string }[];
  flags: number;
  readonly nonce?: string;
  /** Who alone sees it. */
  readonly onlyFor?: string;
  /** "PlusUn is thinking": not shown yet. */
  isThinking: boolean;
}

export interface Channel {
  readonly id: string;
  readonly guild?: Guild;
  /** The other one in a direct conversation. */
  readonly recipient?: User;
  readonly messages: Message[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly channels: Channel[];
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: User;
  readonly channel: Channel;
  readonly at: number;
  /** The message of the button. */
  readonly pressed?: Message;
  /** The type of the first response. */
  acknowledged?: number;
  original?: Message;
}

export interface Command {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly contexts?: readonly number[];
  readonly options?: readonly {
    readonly name: string;
    readonly name_localizations?: Readonly<Record<string, string>>;
    readonly required?: boolean;
  }[];
}

/** An answer of Discord's that is no success. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const EPOCH_MS = 1_420_070_400_000;
export const ACK_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;
export const EPHEMERAL = 64;

export class World {
  readonly bot: User = { id: '1000000000000000001', username: 'PlusUn', global_name: null, bot: true };
  readonly applicationId = '1000000000000000002';
  readonly channels = new Map<string, Channel>();
  readonly guilds: Guild[] = [];
  readonly interactions = new Map<string, Interaction>();
  /** People whose direct messages are closed to the program. */
  readonly closed = new Set<string>();
  commands: readonly Command[] = [];
  #aheadMs = 0;
  #count = 0;

  now = (): number => Date.now() + this.#aheadMs;
  passes(ms: number): void {
    this.#aheadMs += ms;
  }
  /** Ids hold the moment they were made at. */
  newId(): string {
    this.#count += 1;
    return ((BigInt(this.now() - EPOCH_MS) << 22n) | BigInt(this.#count % 4_194_304)).toString();
  }

  open(channel: Omit<Channel, 'id' | 'messages'>): Channel {
    const opened: Channel = { ...channel, id: this.newId(), messages: [] };
    this.channels.set(opened.id, opened);
    return opened;
  }

  directRoom(user: User): Channel {
    const known = [...this.channels.values()].find(({ recipient }) => recipient?.id === user.id);
    return known ?? this.open({ recipient: user });
  }

  write(channel: Channel, author: User, fields: Partial<Message>): Message {
    const message: Message = {
      id: this.newId(),
      channel_id: channel.id,
      author,
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      flags: 0,
      isThinking: false,
      ...fields,
    };
    channel.messages.push(message);
    return message;
  }
}

/** A message as the gateway and REST show it. */
export function describeMessage(message: Message): object {
  return {
    type: 0,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    ...message,
    isThinking: undefined,
    onlyFor: undefined,
    attachments: message.attachments.map(({ filename }, at) => ({
      id: String(at + 1),
      filename,
      size: 1,
      url: '',
      proxy_url: '',
    })),
  };
}

/** Waits until it holds; undefined after the time given. */
export async function until<T>(probe: () => T | undefined, timeoutMs: number): Promise<T | undefined> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = probe();
    if (found !== undefined || performance.now() > end) return found;
    await sleep(5);
  }
}
