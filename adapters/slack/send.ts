/** Sends one envelope as the messages it needs, and says honestly what became of it. */
import type { Address, FilePart } from '#src/engine/message.ts';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { compose, type Post } from './compose.ts';
import { edit, type EditParts, settle } from './edit.ts';
import { createHomes } from './home.ts';
import { placed, takePlaced } from './ids.ts';
import { asAside } from './memory.ts';
import { outcomeOf } from './outcome.ts';
import { channelOf, isMarked, metadataOf, type Place } from './place.ts';
import type { ClientFor } from './profiles.ts';
import { Recent } from '#src/platform/recent.ts';
import { createSendAll } from '#src/platform/turns.ts';

/** Envelopes and people remembered. */
const REMEMBERED = 1_000;
/** Characters that Slack takes in a change; it takes more in a new message. */
const EDITED = 4_000;
/** Messages looked through for one that may have arrived. */
const LOOKED_THROUGH = 30;

/** One message of an envelope. */
interface Delivery {
  readonly place: Place;
  readonly post: Post;
  readonly key: string;
}

export interface SenderParts extends EditParts {
  readonly clientFor: ClientFor;
}

export function createSender(parts: SenderParts): (envelope: Envelope) => Promise<Sent> {
  const sendAll = createSendAll();
  /** Messages that may have arrived. */
  const doubtful = new Recent<true>(REMEMBERED);
  const directs = new Recent<string>(REMEMBERED);
  const showHome = createHomes();

  async function deliver(delivery: Delivery): Promise<Sent> {
    if (doubtful.has(delivery.key)) {
      const found = await find(delivery);
      if (found !== 'unknown') doubtful.delete(delivery.key);
      if (found !== 'unknown' && found !== 'absent') return found;
    }
    const sent = await attempt(parts, delivery);
    if (sent.ok || sent.why !== 'uncertain') return sent;
    doubtful.set(delivery.key, true);
    const found = await find(delivery);
    if (found === 'unknown') return sent;
    if (found !== 'absent') return found;
    // Not there now; looked for once more before it is sent again.
    return { ok: false, why: 'later', ...(sent.detail && { detail: sent.detail }) };
  }

  /** The old message gives way; the first of the new ones may take its place. */
  async function give(
    place: Place,
    { replaces, key }: Envelope,
    [first]: readonly Post[],
  ): Promise<Sent | undefined> {
    if (!replaces) return undefined;
    const { receipt: ts, chosen } = replaces;
    if (chosen === undefined && first && !first.file && first.text.length <= EDITED) {
      const edited = await edit(parts, place, { ts, post: first, key: `${key}#0` });
      return edited === 'gone' ? undefined : edited;
    }
    await settle(parts, place, { ts, chosen: chosen ?? '', key });
    return undefined;
  }

  return async (envelope) => {
    const { key, message } = envelope;
    const { room, ...rest } = envelope.to;
    const { team, id } = takePlaced(room);
    const client = await parts.clientFor(team);
    if (!client) return { ok: false, why: 'unreachable', detail: 'not installed' };
    if (rest.surface === 'home') return showHome(client, id, envelope);
    const place: Place = { client, team, room, to: { ...rest, room: id }, directs };
    const posts = compose(message);
    return sendAll(key, posts, async (post, postKey, index) => {
      const given = index === 0 ? await give(place, envelope, posts) : undefined;
      const sent = given ?? (await deliver({ place, post, key: postKey }));
      if (!sent.ok) return sent;
      doubtful.delete(postKey);
      if (sent.receipt && hasButtons(post)) parts.memory.keep(room, sent.receipt, post);
      return sent;
    });
  };
}

type Perform = (delivery: Delivery) => Promise<Sent>;

/** Only for the asker's eyes where others read along; alone when Slack does not do that here. */
async function attempt(parts: SenderParts, delivery: Delivery): Promise<Sent> {
  const { place, post: said } = delivery;
  if (said.file) return upload(parts, delivery, said.file);
  const { whisper } = place.to;
  if (whisper === undefined) return tryOnce(post, delivery);
  const sent = await tryOnce((one) => postAside(whisper, one), delivery);
  if (sent.ok || sent.why !== 'unreachable') return sent;
  // Not a member of this channel: what Slack gave with the press or the command still answers there for a while.
  const url = parts.memory.use(asAside(place.room, whisper));
  const became = url === undefined ? 'gone' : await parts.respond(url, 'aside', said, place.to.thread);
  if (became === 'done') return { ok: true };
  if (became === 'uncertain') return { ok: false, why: 'uncertain', detail: 'no answer' };
  const to: Address = { platform: place.to.platform, room: whisper, isPrivate: true };
  return tryOnce(post, { ...delivery, place: { ...place, to } });
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

const content = ({ place: { to }, post: { text, blocks } }: Delivery) => ({
  text,
  ...(blocks.length > 0 && { blocks: [...blocks] }),
  ...(to.thread && { thread_ts: to.thread }),
  link_names: false,
});

async function post(delivery: Delivery): Promise<Sent> {
  const { client, team, to, directs } = delivery.place;
  const message = {
    channel: to.room,
    ...content(delivery),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    metadata: metadataOf(delivery.key),
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's, not the window's
  const answer = await client.chat.postMessage(message);
  if (answer.channel && /^[UW]/.test(to.room)) directs.set(placed(team, to.room), answer.channel);
  return { ok: true, ...(answer.ts && { receipt: answer.ts }) };
}

async function postAside(user: string, delivery: Delivery): Promise<Sent> {
  const { client, to } = delivery.place;
  const answer = await client.chat.postEphemeral({ channel: to.room, user, ...content(delivery) });
  return { ok: true, ...(answer.message_ts && { receipt: answer.message_ts }) };
}

/** Files are for one person alone, or for the whole room. An app without the right to upload says what it would be. */
async function upload(
  parts: SenderParts,
  { place, post: said, key }: Delivery,
  file: FilePart,
): Promise<Sent> {
  const { client, to } = place;
  try {
    const wanted = {
      channel_id: await channelOf(place, to.whisper ?? to.room),
      filename: file.name,
      title: file.name,
      content: file.content,
      initial_comment: said.text,
    };
    const thread = to.whisper === undefined ? to.thread : undefined;
    await client.files.uploadV2(thread ? { ...wanted, thread_ts: thread } : wanted);
    return { ok: true };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.why === 'unreadable') return { ok: false, why: 'refused', detail: outcome.detail };
    if (outcome.detail !== 'missing_scope') return outcome;
    return attempt(parts, { place, key, post: { text: said.text, blocks: said.blocks } });
  }
}

/** Whether the message is in its room. `unknown` when that cannot be seen: a whisper or a file leaves no such trace. */
async function find({ place, key, post: said }: Delivery): Promise<Sent | 'absent' | 'unknown'> {
  const { client, to } = place;
  if (said.file || to.whisper !== undefined || to.thread !== undefined) return 'unknown';
  try {
    const { messages = [] } = await client.conversations.history({
      channel: await channelOf(place, to.room),
      include_all_metadata: true,
      limit: LOOKED_THROUGH,
    });
    const found = messages.find(({ metadata }) => isMarked(metadata, key));
    return found ? { ok: true, ...(found.ts && { receipt: found.ts }) } : 'absent';
  } catch {
    return 'unknown';
  }
}

const hasButtons = ({ blocks }: Post): boolean => blocks.some(({ type }) => type === 'actions');
