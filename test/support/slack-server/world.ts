/** What a workspace holds: members, channels, messages. */
import { type Block, controlsOf, shown, shownIn } from './blocks.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
}

export interface Upload {
  readonly name: string;
  content: string | undefined;
}

export interface Message {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata?: unknown;
  readonly file?: Upload;
  readonly threadTs?: string;
  /** Only this member sees it. */
  readonly onlyFor?: string;
}

export interface Channel {
  readonly id: string;
  /** The member whose direct channel with the program it is. */
  readonly owner?: string;
  readonly members: Set<string>;
  /** Whether the program may write here. */
  hasProgram: boolean;
  readonly messages: Message[];
}

/** What a member sees of a message of the program. */
export interface Seen {
  readonly text: string;
  /** What a screen reader says. */
  readonly fallback: string;
  /** Labels of the buttons. */
  readonly buttons: readonly string[];
  readonly boxes: readonly { readonly label: string; readonly isTicked: boolean }[];
  readonly entries: readonly string[];
  readonly isWhisper: boolean;
  readonly file?: Upload;
  readonly channel: Channel;
  readonly raw: Message;
}

export class World {
  readonly team = 'T0CLUB001';
  readonly bot = { userId: 'U0PLUSUN1', botId: 'B0PLUSUN1' };
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly uploads = new Map<string, Upload>();
  /** Where files are posted to. */
  uploadUrl = '';
  #ids = 100;
  #ts = 0;

  newId(): string {
    return `0TEST${this.#ids++}`;
  }
  /** Unique and rising, as Slack's are in a channel. */
  newTs(): string {
    this.#ts = Math.max(this.#ts + 1, Date.now() * 1000);
    return (this.#ts / 1_000_000).toFixed(6);
  }
  open(fields: Pick<Channel, 'id'> & Partial<Channel>): Channel {
    const channel: Channel = { members: new Set(), hasProgram: true, messages: [], ...fields };
    this.channels.set(channel.id, channel);
    return channel;
  }
  directOf(userId: string): Channel | undefined {
    return this.channels.values().find(({ owner }) => owner === userId);
  }
}

export function see(raw: Message, channel: Channel): Seen {
  const controls = controlsOf(raw.blocks);
  const words = raw.blocks.map(shownIn).filter(Boolean).join('\n\n');
  const labels = (kind: string) =>
    controls.filter((control) => control.kind === kind).map(({ label }) => label);
  const fallback = shown({ type: 'plain_text', text: raw.text });
  return {
    text: raw.blocks.length > 0 ? words : fallback,
    fallback,
    buttons: labels('button'),
    boxes: controls.filter(({ kind }) => kind === 'box').map(({ label, isTicked }) => ({ label, isTicked })),
    entries: labels('entry'),
    isWhisper: raw.onlyFor !== undefined,
    ...(raw.file && { file: raw.file }),
    channel,
    raw,
  };
}
