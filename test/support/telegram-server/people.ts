/** People and groups, as a test talks of them: `lea.says('bonjour')`, `lea.presses('Oui')`, `await lea.reads()`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { changeMembership } from './membership.ts';
import { shelf } from './methods.ts';
import type { Queue, Update } from './queue.ts';
import { type Chat, type Entity, type Message, type User, type World } from './world.ts';

/** A message as its reader sees it. */
export interface Seen {
  readonly id: number;
  /** Text or caption. */
  readonly text: string;
  /** Labels of the buttons, row by row. */
  readonly rows: readonly (readonly string[])[];
  readonly buttons: readonly string[];
  /** Where the buttons lead that open a page, by label. */
  readonly links: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly content: string };
  readonly entities: readonly Entity[];
  readonly raw: Message;
}

export type Medium =
  | 'photo'
  | 'voice'
  | 'video'
  | 'video_note'
  | 'animation'
  | 'sticker'
  | 'document'
  | 'location'
  | 'contact'
  | 'audio'
  | 'poll'
  | 'dice';

/** Somebody in one chat. What they do returns the update, undefined when the bot is not told. */
export class Voice {
  readonly user: User;
  readonly chat: Chat;
  protected readonly world: World;
  protected readonly queue: Queue;
  readonly #privacy: boolean;

  constructor(user: User, chat: Chat, world: World, queue: Queue, privacy: boolean) {
    this.user = user;
    this.chat = chat;
    this.world = world;
    this.queue = queue;
    this.#privacy = privacy;
  }

  says(text: string, fields: Readonly<Record<string, unknown>> = {}): Update | undefined {
    return this.sends({ text, ...withEntities('entities', text), ...fields });
  }
  repliesTo(message: Seen, text: string): Update | undefined {
    return this.says(text, { reply_to_message: message.raw });
  }
  sendsPhoto(caption?: string): Update | undefined {
    return this.sendsMedium('photo', caption);
  }
  sendsMedium(
    medium: Medium,
    caption?: string,
    fields: Readonly<Record<string, unknown>> = {},
  ): Update | undefined {
    const file = { file_id: `file-${this.world.newId()}`, file_unique_id: 'x' };
    const content = medium === 'photo' ? [{ ...file, width: 90, height: 90 }] : file;
    return this.sends({
      [medium]: content,
      ...(medium === 'animation' && { document: file }),
      ...(caption !== undefined && { caption, ...withEntities('caption_entities', caption) }),
      ...fields,
    });
  }
  /** Shares where they are: a pin, or a place with a name. */
  sharesPosition(latitude: number, longitude: number, place?: string): Update | undefined {
    const location = { latitude, longitude };
    const venue = { location, title: place, address: 'Grande Rue' };
    return this.sends({ location, ...(place !== undefined && { venue }) });
  }
  /** Several pictures in one gesture; the caption is on the first. */
  sendsAlbum(count: number, caption?: string): readonly (Update | undefined)[] {
    const album = { media_group_id: String(this.world.newId()) };
    return Array.from({ length: count }, (_, at) =>
      this.sendsMedium('photo', at === 0 ? caption : undefined, album),
    );
  }
  edits(update: Update | undefined, text: string): Update | undefined {
    const message = update?.['message'] as Message;
    return this.queue.push('edited_message', { ...message, text, edit_date: message.date + 1 });
  }
  /** In a topic of a forum; every message there counts as a reply to the one that opened it. */
  inTopic(id: number, text: string, fields: Readonly<Record<string, unknown>> = {}): Update | undefined {
    const opening = this.chat.messages.find((message) => message.message_id === id);
    return this.says(text, {
      message_thread_id: id,
      is_topic_message: true,
      ...(opening && { reply_to_message: opening }),
      ...fields,
    });
  }
  /** Any message, as Telegram would build it. */
  sends(fields: Readonly<Record<string, unknown>>): Update | undefined {
    if (this.chat.type === 'private' && this.chat.bot === 'new') this.chat.bot = 'member';
    const message = this.world.write(this.chat, this.user, fields);
    if (this.chat.bot !== 'member' || !this.#isForBot(message)) return undefined;
    return this.queue.push('message', message);
  }

  /** In privacy mode a bot in a group gets commands, replies to it, mentions, and nothing else. */
  #isForBot(message: Message): boolean {
    if (this.chat.type === 'private' || !this.#privacy) return true;
    const said = message.text ?? message.caption ?? '';
    const replied = message['reply_to_message'] as Message | undefined;
    const command = /^\/\w+(?:@(\w+))?/.exec(said);
    if (command) return !command[1] || command[1].toLowerCase() === this.world.bot.username?.toLowerCase();
    const isReply = replied?.from?.id === this.world.bot.id && replied['forum_topic_created'] === undefined;
    return isReply || said.includes(`@${this.world.bot.username}`);
  }

  /** Presses the newest button with this label. */
  presses(label: string): Update | undefined {
    for (const message of this.chat.messages.toReversed()) {
      const keys = message.reply_markup?.inline_keyboard.flat() ?? [];
      const button = keys.find(({ text, url }) => text === label && url === undefined);
      if (button) return this.#press(message, button.callback_data);
    }
    const shown = this.sees.flatMap(({ buttons }) => buttons);
    throw new Error(
      `${this.user.first_name} sees no button "${label}"; there are: ${shown.join(', ') || 'none'}`,
    );
  }
  #press(message: Message, data: string | undefined): Update | undefined {
    const id = String(900_000_000 + this.world.newId());
    this.world.queries.add(id);
    return this.queue.push('callback_query', { id, from: this.user, message, chat_instance: '1', data });
  }

