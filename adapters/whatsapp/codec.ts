/**
 * Meta's deliveries in our words. Pure.
 *
 * A message id of WhatsApp holds a telephone number: only its digest goes further (`nameOf`). For the same reason a
 * person is known by the id Meta made for this business (`user_id`), and by the number only where there is none.
 */
import { createHash } from 'node:crypto';
import type { Input, Media, Update } from '#src/engine/message.ts';
import { cleanName, cleanText } from '#src/platform/clean.ts';

export const PLATFORM = 'whatsapp';

/** A delivery, as far as it is used. */
export interface Delivery {
  readonly object?: string;
  readonly entry?: readonly { readonly changes?: readonly Change[] }[];
}
interface Change {
  readonly field?: string;
  readonly value?: {
    readonly metadata?: { readonly phone_number_id?: string; readonly display_phone_number?: string };
    readonly contacts?: readonly Contact[];
    readonly messages?: readonly Message[];
    readonly statuses?: readonly Status[];
  };
}
interface Contact {
  readonly wa_id?: string;
  readonly user_id?: string;
  readonly profile?: { readonly name?: string };
}
interface Captioned {
  readonly caption?: string;
  readonly voice?: boolean;
}
interface Message {
  readonly id?: string;
  readonly type?: string;
  readonly timestamp?: string;
  readonly from?: string;
  readonly from_user_id?: string;
  readonly group_id?: string;
  readonly context?: { readonly id?: string };
  readonly text?: { readonly body?: string };
  readonly button?: { readonly text?: string };
  readonly interactive?: { readonly button_reply?: Pressed; readonly list_reply?: Pressed };
  readonly image?: Captioned;
  readonly video?: Captioned;
  readonly document?: Captioned;
  readonly audio?: Captioned;
  readonly location?: { readonly latitude?: number; readonly longitude?: number };
  readonly unsupported?: { readonly type?: string };
}
interface Pressed {
  readonly id?: string;
}
interface Status {
  readonly id?: string;
  readonly status?: string;
  readonly biz_opaque_callback_data?: string;
  readonly errors?: readonly { readonly code?: number }[];
}

export type Decoded =
  /** `wamid`: WhatsApp's own id, to mark the message as read; not for the log. */
  | { readonly kind: 'update'; readonly update: Update; readonly wamid: string }
  /** What became of a message of ours, by the key it was sent with. `code`: Meta's error. */
  | {
      readonly kind: 'status';
      readonly key: string;
      readonly status: string;
      readonly code: number | undefined;
    }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

/** What a message is called everywhere but at WhatsApp. */
export const nameOf = (wamid: string): string =>
  createHash('sha256').update(wamid).digest('base64url').slice(0, 32);

/** All that a delivery brings, in order. Other numbers of the same business are somebody else's. */
export function decode({ entry = [] }: Delivery, phoneId: string, receivedAt: string): readonly Decoded[] {
  return entry
    .flatMap(({ changes = [] }) => changes)
    .flatMap(({ field, value = {} }): readonly Decoded[] => {
      const { metadata, contacts = [], messages = [], statuses = [] } = value;
      if (field !== 'messages') return [ignored('a field not asked for')];
      if (metadata?.phone_number_id !== phoneId) return [ignored('for another number')];
      const own = metadata.display_phone_number?.replace(/\D/g, '');
      return [
        ...messages.map((message) => safely(() => decodeMessage(message, contacts, own, receivedAt))),
        ...statuses.map((status) => safely(() => decodeStatus(status))),
      ];
    });
}

/** One message that cannot be read does not lose those beside it. */
function safely(decodeOne: () => Decoded): Decoded {
  try {
    return decodeOne();
  } catch {
    return ignored('it could not be read');
  }
}

