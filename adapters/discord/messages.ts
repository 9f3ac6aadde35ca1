/** What people write, in our words: to the program alone, or in answer to it before all. Pure. */
import { type APIMessage, type ChannelType, MessageFlags, MessageType } from 'discord.js';
import { cleanText } from '#src/platform/clean.ts';
import type { Input, Media, Update } from '#src/engine/message.ts';
import { type Decoded, directAddress, ignored, PLATFORM, readText, senderOf } from './codec.ts';
import type { Place } from './places.ts';
import { timeOf } from './whisper.ts';

/** As the gateway brings it. */
export type Heard = APIMessage & { readonly guild_id?: string; readonly channel_type?: ChannelType };

/** What was written to the program alone. */
export function decodeMessage(message: Heard, ownId: string): Decoded {
  if (message.guild_id) return ignored('talk among members');
  const input = readMessage(message, ownId);
  if (typeof input === 'string') return ignored(input);
  return { kind: 'update', update: { ...told(message), from: directAddress(message.channel_id), input } };
}

/** Answers one of our messages, or calls us by name: Discord then shows us the words, and those of nobody else. */
export const concernsUs = ({ mentions, referenced_message: answered }: Heard, ownId: string): boolean =>
  answered?.author?.id === ownId || (mentions ?? []).some(({ id }) => id === ownId);

/**
 * What members say to us in a server: an answer to one of our messages, or our name called in a thread that we opened.
 * The rest is talk among members.
 * @param place where it was written; undefined when Discord does not say.
 */
export function decodeReply(
  message: Heard,
  ownId: string,
  place: Place | undefined,
  directRoom: string | undefined,
): Decoded {
  if (!concernsUs(message, ownId)) return ignored('talk among members');
  const { channel_id: channel, referenced_message: answered, message_reference: reference } = message;
  const inReplyTo = place?.isOurs
    ? // A thread has the id of the message it hangs on.
      channel
    : answered?.author.id === ownId
      ? reference?.message_id
      : undefined;
  if (inReplyTo === undefined) return ignored('talk among members');
  const input = readMessage(withoutCall(message, ownId), ownId);
  if (typeof input === 'string') return ignored(input);
  const room = place?.parent ? { room: place.parent, thread: channel } : { room: channel };
  return {
    kind: 'update',
    update: {
      ...told(message),
      from: { platform: PLATFORM, ...room, isPrivate: false },
      ...(directRoom !== undefined && { privately: directAddress(directRoom) }),
      inReplyTo,
      input,
    },
  };
}

const told = (message: Heard): Pick<Update, 'id' | 'sender' | 'at'> => ({
  id: message.id,
  sender: senderOf(message.author),
  at: timeOf(message.id).toISOString(),
});

const withoutCall = (message: Heard, ownId: string): Heard => ({
  ...message,
  content: message.content.replaceAll(new RegExp(`<@!?${ownId}>`, 'g'), ' '),
});

/** @returns why not, when there is nothing to read. */
function readMessage(message: Heard, ownId: string): Input | string {
  if (message.author.bot || message.author.id === ownId || message.webhook_id) return 'written by a bot';
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply)
    return 'a notice of Discord';
  const text = cleanText(message.content).trim();
  const media = mediaOf(message);
  if (media) return { kind: 'file', media, ...(text && { caption: text }) };
  if (!text) return 'nothing said';
  // In a server, commands are used, not written.
  return message.guild_id ? { kind: 'text', text } : readText(text);
}

function mediaOf({ attachments, sticker_items, poll, flags }: APIMessage): Media | undefined {
  const [first] = attachments;
  if ((flags ?? 0) & MessageFlags.IsVoiceMessage) return 'voice';
  if (first) {
    if (first.content_type?.startsWith('image/')) return 'photo';
    return first.content_type?.startsWith('video/') ? 'video' : 'document';
  }
  if (sticker_items && sticker_items.length > 0) return 'sticker';
  return poll ? 'other' : undefined;
}