  /** What the bot has written here, all of it. */
  get sees(): readonly Seen[] {
    return this.chat.messages.filter(({ from }) => from?.id === this.world.bot.id).map(seen);
  }
  /** Waits for the next message of the bot. */
  async reads(timeoutMs = 5000): Promise<Seen> {
    const until = performance.now() + timeoutMs;
    while (performance.now() < until) {
      const message = this.chat.unread.shift();
      if (message) return seen(message);
      await sleep(5);
    }
    throw new Error(`${this.user.first_name} waited ${timeoutMs} ms for a message of the bot, in vain`);
  }
}

export class Person extends Voice {
  #privacyMode: boolean;
  constructor(user: User, chat: Chat, world: World, queue: Queue, privacy: boolean) {
    super(user, chat, world, queue, privacy);
    this.#privacyMode = privacy;
  }
  /** The same person, speaking in a group. */
  in(group: Group): Voice {
    return new Voice(this.user, group.chat, this.world, this.queue, this.#privacyMode);
  }
  opensLink(payload: string): Update | undefined {
    return this.says(payload ? `/start ${payload}` : '/start');
  }
  blocks(): Update | undefined {
    return this.#membership('kicked');
  }
  unblocks(): Update | undefined {
    return this.#membership('member');
  }
  /** The newest message of the bot can no longer be changed: it is too old, or deleted. */
  loses(how: 'too old' | 'deleted'): void {
    const at = this.chat.messages.findLastIndex(({ from }) => from?.id === this.world.bot.id);
    const [message] = this.chat.messages.splice(at, 1);
    if (message && how === 'too old') this.chat.messages.splice(at, 0, { ...message, is_frozen: true });
  }
  deletesAccount(): void {
    this.chat.bot = 'deactivated';
  }
  #membership(status: 'kicked' | 'member'): Update | undefined {
    return changeMembership(this.world, this.queue, this.chat, this.user, status);
  }
  /** The commands this person's Telegram lists, here or in groups: the narrowest scope that has any. */
  commands(where: 'all_private_chats' | 'all_group_chats' = 'all_private_chats') {
    const language = this.user.language_code?.slice(0, 2) ?? '';
    const own = where === 'all_private_chats' ? [{ type: 'chat', chat_id: this.user.id }] : [];
    for (const scope of [...own, { type: where }, { type: 'default' }])
      for (const language_code of [language, '']) {
        const list = this.world.commands.get(shelf({ scope, language_code }));
        if (list && list.length > 0) return list;
      }
    return [];
  }
}

export class Group {
  chat: Chat;
  readonly #world: World;
  readonly #queue: Queue;
  constructor(chat: Chat, world: World, queue: Queue) {
    this.chat = chat;
    this.#world = world;
    this.#queue = queue;
  }
  get sees(): readonly Seen[] {
    return this.chat.messages.filter(({ from }) => from?.id === this.#world.bot.id).map(seen);
  }
  /** Becomes a supergroup: the old id answers with the new one. */
  upgrades(by: User): void {
    const old = this.chat;
    const id = -1_000_000_000_000 - this.#world.newId();
    this.chat = { id, type: 'supergroup', title: old.title ?? '', bot: 'member', messages: [], unread: [] };
    this.#world.chats.set(id, this.chat);
    const notice = this.#world.write(old, by, { migrate_to_chat_id: id });
    old.movedTo = id;
    this.#queue.push('message', notice);
    this.#queue.push('message', this.#world.write(this.chat, by, { migrate_from_chat_id: old.id }));
  }
  /** @param by who does it, from whom Telegram says it comes. */
  removesBot(by: User): Update | undefined {
    return changeMembership(this.#world, this.#queue, this.chat, by, 'kicked');
  }
  takesBotBack(by: User): Update | undefined {
    return changeMembership(this.#world, this.#queue, this.chat, by, 'member');
  }
  /** The group becomes a forum with this topic; the bot itself may have opened it. */
  opensTopic(by: User): number {
    if (!this.chat.topics) this.chat = Object.assign(this.chat, { topics: new Map() });
    const { message_id: id } = this.#world.write(this.chat, by, {
      forum_topic_created: { name: 'Rencontres' },
    });
    this.chat.unread = [];
    this.chat.topics?.set(id, 'open');
    return id;
  }
  closesTopic(id: number): void {
    this.chat.topics?.set(id, 'closed');
  }
  deletesTopic(id: number): void {
    this.chat.topics?.delete(id);
  }
}

function seen(message: Message): Seen {
  const rows = message.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [];
  return {
    id: message.message_id,
    text: message.text ?? message.caption ?? '',
    rows,
    buttons: rows.flat(),
    links: Object.fromEntries(
      (message.reply_markup?.inline_keyboard.flat() ?? []).flatMap(({ text, url }) =>
        url === undefined ? [] : [[text, url]],
      ),
    ),
    ...(message.document && {
      file: { name: message.document.file_name, content: message.document.content },
    }),
    entities: message.entities ?? [],
    raw: message,
  };
}

/** Telegram marks commands, mentions and addresses in what people write. */
function withEntities(field: string, text: string): Readonly<Record<string, unknown>> {
  const kinds: readonly (readonly [string, RegExp])[] = [
    ['bot_command', /(?<=^|\s)\/[a-z0-9_]{1,64}(@\w+)?/gi],
    ['mention', /(?<=^|\W)@\w{3,}/g],
    ['url', /https?:\/\/\S+/g],
  ];
  const entities = kinds.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ type, offset: index, length: found.length })),
  );
  return entities.length > 0 ? { [field]: entities } : {};
}
