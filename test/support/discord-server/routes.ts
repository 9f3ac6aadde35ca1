/** What the REST side of Discord does for a bot. */
import type { Payload, Upload } from '../telegram-server/wire.ts';
import { checkCommands, checkMessage } from './limits.ts';
import {
  ACK_MS,
  ApiError,
  type Channel,
  type Command,
  describeMessage,
  EPHEMERAL,
  type Interaction,
  type Message,
  TOKEN_MS,
  type World,
} from './world.ts';

export interface Calling {
  readonly world: World;
  readonly payload: Payload;
  /** The variable parts of the path. */
  readonly parts: readonly string[];
  /** Tells everybody connected. */
  announce(channel: Channel, message: Message): void;
  readonly gatewayUrl: string;
}

interface Route {
  readonly name: string;
  readonly path: RegExp;
  /** Interactions prove who they are by their own token. */
  readonly isOpen?: boolean;
  readonly run: (calling: Calling) => unknown;
}

const DEFERRED = 5;
const DEFERRED_UPDATE = 6;
const WITH_MESSAGE = 4;
/** How long Discord remembers a nonce. */
const NONCE_MS = 5 * 60_000;

export const ROUTES: readonly Route[] = [
  {
    name: 'GET /gateway/bot',
    path: /^GET \/gateway\/bot$/,
    run: ({ gatewayUrl }) => ({
      url: gatewayUrl,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  },
  {
    name: 'PUT commands',
    path: /^PUT \/applications\/(\d+)\/commands$/,
    run: ({ world, payload }) => {
      const commands = Object.values(payload) as Command[];
      checkCommands(commands);
      world.commands = commands;
      return commands;
    },
  },
  {
    name: 'POST callback',
    path: /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
    isOpen: true,
    run: callback,
  },
  { name: 'POST webhook', path: /^POST \/webhooks\/(\d+)\/([^/]+)$/, isOpen: true, run: followUp },
  {
    name: 'PATCH @original',
    path: /^PATCH \/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
    isOpen: true,
    run: (calling) => {
      const { original } = answerable(calling);
      if (!original) throw new ApiError(404, 10008, 'Unknown Message');
      return describeMessage(fill(calling, original));
    },
  },
  {
    name: 'POST message',
    path: /^POST \/channels\/(\d+)\/messages$/,
    run: postMessage,
  },
  {
    name: 'GET messages',
    path: /^GET \/channels\/(\d+)\/messages$/,
    run: ({ world, payload, parts }) => {
      const channel = world.channels.get(parts[0] ?? '');
      if (!channel) throw new ApiError(404, 10003, 'Unknown Channel');
      const after = BigInt(String(payload['after'] ?? '0'));
      const later = channel.messages.filter(({ id, onlyFor }) => BigInt(id) > after && !onlyFor);
      return later
        .slice(0, Number(payload['limit'] ?? 50))
        .toReversed()
        .map(describeMessage);
    },
  },
  {
    name: 'POST direct room',
    path: /^POST \/users\/@me\/channels$/,
    run: ({ world, payload }) => {
      const known = [...world.channels.values()].find(
        ({ recipient }) => recipient?.id === payload['recipient_id'],
      );
      if (!known) throw new ApiError(400, 50033, 'Invalid Recipient(s)');
      return { id: known.id, type: 1, recipients: [known.recipient] };
    },
  },
];

function callback({ world, payload, parts }: Calling): undefined {
  const interaction = world.interactions.get(parts[1] ?? '');
  const isLate =
    interaction && interaction.acknowledged === undefined && world.now() - interaction.at > ACK_MS;
  if (!interaction || interaction.id !== parts[0] || isLate)
    throw new ApiError(404, 10062, 'Unknown interaction');
  if (interaction.acknowledged !== undefined)
    throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
  const { type, data = {} } = payload as { type: number; data?: Partial<Message> };
  if (![WITH_MESSAGE, DEFERRED, DEFERRED_UPDATE].includes(type))
    throw new ApiError(400, 50035, 'Invalid Form Body', {
      type: { _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'Value must be one of {4, 5, 6}.' }] },
    });
  if (type === WITH_MESSAGE) checkMessage(data, false);
  interaction.acknowledged = type;
  if (type !== DEFERRED_UPDATE)
    interaction.original = writeAnswer(world, interaction, {
      ...(type === WITH_MESSAGE && shownOf({ ...data })),
      flags: data.flags ?? 0,
      isThinking: type === DEFERRED,
    });
  else if (interaction.pressed) interaction.original = interaction.pressed;
  return undefined;
}

/** The interaction of a webhook's token, while it can be answered. */
function answerable({ world, parts }: Calling): Interaction {
  const interaction = world.interactions.get(parts[1] ?? '');
  if (!interaction || interaction.acknowledged === undefined)
    throw new ApiError(404, 10015, 'Unknown Webhook');
  if (world.now() - interaction.at > TOKEN_MS) throw new ApiError(401, 50027, 'Invalid Webhook Token');
  return interaction;
}

/** The first one after "is thinking" takes its place, and stays as visible as that was. */
function followUp(calling: Calling): object {
  const interaction = answerable(calling);
  const { original } = interaction;
  if (original?.isThinking) return describeMessage(fill(calling, original));
  const shown = shownOf(calling.payload);
  checkMessage(shown, shown.attachments !== undefined);
  return describeMessage(
    writeAnswer(calling.world, interaction, {
      ...shown,
      flags: Number(bodyOf(calling.payload)['flags'] ?? 0),
    }),
  );
}

function fill({ payload }: Calling, message: Message): Message {
  const shown = shownOf(payload);
  checkMessage(shown, shown.attachments !== undefined);
  return Object.assign(message, shown, { isThinking: false });
}

function writeAnswer(world: World, { channel, user }: Interaction, fields: Partial<Message>): Message {
  const isEphemeral = ((fields.flags ?? 0) & EPHEMERAL) !== 0;
  return world.write(channel, world.bot, { ...fields, ...(isEphemeral && { onlyFor: user.id }) });
}

function postMessage({ world, payload, parts, announce }: Calling): object {
  const channel = world.channels.get(parts[0] ?? '');
  if (!channel) throw new ApiError(404, 10003, 'Unknown Channel');
  if (channel.recipient && world.closed.has(channel.recipient.id))
    throw new ApiError(403, 50007, 'Cannot send messages to this user');
  const body = bodyOf(payload);
  const shown = shownOf(payload);
  const nonce = body['nonce'] === undefined ? undefined : String(body['nonce']);
  checkMessage({ ...shown, ...(nonce !== undefined && { nonce }) }, shown.attachments !== undefined);
  const isSame = (message: Message) =>
    message.nonce === nonce && BigInt(message.id) >> 22n > (BigInt(world.newId()) >> 22n) - BigInt(NONCE_MS);
  const before = body['enforce_nonce'] === true && nonce ? channel.messages.find(isSame) : undefined;
  if (before) return describeMessage(before);
  const message = world.write(channel, world.bot, {
    ...shown,
    flags: Number(body['flags'] ?? 0),
    ...(nonce !== undefined && { nonce }),
  });
  announce(channel, message);
  return describeMessage(message);
}

/** With files, the body is one field of a form. */
const bodyOf = (payload: Payload): Payload => (payload['payload_json'] as Payload | undefined) ?? payload;

function shownOf(payload: Payload): Partial<Message> {
  const { content, embeds, components } = bodyOf(payload) as Partial<Message>;
  const file = payload['files[0]'] as Upload | undefined;
  return {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    ...(components !== undefined && { components }),
    ...(file && { attachments: [{ filename: file.fileName, content: file.content }] }),
  };
}
