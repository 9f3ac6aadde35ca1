/** Discord's interactions in our words. Pure: the direct rooms known are an argument. */
import {
  type APIInteraction,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord.js';
import { cleanName, cleanText } from '#src/platform/clean.ts';
import type { Address, Input, Sender, Update } from '#src/engine/message.ts';
import { readForm } from './form.ts';
import { timeOf, writeWhisper } from './whisper.ts';

export const PLATFORM = 'discord';

/** The command that takes a person's own words, where messages are not read; without words it is a command as others. */
export const TALK = 'plusun';
/** In front of the token that sends what was ticked; a list of one answer is called `ONE`. */
export const MANY = 'many:';
export const ONE = 'one';
/** In front of the token of a button that opens a form, and of the form itself. */
export const FORM = 'form:';

/** How an interaction is acknowledged, within three seconds. */
export interface Ack {
  readonly id: string;
  readonly token: string;
  /** A command shows that an answer is being written; a button does not. */
  readonly isCommand: boolean;
  readonly isEphemeral: boolean;
}

export type Decoded =
  | {
      readonly kind: 'update';
      readonly update: Update;
      readonly ack?: Ack;
      /** The button opens the form of this token, if its question is still there. */
      readonly form?: string;
    }
  /** Somebody types the argument of a command, and waits to see what can be meant. */
  | {
      readonly kind: 'typing';
      readonly id: string;
      readonly token: string;
      readonly command: string;
      readonly text: string;
      readonly locale: string;
    }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

/** @param directRoom where this person has already written to the program alone. */
export function decodeInteraction(
  interaction: APIInteraction,
  directRoom: (userId: string) => string | undefined,
): Decoded {
  if (interaction.type === InteractionType.Ping) return ignored('a ping');
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    const { id, token, data, locale } = interaction;
    const asked = data.options.find((option) => 'focused' in option && option.focused);
    const text = asked && 'value' in asked ? cleanText(String(asked.value)).trim() : '';
    return { kind: 'typing', id, token, command: data.name, text, locale };
  }
  const user = interaction.member?.user ?? interaction.user;
  const place = placeOf(interaction);
  const input = readInteraction(interaction);
  if (!user || !place || user.bot) return ignored('nobody asks');
  if (!input) return ignored('kind of interaction not used');
  const { id, token } = interaction;
  const on = input.kind === 'choice' ? input.on : undefined;
  const isPrivate = !interaction.guild_id && interaction.context !== InteractionContextType.PrivateChannel;
  const direct = isPrivate ? undefined : directRoom(user.id);
  const whisper = writeWhisper({ interactionId: id, userId: user.id, token, ...(on && { on }) });
  const form = formBehind(interaction);
  return {
    kind: 'update',
    update: {
      id,
      from: isPrivate
        ? directAddress(place.room)
        : { platform: PLATFORM, ...place, isPrivate: false, whisper },
      ...(direct && { privately: directAddress(direct) }),
      sender: senderOf(user, interaction.locale),
      at: timeOf(id).toISOString(),
      input,
    },
    ack: { id, token, isCommand: !hasMessage(interaction), isEphemeral: !isPrivate },
    ...(form !== undefined && { form }),
  };
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
export const isThread = (type: ChannelType | undefined): boolean => type !== undefined && THREADS.has(type);

/** A thread belongs to the channel it stands in: that one is the room, as for those who write outside of it. */
function placeOf({ channel }: APIInteraction): Pick<Address, 'room' | 'thread'> | undefined {
  if (!channel?.id) return undefined;
  const parent = isThread(channel.type) && 'parent_id' in channel ? channel.parent_id : undefined;
  return parent ? { room: parent, thread: channel.id } : { room: channel.id };
}

/** A button's, or that of a form opened by a button: there is a message that stays as it is for now. */
const hasMessage = (interaction: APIInteraction): boolean =>
  'message' in interaction && interaction.message !== undefined;

function formBehind(interaction: APIInteraction): string | undefined {
  if (interaction.type !== InteractionType.MessageComponent) return undefined;
  return tokenOfForm(interaction.data.custom_id);
}
const tokenOfForm = (id: string): string | undefined =>
  id.startsWith(FORM) ? id.slice(FORM.length) : undefined;

function readInteraction(interaction: APIInteraction): Input | undefined {
  if (interaction.type === InteractionType.MessageComponent) {
    const { data, message } = interaction;
    const on = message?.id ? { on: message.id } : {};
    if (data.component_type === ComponentType.Button)
      return { kind: 'choice', tokens: [tokenOfForm(data.custom_id) ?? data.custom_id], ...on };
    if (data.component_type !== ComponentType.StringSelect) return undefined;
    const done = data.custom_id.startsWith(MANY) ? [data.custom_id.slice(MANY.length)] : [];
    return { kind: 'choice', tokens: [...data.values, ...done], ...on };
  }
  if (interaction.type === InteractionType.ModalSubmit) {
    const { custom_id, components } = interaction.data;
    const token = tokenOfForm(custom_id);
    const on = interaction.message?.id;
    if (token === undefined) return undefined;
    return { kind: 'form', token, values: readForm(components), ...(on !== undefined && { on }) };
  }
  return interaction.type === InteractionType.ApplicationCommand ? readCommand(interaction.data) : undefined;
}

function readCommand(
  data: Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>['data'],
): Input | undefined {
  if (data.type !== ApplicationCommandType.ChatInput) return undefined;
  const said = data.options?.find(({ type }) => type === ApplicationCommandOptionType.String);
  const text = said && 'value' in said ? cleanText(String(said.value)).trim() : '';
  if (data.name === TALK && text) return readText(text);
  return { kind: 'command', name: data.name, ...(text && { argument: text }) };
}

/** A command may also be written out, as on other platforms. */
export function readText(text: string): Input {
  const [, name, argument] = /^\/([\p{L}\p{N}_-]{1,64})(?:\s+([^]*))?$/u.exec(text) ?? [];
  if (!name) return { kind: 'text', text };
  return { kind: 'command', name: name.toLowerCase(), ...(argument && { argument: argument.trim() }) };
}

export const directAddress = (room: string): Address => ({ platform: PLATFORM, room, isPrivate: true });

export function senderOf(user: APIUser, locale?: string): Sender {
  const name = cleanName(user.global_name ?? user.username);
  return { platform: PLATFORM, id: user.id, ...(name && { name }), ...(locale && { locale }) };
}

export const ignored = (why: string): Decoded => ({ kind: 'ignored', why });
