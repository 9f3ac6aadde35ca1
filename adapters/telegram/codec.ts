/** Telegram's updates in our words. Pure: the bot's own account and the clock are arguments. */
import type { Message, Update as Payload, User } from 'grammy/types';
import type { Address, Input, Media, Sender, Update } from '#src/engine/message.ts';
import { cleanName, cleanText } from '#src/platform/clean.ts';
import { INERT } from './keyboard.ts';

export const PLATFORM = 'telegram';

/** The bot's own account, as getMe tells it, and the commands it answers. */
export interface Me {
  readonly id: number;
  readonly username: string;
  readonly commands: ReadonlySet<string>;
}

export type Decoded =
  | { readonly kind: 'update'; readonly update: Update }
  /** A group became a supergroup: it has another id now. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  /** The bot was blocked or unblocked, removed from a group or taken back. */
  | { readonly kind: 'reached'; readonly room: string; readonly isReachable: boolean }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

/** Kinds of updates asked for; edits are left out: an edited answer must not count twice. */
export const WANTED = ['message', 'callback_query', 'my_chat_member'] as const;

/** @param receivedAt ISO 8601; used where Telegram gives no date (a pressed button). */
export function decode(payload: Payload, me: Me, receivedAt: string): Decoded {
  if (payload.message) return decodeMessage(payload.update_id, payload.message, me);
  if (payload.callback_query) return decodePress(payload.update_id, payload.callback_query, receivedAt);
  if (payload.my_chat_member) return decodeMembership(payload.my_chat_member);
  return ignored('kind of update not used');
}

function decodeMembership({ chat, new_chat_member: now }: NonNullable<Payload['my_chat_member']>): Decoded {
  const isMute = now.status === 'restricted' && !(now.is_member && now.can_send_messages);
  const isReachable = now.status !== 'kicked' && now.status !== 'left' && !isMute;
  return { kind: 'reached', room: String(chat.id), isReachable };
}

function decodeMessage(updateId: number, message: Message, me: Me): Decoded {
  // Told twice: in the old group and in the new one.
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (to !== undefined) return { kind: 'moved', from: String(chat.id), to: String(to) };
  if (from !== undefined) return { kind: 'moved', from: String(from), to: String(chat.id) };
  const sender = message.from;
  if (!sender) return ignored('no sender');
  if (sender.is_bot || message.via_bot?.id === me.id) return ignored('written by a bot');
  // Anonymous administrators and channels are nobody in particular.
  if (message.sender_chat) return ignored('written in the name of a chat');
  const isPrivate = chat.type === 'private';
  const input = message.text === undefined ? readMedia(message) : readText(message, me);
  if (!input) return ignored('nothing said to us');
  if (!isPrivate && !isMeant(message, input, me)) return ignored('talk among members');
  return {
    kind: 'update',
    update: {
      // An album is one gesture, though Telegram sends each of its pictures as an update of its own.
      id: message.media_group_id ? `album-${message.media_group_id}` : String(updateId),
      from: addressOf(message),
      ...(repliesTo(message, me) && { inReplyTo: String(message.reply_to_message?.message_id) }),
      sender: senderOf(sender),
      at: new Date(message.date * 1000).toISOString(),
      input,
    },
  };
}

function decodePress(updateId: number, press: NonNullable<Payload['callback_query']>, at: string): Decoded {
  if (press.from.is_bot) return ignored('written by a bot');
  if (!press.message || !press.data) return ignored('a button that is not ours');
  if (press.data === INERT) return ignored('a button that only tells what was chosen');
  return {
    kind: 'update',
    update: {
      id: String(updateId),
      from: addressOf(press.message),
      sender: senderOf(press.from),
      at,
      input: { kind: 'choice', tokens: [press.data], on: String(press.message.message_id) },
    },
  };
}

/** Undefined for a command meant for another bot. */
function readText(message: Message, me: Me): Input | undefined {
  const text = cleanText(message.text ?? '');
  const command = /^\/([\p{L}\p{N}_-]{1,64})(?:@(\w+))?(?:\s+([^]*))?$/u.exec(text);
  if (!command?.[1]) return { kind: 'text', text: cleanText(withoutMention(message, me)).trim() };
  const [, name, bot, argument] = command;
  if (bot && bot.toLowerCase() !== me.username.toLowerCase()) return undefined;
  return { kind: 'command', name: name.toLowerCase(), ...(argument && { argument: argument.trim() }) };
}

/** An animation also carries a document, so the order counts. */
const MEDIA: readonly (readonly [keyof Message, Media])[] = [
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['sticker', 'sticker'],
  ['document', 'document'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['audio', 'other'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
  ['game', 'other'],
];

/** Undefined for service messages ("Lea joined"), which nobody said to us. */
function readMedia(message: Message): Input | undefined {
  // A venue comes with its location.
  const { latitude, longitude } = message.location ?? {};
  if (isDegrees(latitude, 90) && isDegrees(longitude, 180)) return { kind: 'position', latitude, longitude };
  const found = MEDIA.find(([field]) => message[field] !== undefined);
  if (!found) return undefined;
  const caption = cleanText(message.caption ?? '').trim();
  return { kind: 'file', media: found[1], ...(caption && { caption }) };
}

const isDegrees = (value: number | undefined, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

/** In a group the program is quiet unless it is spoken to, even where it may read everything. */
function isMeant(message: Message, input: Input, me: Me): boolean {
  if (input.kind === 'command') return me.commands.has(input.name) || /^\/[^\s@]+@/.test(message.text ?? '');
  return repliesTo(message, me) || mentions(message, me).length > 0;
}

/** Whatever is said in a topic counts as a reply to the message that opened it, which may be ours. */
function repliesTo({ reply_to_message: replied }: Message, me: Me): boolean {
  return replied?.from?.id === me.id && replied.forum_topic_created === undefined;
}

function mentions(message: Message, me: Me) {
  const said = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).filter(
    (entity) =>
      (entity.type === 'text_mention' && entity.user.id === me.id) ||
      (entity.type === 'mention' &&
        said.slice(entity.offset, entity.offset + entity.length).toLowerCase() ===
          `@${me.username.toLowerCase()}`),
  );
}

function withoutMention(message: Message, me: Me): string {
  let text = message.text ?? '';
  for (const { offset, length } of mentions(message, me).toReversed())
    text = `${text.slice(0, offset).trimEnd()} ${text.slice(offset + length).trimStart()}`;
  return text;
}

function addressOf(
  message: Pick<Message, 'chat'> & { message_thread_id?: number; is_topic_message?: boolean },
): Address {
  return {
    platform: PLATFORM,
    room: String(message.chat.id),
    ...(message.is_topic_message && { thread: String(message.message_thread_id) }),
    isPrivate: message.chat.type === 'private',
  };
}

/** The first name only: nobody needs the rest. */
function senderOf(user: User): Sender {
  const name = cleanName(user.first_name);
  return {
    platform: PLATFORM,
    id: String(user.id),
    ...(name && { name }),
    ...(user.language_code && { locale: user.language_code }),
  };
}

const ignored = (why: string): Decoded => ({ kind: 'ignored', why });