function decodeMessage(
  message: Message,
  contacts: readonly Contact[],
  own: string | undefined,
  receivedAt: string,
): Decoded {
  const { id, from, context, group_id: group } = message;
  const contact = contacts.find(
    ({ wa_id, user_id }) => (from && wa_id === from) || (user_id && user_id === message.from_user_id),
  );
  const person = message.from_user_id ?? contact?.user_id ?? from;
  if (!id || !person) return ignored('a message without id or sender');
  if (from === own || group) return ignored(group ? 'said in a group' : 'written by the program');
  const on = context?.id && nameOf(context.id);
  const input = read(message, on || undefined);
  if (!input) return ignored(`a message of the kind ${(message.type ?? 'none').slice(0, 20)}`);
  const seconds = Number(message.timestamp);
  const name = shownName(contact?.profile?.name);
  const update: Update = {
    id: nameOf(id),
    from: { platform: PLATFORM, room: person, isPrivate: true },
    sender: { platform: PLATFORM, id: person, ...(name && { name }) },
    at: seconds > 0 ? new Date(seconds * 1000).toISOString() : receivedAt,
    ...(on && { inReplyTo: on }),
    input,
  };
  return { kind: 'update', update, wamid: id };
}

/** Some people's name is their number, which is nobody else's business. */
function shownName(name: string | undefined): string | undefined {
  const clean = cleanName(name);
  return clean && /\p{L}/u.test(clean) ? clean : undefined;
}

const MEDIA: Readonly<Record<string, Media>> = {
  image: 'photo',
  video: 'video',
  document: 'document',
  sticker: 'sticker',
  contacts: 'contact',
  audio: 'other',
  location: 'location',
  unsupported: 'other',
};
/** Of the kind we make; anything else comes from a program that is not WhatsApp. */
const TOKEN = /^[\x21-\x7e]{1,64}$/;
/** Changes to what was said before, which WhatsApp passes on as messages of an unknown kind. */
const CHANGES = /^(edit|revoke|pin|reaction|poll_update|keep)/;

function read(message: Message, on: string | undefined): Input | undefined {
  const { type = '', interactive, unsupported, location } = message;
  if (type === 'text') return readText(message.text?.body ?? '');
  // The answer to a template is one word, and the person is back: that is all it says.
  if (type === 'button') return readText(message.button?.text ?? '');
  if (type === 'interactive') {
    const token = interactive?.button_reply?.id ?? interactive?.list_reply?.id;
    return token === undefined || !TOKEN.test(token)
      ? undefined
      : { kind: 'choice', tokens: [token], ...(on && { on }) };
  }
  if (type === 'location' && location && isDegrees(location.latitude) && isDegrees(location.longitude))
    return { kind: 'position', latitude: location.latitude, longitude: location.longitude };
  if (type === 'unsupported' && CHANGES.test(unsupported?.type ?? '')) return undefined;
  const media = type === 'audio' && message.audio?.voice ? 'voice' : MEDIA[type];
  if (!media) return undefined;
  const caption = cleanText((message.image ?? message.video ?? message.document)?.caption ?? '').trim();
  return { kind: 'file', media, ...(caption && { caption }) };
}

const isDegrees = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 180;

/** A club's link (`wa.me/<number>?text=club%20<id>`) arrives as its words. */
function readText(body: string): Input {
  const text = cleanText(body).trim();
  const command =
    /^\/([\p{L}\p{N}_-]{1,64})(?:\s+([^]*))?$/u.exec(text) ?? /^(club) ([a-z0-9]{12})$/i.exec(text);
  if (!command?.[1]) return { kind: 'text', text };
  const [, name, argument] = command;
  return { kind: 'command', name: name.toLowerCase(), ...(argument && { argument: argument.trim() }) };
}

function decodeStatus({ status, biz_opaque_callback_data: key, errors }: Status): Decoded {
  if (!status || !key) return ignored('the status of a message that is not ours');
  return { kind: 'status', key, status, code: errors?.[0]?.code };
}

const ignored = (why: string): Decoded => ({ kind: 'ignored', why });
