/** Sends one envelope as the messages it needs, and says honestly what became of it. */
import type { webApi } from '@slack/bolt';
import type { Address, FilePart } from '#src/engine/message.ts';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { compose, type Post } from './compose.ts';
import { takePlaced } from './ids.ts';
import { outcomeOf } from './outcome.ts';
import type { ClientFor } from './profiles.ts';

/** Envelopes remembered; the oldest are forgotten first. */
const REMEMBERED = 1_000;
/** Messages looked through for one that may have arrived. */
const LOOKED_THROUGH = 30;

/** One message of an envelope. */
interface Delivery {
  /** Its room is Slack's own id. */
  readonly to: Address;
  readonly post: Post;
  readonly key: string;
}

export function createSender(clientFor: ClientFor): (envelope: Envelope) => Promise<Sent> {
  /** How many messages of an envelope have arrived, so that trying again goes on after them. */
  const progress = new Map<string, number>();
  /** Messages that may have arrived. */
  const doubtful = new Map<string, true>();

  async function deliver(client: webApi.WebClient, delivery: Delivery): Promise<Sent> {
    if (doubtful.has(delivery.key)) {
      const found = await find(client, delivery);
      if (found !== 'unknown') doubtful.delete(delivery.key);
      if (found !== 'unknown' && found !== 'absent') return found;
    }
    const sent = await attempt(client, delivery);
    if (sent.ok || sent.why !== 'uncertain') return sent;
    remember(doubtful, delivery.key, true);
    const found = await find(client, delivery);
    if (found === 'unknown') return sent;
    if (found !== 'absent') return found;
    // Not there now; looked for once more before it is sent again.
    return { ok: false, why: 'later', ...(sent.detail && { detail: sent.detail }) };
  }

  return async ({ to: { room, ...rest }, key, message }) => {
    const { team, id } = takePlaced(room);
    const client = await clientFor(team);
    if (!client) return { ok: false, why: 'unreachable', detail: 'not installed' };
    const to: Address = { ...rest, room: id };
    let sent: Sent = { ok: true };
    const posts = compose(message);
    for (const [index, post] of posts.entries()) {
      if (index < (progress.get(key) ?? 0)) continue;
      sent = await deliver(client, { to, post, key: `${key}#${index}` });
      if (!sent.ok) return sent;
      doubtful.delete(`${key}#${index}`);
      if (posts.length > 1) remember(progress, key, index + 1);
    }
    progress.delete(key);
    return sent;
  };
}

type Perform = (delivery: Delivery) => Promise<Sent>;

/** Only for the asker's eyes where others read along; alone when Slack does not do that here. */
async function attempt(client: webApi.WebClient, delivery: Delivery): Promise<Sent> {
  if (delivery.post.file) return upload(client, delivery, delivery.post.file);
  const { whisper } = delivery.to;
  if (whisper === undefined) return tryOnce((one) => post(client, one), delivery);
  const sent = await tryOnce((one) => postAside(client, whisper, one), delivery);
  if (sent.ok || sent.why !== 'unreachable') return sent;
  const to: Address = { platform: delivery.to.platform, room: whisper, isPrivate: true };
  return tryOnce((one) => post(client, one), { ...delivery, to });
}

/** Blocks that Slack does not read are left out: the words alone say all of it. */
async function tryOnce(perform: Perform, delivery: Delivery): Promise<Sent> {
  try {
    return await perform(delivery);
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.why !== 'unreadable') return outcome;
    if (delivery.post.blocks.length === 0) return { ok: false, why: 'refused', detail: outcome.detail };
    return tryOnce(perform, { ...delivery, post: { text: delivery.post.text, blocks: [] } });
  }
}

const content = ({ to, post: { text, blocks } }: Delivery) => ({
  text,
  ...(blocks.length > 0 && { blocks: [...blocks] }),
  ...(to.thread && { thread_ts: to.thread }),
  link_names: false,
});

async function post(client: webApi.WebClient, delivery: Delivery): Promise<Sent> {
  const message = {
    channel: delivery.to.room,
    ...content(delivery),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: METADATA, event_payload: { key: delivery.key } },
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's, not the window's
  const answer = await client.chat.postMessage(message);
  return { ok: true, ...(answer.ts && { receipt: answer.ts }) };
}

async function postAside(client: webApi.WebClient, user: string, delivery: Delivery): Promise<Sent> {
  const answer = await client.chat.postEphemeral({ channel: delivery.to.room, user, ...content(delivery) });
  return { ok: true, ...(answer.message_ts && { receipt: answer.message_ts }) };
}

/** Files are for one person alone, or for the whole room. An app without the right to upload says what it would be. */
async function upload(client: webApi.WebClient, { to, post, key }: Delivery, file: FilePart): Promise<Sent> {
  const place: Address = to.whisper === undefined ? to : { ...to, room: to.whisper, isPrivate: true };
  try {
    const wanted = {
      channel_id: await channelOf(client, place.room),
      filename: file.name,
      title: file.name,
      content: file.content,
      initial_comment: post.text,
    };
    const thread = to.whisper === undefined ? to.thread : undefined;
    await client.files.uploadV2(thread ? { ...wanted, thread_ts: thread } : wanted);
    return { ok: true };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.why === 'unreadable') return { ok: false, why: 'refused', detail: outcome.detail };
    if (outcome.detail !== 'missing_scope') return outcome;
    return attempt(client, { to, key, post: { text: post.text, blocks: post.blocks } });
  }
}

/** A member's id stands for the direct channel with them. */
async function channelOf(client: webApi.WebClient, room: string): Promise<string> {
  if (!/^[UW]/.test(room)) return room;
  const { channel } = await client.conversations.open({ users: room });
  return channel?.id ?? room;
}

const METADATA = 'plusun';

/** Whether the message is in its room. `unknown` when that cannot be seen: a whisper or a file leaves no such trace. */
async function find(
  client: webApi.WebClient,
  { to, key, post }: Delivery,
): Promise<Sent | 'absent' | 'unknown'> {
  if (post.file || to.whisper !== undefined || to.thread !== undefined) return 'unknown';
  try {
    const { messages = [] } = await client.conversations.history({
      channel: await channelOf(client, to.room),
      include_all_metadata: true,
      limit: LOOKED_THROUGH,
    });
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === METADATA && isKey(metadata.event_payload, key),
    );
    return found ? { ok: true, ...(found.ts && { receipt: found.ts }) } : 'absent';
  } catch {
    return 'unknown';
  }
}

const isKey = (payload: object | undefined, key: string): boolean =>
  payload !== undefined && 'key' in payload && payload.key === key;

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
