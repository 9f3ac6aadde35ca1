/** What a workspace holds: members, channels, messages, views. */
import { randomUUID } from 'node:crypto';
import { type Block, controlsOf, shown, shownIn, type View } from './blocks.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly tz: string;
  /** Of a member of another workspace, in a channel that both share. */
  readonly team?: string;
}

export interface Upload {
  readonly name: string;
  content: string | undefined;
}

export interface Message {
  readonly ts: string;
  text: string;
  blocks: readonly Block[];
  metadata?: unknown;
  /** The member who wrote it; the program, when there is none. */
  readonly by?: string;
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

/** A view that somebody has before them. */
export interface Opened {
  readonly id: string;
  readonly view: View;
  readonly hash: string;
}

/** Where an interaction can be answered to. */
interface Answering {
  readonly until: number;
  readonly channel: Channel;
  readonly user: string;
  readonly original: Message | undefined;
  left: number;
}

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSES = 5;

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
  readonly team: string;
  readonly name: string;
  readonly domain = 'club-de-nantes';
  readonly bot = { userId: 'U0PLUSUN1', botId: 'B0PLUSUN1' };
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly uploads = new Map<string, Upload>();
  /** Home tabs and open modals, by member. */
  readonly homes = new Map<string, Opened>();
  readonly modals = new Map<string, Opened>();
  readonly triggers = new Map<string, { readonly user: string; readonly until: number; isUsed: boolean }>();
  readonly answering = new Map<string, Answering>();
  /** Where files are posted to. */
  uploadUrl = '';
  /** Where interactions are answered to. */
  responseUrl = '';
  /** Added to the time by which triggers and response URLs grow old. */
  laterMs = 0;
  #ids = 100;
  #ts = 0;

  constructor(team = 'T0CLUB001', name = 'Club de Nantes') {
    this.team = team;
    this.name = name;
  }

  newId(): string {
    return `0TEST${this.#ids++}`;
  }
  now(): number {
    return Date.now() + this.laterMs;
  }
  newTrigger(user: string): string {
    const id = `${this.#ids++}.${this.#ids++}.${randomUUID().replaceAll('-', '')}`;
    this.triggers.set(id, { user, until: this.now() + TRIGGER_MS, isUsed: false });
    return id;
  }
  newResponseUrl(channel: Channel, user: string, original?: Message): string {
    const id = randomUUID();
    this.answering.set(id, { until: this.now() + RESPONSE_MS, channel, user, original, left: RESPONSES });
    return `${this.responseUrl}${id}`;
  }
  /** A view with ids and a hash of its own, as Slack keeps it. */
  keep(view: View, id = `V${this.newId()}`): Opened {
    const blocks = view.blocks.map((block, at) => ({ ...block, block_id: block.block_id ?? `b${at}` }));
    return { id, view: { ...view, blocks }, hash: `${this.newTs()}.${id}` };
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
