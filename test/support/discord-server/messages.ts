/** Messages in channels, changed there, and the threads under them. */
import { bodyOf, type Calling, type Route, shownOf } from './calling.ts';
import { fill } from './interactions.ts';
import { between, checkMessage } from './limits.ts';
import { ApiError, type Channel, describeChannel, describeMessage, type Message } from './world.ts';

/** How long Discord remembers a nonce. */
const NONCE_MS = 5 * 60_000;

export const MESSAGE_ROUTES: readonly Route[] = [
  { name: 'POST message', path: /^POST \/channels\/(\d+)\/messages$/, run: postMessage },
  {
    name: 'PATCH message',
    path: /^PATCH \/channels\/(\d+)\/messages\/(\d+)$/,
    run: (calling) => {
      const message = messageOf(calling);
      if (message.author.id !== calling.world.bot.id)
        throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
      const edited = describeMessage(fill(calling, message));
      calling.gateway.dispatch('MESSAGE_UPDATE', edited);
      return edited;
    },
  },
  {
    name: 'GET messages',
    path: /^GET \/channels\/(\d+)\/messages$/,
    run: (calling) => {
      const after = BigInt(String(calling.payload['after'] ?? '0'));
      const { messages } = channelOf(calling);
      const later = messages.filter(({ id, onlyFor }) => BigInt(id) > after && !onlyFor);
      return later
        .slice(0, Number(calling.payload['limit'] ?? 50))
        .toReversed()
        .map(describeMessage);
    },
  },
  { name: 'POST thread', path: /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/, run: openThread },
];

function channelOf({ world, parts }: Calling): Channel {
  const channel = world.channels.get(parts[0] ?? '');
  if (!channel) throw new ApiError(404, 10003, 'Unknown Channel');
  return channel;
}

/** What only one person sees is not in the channel. */
function messageOf(calling: Calling): Message {
  const found = channelOf(calling).messages.find(({ id, onlyFor }) => id === calling.parts[1] && !onlyFor);
  if (!found) throw new ApiError(404, 10008, 'Unknown Message');
  return found;
}

function postMessage(calling: Calling): object {
  const { world, payload, announce } = calling;
  const channel = channelOf(calling);
  if (channel.recipient && world.closed.has(channel.recipient.id))
    throw new ApiError(403, 50007, 'Cannot send messages to this user');
  const body = bodyOf(payload);
  const shown = shownOf(payload);
  const nonce = body['nonce'] === undefined ? undefined : String(body['nonce']);
  checkMessage({ ...shown, ...(nonce !== undefined && { nonce }) }, (shown.attachments ?? []).length > 0);
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

function openThread(calling: Calling): object {
  const { world, payload, gateway } = calling;
  const parent = channelOf(calling);
  const { guild } = parent;
  if (!guild || parent.thread) throw new ApiError(400, 50024, 'Cannot execute action on this channel type');
  if (guild.denied.has('threads')) throw new ApiError(403, 50013, 'Missing Permissions');
  const { id } = messageOf(calling);
  if (world.channels.has(id))
    throw new ApiError(400, 160004, 'A thread has already been created for this message');
  const name = String(payload['name'] ?? '');
  between(name, 100, 'name');
  const thread = world.open({ id, guild, thread: { parent, owner: world.bot.id, name } });
  guild.channels.push(thread);
  gateway.dispatch('THREAD_CREATE', { ...describeChannel(thread), newly_created: true }, 1);
  return describeChannel(thread);
}
