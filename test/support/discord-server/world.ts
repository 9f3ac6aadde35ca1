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
  readonly description?: string;
  readonly disabled?: boolean;
  readonly style?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly components?: readonly Component[];
  /** What a label stands beside. */
  readonly component?: Component;
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
  /** It is a thread: where it stands, and who opened it. It has the id of the message it hangs on. */
  readonly thread?: { readonly parent: Channel; readonly owner: string; readonly name: string };
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly channels: Channel[];
  readonly events: ScheduledEvent[];
  /** What the program may not do here. */
  readonly denied: Set<'events' | 'threads'>;
}

export interface ScheduledEvent {
  readonly id: string;
  readonly creator_id: string;
  readonly name: string;
  readonly description?: string;
  readonly entity_type: number;
  readonly entity_metadata: { readonly location?: string } | null;
  readonly scheduled_start_time: string;
  readonly scheduled_end_time: string;
  readonly privacy_level: number;
  /** 1 scheduled, 2 active, 3 completed, 4 cancelled. */
  readonly status: number;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export interface Interaction {
  readonly id: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal sent. */
  readonly type: number;
  readonly token: string;
  readonly user: User;
  readonly channel: Channel;
  readonly at: number;
  /** The message of the button. */
  readonly pressed?: Message;
  /** The type of the first response. */
  acknowledged?: number;
  original?: Message;
  modal?: Modal;
  choices?: readonly Choice[];
}

export interface Command {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly contexts?: readonly number[];
  readonly default_member_permissions?: string;
  readonly options?: readonly {
    readonly name: string;
    readonly name_localizations?: Readonly<Record<string, string>>;
    readonly description: string;
    readonly description_localizations?: Readonly<Record<string, string>>;
    readonly required?: boolean;
    readonly autocomplete?: boolean;
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

  open(channel: Omit<Channel, 'id' | 'messages'> & { readonly id?: string }): Channel {
    const opened: Channel = { id: this.newId(), ...channel, messages: [] };
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

const GUILD_TEXT = 0;
const DM = 1;
const PUBLIC_THREAD = 11;

/** A channel as the gateway and REST show it. */
export function describeChannel({ id, guild, recipient, thread }: Channel): object {
  if (!guild) return { id, type: DM, recipients: [recipient] };
  if (!thread)
    return {
      id,
      type: GUILD_TEXT,
      guild_id: guild.id,
      name: 'general',
      position: 0,
      permission_overwrites: [],
    };
  return {
    id,
    type: PUBLIC_THREAD,
    guild_id: guild.id,
    name: thread.name,
    parent_id: thread.parent.id,
    owner_id: thread.owner,
    message_count: 0,
    member_count: 1,
    thread_metadata: { archived: false, locked: false, auto_archive_duration: 10_080 },
  };
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
