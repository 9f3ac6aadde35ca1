/** The methods of the Web API that the program uses, with Slack's own error codes. */
import { type Block, faultOf } from './blocks.ts';
import type { Channel, Message, Upload, World } from './world.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** `{ ok: false, error }` with status 200, as Slack answers. */
export class ApiError extends Error {}

interface Call {
  readonly world: World;
  readonly payload: Payload;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const methods: Readonly<Record<string, (call: Call) => object>> = {
  'auth.test': ({ world }) => ({ team_id: world.team, user_id: world.bot.userId, bot_id: world.bot.botId }),
  'users.info': ({ world, payload }) => {
    const user = world.users.get(text(payload['user']));
    if (!user) throw new ApiError('user_not_found');
    const locale = payload['include_locale'] === 'true' ? { locale: user.locale } : {};
    return { user: { id: user.id, ...locale, profile: { first_name: user.name, real_name: user.name } } };
  },
  'conversations.open': ({ world, payload }) => {
    const channel = world.directOf(text(payload['users']));
    if (!channel) throw new ApiError('user_not_found');
    return { channel: { id: channel.id } };
  },
  'conversations.history': ({ world, payload }) => {
    const channel = world.channels.get(text(payload['channel']));
    if (!channel) throw new ApiError('channel_not_found');
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
    if (!channel) throw new ApiError('channel_not_found');
    if (!channel.hasProgram) throw new ApiError(channel.owner ? 'channel_not_found' : 'not_in_channel');
    const message = write(world, channel, payload);
    return { ts: message.ts, channel: channel.id };
  },
  'chat.postEphemeral': ({ world, payload }) => {
    const channel = world.channels.get(text(payload['channel']));
    if (!channel?.hasProgram) throw new ApiError('channel_not_found');
    const user = text(payload['user']);
    if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
    return { message_ts: write(world, channel, payload, user).ts };
  },
  'files.getUploadURLExternal': ({ world, payload }) => {
    const name = text(payload['filename']);
    if (!name || !(Number(payload['length']) > 0)) throw new ApiError('invalid_arguments');
    const id = `F${world.newId()}`;
    world.uploads.set(id, { name, content: undefined });
    return { upload_url: `${world.uploadUrl}${id}`, file_id: id };
  },
  'files.completeUploadExternal': ({ world, payload }) => {
    const [named] = parse(payload['files']) as { readonly id: string }[];
    const file = world.uploads.get(named?.id ?? '');
    if (!file || file.content === undefined) throw new ApiError('file_not_found');
    // Unlike messages, files want the channel itself.
    const channel = world.channels.get(text(payload['channel_id']));
    if (!channel?.hasProgram) throw new ApiError('channel_not_found');
    write(world, channel, { text: payload['initial_comment'] }, undefined, file);
    return { files: [{ id: named?.id }] };
  },
};

function write(world: World, channel: Channel, payload: Payload, onlyFor?: string, file?: Upload): Message {
  const words = text(payload['text']);
  const blocks = payload['blocks'] === undefined ? [] : parse(payload['blocks']);
  const fault = faultOf(blocks);
  if (fault) throw new ApiError(fault);
  if (words === '' && (blocks as unknown[]).length === 0) throw new ApiError('no_text');
  if (words.length > 40_000) throw new ApiError('msg_too_long');
  const threadTs = text(payload['thread_ts']);
  const message: Message = {
    ts: world.newTs(),
    text: words,
    blocks: (blocks as Block[]).map((block, at) => ({ ...block, block_id: block.block_id ?? `b${at}` })),
    ...(payload['metadata'] !== undefined && { metadata: parse(payload['metadata']) }),
    ...(threadTs && { threadTs }),
    ...(onlyFor !== undefined && { onlyFor }),
    ...(file && { file }),
  };
  channel.messages.push(message);
  return message;
}

function parse(value: unknown): unknown {
  try {
    return JSON.parse(text(value));
  } catch {
    throw new ApiError('invalid_blocks_format');
  }
}
