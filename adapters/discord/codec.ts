/** Discord's events in our words. Pure: the bot's own account and the direct rooms known are arguments. */
import {
  type APIInteraction,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord.js';
import { cleanName, cleanText } from '#src/platform/clean.ts';
import type { Address, Input, Media, Sender, Update } from '#src/engine/message.ts';
import { timeOf, writeWhisper } from './whisper.ts';

export const PLATFORM = 'discord';

/** The command that takes a person's own words, where messages are not read; without words it is a command as others. */
export const TALK = 'plusun';
/** In front of the token that sends what was ticked; a list of one answer is called `ONE`. */
export const MANY = 'many:';
export const ONE = 'one';

/** How an interaction is acknowledged, within three seconds. */
export interface Ack {
  readonly id: string;
  readonly token: string;
  /** A command shows that an answer is being written; a button does not. */
  readonly isCommand: boolean;
  readonly isEphemeral: boolean;
}

export type Decoded =
  | { readonly kind: 'update'; readonly update: Update; readonly ack?: Ack }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

/** @param directRoom where this person has already written to the program alone. */
export function decodeInteraction(
  interaction: APIInteraction,
  directRoom: (userId: string) => string | undefined,
): Decoded {
  if (interaction.type === InteractionType.Ping) return ignored('a ping');
  const user = interaction.member?.user ?? interaction.user;
  const room = interaction.channel?.id;
  const input = readInteraction(interaction);
  if (!user || !room || user.bot) return ignored('nobody asks');
  if (!input) return ignored('kind of interaction not used');
  const { id, token } = interaction;
  const isPrivate = !interaction.guild_id && interaction.context !== InteractionContextType.PrivateChannel;
  const direct = isPrivate ? undefined : directRoom(user.id);
  return {
    kind: 'update',
    update: {
      id,
      from: isPrivate
        ? directAddress(room)
        : {
            platform: PLATFORM,
            room,
            isPrivate: false,
            whisper: writeWhisper({ interactionId: id, userId: user.id, token }),
          },
      ...(direct && { privately: directAddress(direct) }),
      sender: senderOf(user, interaction.locale),
      at: timeOf(id).toISOString(),
      input,
    },
    ack: {
      id,
      token,
      isCommand: interaction.type === InteractionType.ApplicationCommand,
      isEphemeral: !isPrivate,
    },
  };
}

/** What was written to the program alone; what members say among themselves is not asked for, nor looked at. */
export function decodeMessage(message: APIMessage & { readonly guild_id?: string }, ownId: string): Decoded {
  if (message.guild_id) return ignored('talk among members');
  if (message.author.bot || message.author.id === ownId || message.webhook_id)
    return ignored('written by a bot');
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply)
    return ignored('a notice of Discord');
  const input = readMessage(message);
  if (!input) return ignored('nothing said');
  return {
    kind: 'update',
    update: {
      id: message.id,
      from: directAddress(message.channel_id),
      sender: senderOf(message.author),
      at: timeOf(message.id).toISOString(),
      input,
    },
  };
}

function readInteraction(interaction: APIInteraction): Input | undefined {
  if (interaction.type === InteractionType.MessageComponent) {
    const { data } = interaction;
    if (data.component_type === ComponentType.Button) return { kind: 'choice', tokens: [data.custom_id] };
    if (data.component_type !== ComponentType.StringSelect) return undefined;
    const done = data.custom_id.startsWith(MANY) ? [data.custom_id.slice(MANY.length)] : [];
    return { kind: 'choice', tokens: [...data.values, ...done] };
  }
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  const { data } = interaction;
  if (data.type !== ApplicationCommandType.ChatInput) return undefined;
  if (data.name !== TALK) return { kind: 'command', name: data.name };
  const said = data.options?.[0];
  const text = said && 'value' in said ? cleanText(String(said.value)).trim() : '';
  return text ? readText(text) : { kind: 'command', name: TALK };
}

function readMessage(message: APIMessage): Input | undefined {
  const text = cleanText(message.content).trim();
  const media = mediaOf(message);
  if (media) return { kind: 'file', media, ...(text && { caption: text }) };
  return text ? readText(text) : undefined;
}

/** A command may also be written out, as on other platforms. */
function readText(text: string): Input {
  const [, name, argument] = /^\/([\p{L}\p{N}_-]{1,64})(?:\s+([^]*))?$/u.exec(text) ?? [];
  if (!name) return { kind: 'text', text };
  return { kind: 'command', name: name.toLowerCase(), ...(argument && { argument: argument.trim() }) };
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

const directAddress = (room: string): Address => ({ platform: PLATFORM, room, isPrivate: true });

function senderOf(user: APIUser, locale?: string): Sender {
  const name = cleanName(user.global_name ?? user.username);
  return { platform: PLATFORM, id: user.id, ...(name && { name }), ...(locale && { locale }) };
}

const ignored = (why: string): Decoded => ({ kind: 'ignored', why });
