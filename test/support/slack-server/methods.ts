/** The methods of the Web API that the program uses, with Slack's own error codes. */
import { isView, type View } from './blocks.ts';
import type { Channel, Message, Opened, World } from './world.ts';
import { blocksOf, write, WriteError } from './writing.ts';

export type Payload = Readonly<Record<string, unknown>>;

interface Call {
  readonly world: World;
  readonly payload: Payload;
}

/** What a message is made of, out of a form. */
const content = (payload: Payload) => ({
  words: text(payload['text']),
  ...(payload['blocks'] !== undefined && { blocks: parse(payload['blocks']) }),
  ...(payload['metadata'] !== undefined && { metadata: parse(payload['metadata']) }),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const methods: Readonly<Record<string, (call: Call) => object>> = {
  'auth.test': ({ world }) => ({ team_id: world.team, user_id: world.bot.userId, bot_id: world.bot.botId }),
  'users.info': ({ world, payload }) => {
    const user = world.users.get(text(payload['user']));
    if (!user) throw new WriteError('user_not_found');
    const locale = payload['include_locale'] === 'true' ? { locale: user.locale } : {};
    return {
      user: { id: user.id, tz: user.tz, ...locale, profile: { first_name: user.name, real_name: user.name } },
    };
  },
  'conversations.open': ({ world, payload }) => {
    const channel = world.directOf(text(payload['users']));
    if (!channel) throw new WriteError('user_not_found');
    return { channel: { id: channel.id } };
  },
  'conversations.history': ({ world, payload }) => {
    const channel = world.channels.get(text(payload['channel']));
    if (!channel) throw new WriteError('channel_not_found');
    const isAll = payload['include_all_metadata'] === 'true';
    const found = channel.messages.filter(
      ({ onlyFor, threadTs }) => onlyFor === undefined && threadTs === undefined,
    );
    return {
      messages: found
        .toReversed()
        .slice(0, Number(payload['limit'] ?? 100))
        .map(({ ts, text, metadata }) => ({ type: 'message', ts, text, ...(isAll && { metadata }) })),
    };
  },
  'chat.postMessage': ({ world, payload }) => {
    const target = text(payload['channel']);
    const channel = world.channels.get(target) ?? world.directOf(target);
    if (!channel) throw new WriteError('channel_not_found');
    if (!channel.hasProgram) throw new WriteError(channel.owner ? 'channel_not_found' : 'not_in_channel');
    const message = write(world, channel, content(payload), { threadTs: text(payload['thread_ts']) });
    return { ts: message.ts, channel: channel.id };
  },
  'chat.postEphemeral': ({ world, payload }) => {
    const channel = world.channels.get(text(payload['channel']));
    if (!channel?.hasProgram) throw new WriteError('channel_not_found');
    const user = text(payload['user']);
    if (!channel.members.has(user)) throw new WriteError('user_not_in_channel');
    const threadTs = text(payload['thread_ts']);
    return { message_ts: write(world, channel, content(payload), { threadTs, onlyFor: user }).ts };
  },
  'chat.update': ({ world, payload }) => {
    const { channel, message } = ownMessage(world, payload);
    const words = text(payload['text']);
    const blocks = payload['blocks'] === undefined ? undefined : blocksOf(parse(payload['blocks']));
    if (words === '' && (blocks ?? message.blocks).length === 0) throw new WriteError('no_text');
    if (words.length > 4_000) throw new WriteError('msg_too_long');
    message.text = words || message.text;
    message.blocks = blocks ?? message.blocks;
    if (payload['metadata'] !== undefined) message.metadata = parse(payload['metadata']);
    return { ts: message.ts, channel: channel.id, text: message.text };
  },
  'chat.delete': ({ world, payload }) => {
    const { channel, message } = ownMessage(world, payload);
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return { ts: message.ts, channel: channel.id };
  },
  'views.publish': ({ world, payload }) => {
    const user = text(payload['user_id']);
    if (!world.users.has(user)) throw new WriteError('user_not_found');
    const view = viewIn(payload, 'home');
    const known = world.homes.get(user);
    isSame(known, payload);
    const kept = world.keep(view, known?.id);
    world.homes.set(user, kept);
    return described(kept, world);
  },
  'views.open': ({ world, payload }) => {
    const view = viewIn(payload, 'modal');
    const kept = world.keep(view);
    world.modals.set(spend(world, text(payload['trigger_id'])), kept);
    return described(kept, world);
  },
  'views.update': ({ world, payload }) => {
    const [user, known] = [...world.modals].find(([, { id }]) => id === text(payload['view_id'])) ?? [];
    if (user === undefined) throw new WriteError('not_found');
    isSame(known, payload);
    const kept = world.keep(viewIn(payload, 'modal'), known?.id);
    world.modals.set(user, kept);
    return described(kept, world);
  },
  'files.getUploadURLExternal': ({ world, payload }) => {
    const name = text(payload['filename']);
    if (!name || !(Number(payload['length']) > 0)) throw new WriteError('invalid_arguments');
    const id = `F${world.newId()}`;
    world.uploads.set(id, { name, content: undefined });
    return { upload_url: `${world.uploadUrl}${id}`, file_id: id };
  },
  'files.completeUploadExternal': ({ world, payload }) => {
    const [named] = parse(payload['files']) as { readonly id: string }[];
    const file = world.uploads.get(named?.id ?? '');
    if (!file || file.content === undefined) throw new WriteError('file_not_found');
    // Unlike messages, files want the channel itself.
    const channel = world.channels.get(text(payload['channel_id']));
    if (!channel?.hasProgram) throw new WriteError('channel_not_found');
    write(world, channel, { words: text(payload['initial_comment']) }, { file });
    return { files: [{ id: named?.id }] };
  },
};

/** Once, within three seconds, and only for whom it was made. */
function spend(world: World, id: string): string {
  const trigger = world.triggers.get(id);
  if (!trigger) throw new WriteError('invalid_trigger_id');
  if (trigger.isUsed) throw new WriteError('exchanged_trigger_id');
  if (trigger.until < world.now()) throw new WriteError('expired_trigger_id');
  trigger.isUsed = true;
  return trigger.user;
}

function viewIn(payload: Payload, type: 'home' | 'modal'): View {
  const view = parse(payload['view']) as View;
  if (!isView(view, type)) throw new WriteError('invalid_arguments');
  return view;
}

function isSame(known: Opened | undefined, payload: Payload): void {
  if (payload['hash'] !== undefined && payload['hash'] !== known?.hash) throw new WriteError('hash_conflict');
}

/** A message of the program that everybody there can see. */
function ownMessage(
  world: World,
  payload: Payload,
): { readonly channel: Channel; readonly message: Message } {
  // Unlike a new message, a change wants the channel itself.
  const channel = world.channels.get(text(payload['channel']));
  if (!channel?.hasProgram) throw new WriteError('channel_not_found');
  const message = channel.messages.find(({ ts, onlyFor }) => ts === payload['ts'] && onlyFor === undefined);
  if (!message) throw new WriteError('message_not_found');
  if (message.by !== undefined) throw new WriteError('cant_update_message');
  return { channel, message };
}

const described = ({ id, view, hash }: Opened, world: World) => ({
  view: { id, team_id: world.team, hash, ...view },
});

function parse(value: unknown): unknown {
  try {
    return JSON.parse(text(value));
  } catch {
    throw new WriteError('invalid_blocks_format');
  }
}
