/** What a Bot API server knows: accounts, chats, messages. Ids and dates are made here. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[];
}

export interface Message {
  readonly message_id: number;
  readonly from?: User;
  readonly chat: Readonly<Record<string, unknown>> & { readonly id: number; readonly type: string };
  readonly date: number;
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly reply_markup?: Keyboard;
  readonly document?: { readonly file_name: string; readonly content: string };
  readonly disable_notification?: boolean;
  readonly link_preview_options?: { readonly is_disabled?: boolean };
  readonly [field: string]: unknown;
}

export interface Chat {
  id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  /** Topics of a forum, by their number; the general one has none. */
  readonly topics?: Map<number, 'open' | 'closed'>;
  /** The person of a private chat. */
  readonly user?: User;
  /** `new`: the person has never written, so the bot may not. */
  bot: 'new' | 'member' | 'left' | 'kicked' | 'deactivated';
  readonly messages: Message[];
  /** Set when the group was upgraded. */
  movedTo?: number;
  /** Messages of the bot the driver has not read yet. */
  unread: Message[];
}

/** An answer of the API that is an error, with Telegram's own code and words. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  constructor(code: number, description: string, parameters?: Readonly<Record<string, unknown>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
export const badRequest = (why: string, parameters?: Readonly<Record<string, unknown>>) =>
  new ApiError(400, `Bad Request: ${why}`, parameters);

export class World {
  readonly bot: User;
  readonly chats = new Map<number, Chat>();
  /** Callback queries that can still be answered. */
  readonly queries = new Set<string>();
  readonly commands = new Map<string, readonly { command: string; description: string }[]>();
  menuButton: unknown = { type: 'default' };
  /** By language; "" is everybody's. */
  readonly descriptions = new Map<string, string>();
  #next = 1000;

  constructor(bot: User) {
    this.bot = bot;
  }

  newId(): number {
    return this.#next++;
  }

  /**
   * The chat a bot may write to now.
   * @throws ApiError in Telegram's words when it may not.
   */
  chatFor(id: unknown): Chat {
    if (id === undefined || id === '') throw badRequest('chat_id is empty');
    const chat = this.chats.get(Number(id));
    if (!chat || chat.bot === 'new') throw badRequest('chat not found');
    if (chat.movedTo !== undefined)
      throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.movedTo });
    if (chat.bot === 'deactivated') throw new ApiError(403, 'Forbidden: user is deactivated');
    if (chat.bot === 'left')
      throw new ApiError(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
    if (chat.bot === 'kicked')
      throw new ApiError(
        403,
        chat.type === 'private'
          ? 'Forbidden: bot was blocked by the user'
          : `Forbidden: bot was kicked from the ${chat.type} chat`,
      );
    return chat;
  }

  /**
   * What a message to this topic carries.
   * @throws ApiError in Telegram's words when there is no such topic, or none that can be written to.
   */
  topicFor(chat: Chat, id: unknown): Readonly<Record<string, unknown>> {
    if (id === undefined) return {};
    const topic = chat.topics?.get(Number(id));
    if (!topic) throw badRequest('message thread not found');
    if (topic === 'closed') throw badRequest('TOPIC_CLOSED');
    return { message_thread_id: Number(id), is_topic_message: true };
  }

  describe(chat: Chat): Message['chat'] {
    const { user } = chat;
    if (!user)
      return {
        id: chat.id,
        type: chat.type,
        title: chat.title ?? 'Group',
        ...(chat.topics && { is_forum: true }),
      };
    const { first_name, last_name, username } = user;
    return {
      id: chat.id,
      type: 'private',
      first_name,
      ...(last_name && { last_name }),
      ...(username && { username }),
    };
  }

  write(chat: Chat, from: User, fields: Readonly<Record<string, unknown>>): Message {
    const message: Message = {
      message_id: this.newId(),
      from,
      chat: this.describe(chat),
      date: Math.floor(Date.now() / 1000),
      ...fields,
    };
    chat.messages.push(message);
    if (from.id === this.bot.id) chat.unread.push(message);
    return message;
  }

  /** New words are read like a new message; buttons alone are not. */
  replace(chat: Chat, message: Message): void {
    const isSame = ({ message_id }: Message) => message_id === message.message_id;
    const swap = (list: Message[]) => {
      const at = list.findIndex(isSame);
      if (at >= 0) list[at] = message;
    };
    const hasNewWords = chat.messages.find(isSame)?.text !== message.text;
    swap(chat.messages);
    if (chat.unread.some(isSame)) swap(chat.unread);
    else if (hasNewWords) chat.unread.push(message);
  }
}
