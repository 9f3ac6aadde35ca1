/** Changes messages in place: the pressed question gives way to the next one, or to what was chosen. */
import type { webApi } from '@slack/bolt';
import type { Sent } from '#src/platform/adapter.ts';
import { type Post, settled } from './compose.ts';
import { asMessage, type Memory } from './memory.ts';
import { outcomeOf } from './outcome.ts';
import { channelOf, metadataOf, type Place } from './place.ts';
import type { Respond } from './respond.ts';

export interface EditParts {
  readonly memory: Memory;
  readonly respond: Respond;
}

/** `gone`: it can no longer be changed, or never could. */
export type Edited = Sent | 'gone';

/** Changing a message twice to the same changes nothing, so whatever is uncertain is done again. */
export async function edit(
  parts: EditParts,
  place: Place,
  { ts, post, key }: { readonly ts: string; readonly post: Post; readonly key: string },
): Promise<Edited> {
  const edited =
    place.to.whisper === undefined
      ? await update(place, ts, post, key)
      : await replaceAside(parts, place, ts, post);
  if (edited !== 'gone' && edited.ok) parts.memory.keep(place.room, ts, post);
  return edited;
}

/** Takes the buttons of a message away, and says what was chosen. Best effort: it stays as it is when that fails. */
export async function settle(
  parts: EditParts,
  place: Place,
  { ts, chosen, key }: { readonly ts: string; readonly chosen: string; readonly key: string },
): Promise<void> {
  const before = parts.memory.find(place.room, ts);
  const post = before && settled(before, chosen);
  if (!post) return;
  if (post.blocks.length > 0) await edit(parts, place, { ts, post, key });
  else await remove(parts, place, ts);
}

async function update(place: Place, ts: string, post: Post, key: string): Promise<Edited> {
  try {
    const { client, to } = place;
    const changed: webApi.ChatUpdateArguments = {
      channel: await channelOf(place, to.room),
      ts,
      text: post.text,
      // An empty list takes the old blocks away.
      blocks: [...post.blocks],
      metadata: metadataOf(key),
      link_names: false,
    };
    const answer = await client.chat.update(changed);
    return { ok: true, receipt: answer.ts ?? ts };
  } catch (error) {
    return becameOf(error, () => update(place, ts, { text: post.text, blocks: [] }, key), post);
  }
}

function becameOf(error: unknown, inWords: () => Promise<Edited>, post: Post): Edited | Promise<Edited> {
  const outcome = outcomeOf(error);
  if (outcome.why === 'unreadable') return post.blocks.length > 0 ? inWords() : 'gone';
  if (outcome.why === 'refused' || outcome.why === 'unreachable') return 'gone';
  if (outcome.why !== 'uncertain') return outcome;
  return { ok: false, why: 'later', ...(outcome.detail && { detail: outcome.detail }) };
}

async function replaceAside(
  { memory, respond }: EditParts,
  { room, to }: Place,
  ts: string,
  post: Post,
): Promise<Edited> {
  const url = memory.use(asMessage(room, ts));
  if (url === undefined) return 'gone';
  const became = await respond(url, 'replace', post, to.thread);
  if (became === 'gone') return 'gone';
  return became === 'done' ? { ok: true, receipt: ts } : { ok: false, why: 'later', detail: 'no answer' };
}

async function remove({ memory, respond }: EditParts, place: Place, ts: string): Promise<void> {
  const { client, room, to } = place;
  if (to.whisper !== undefined) {
    const url = memory.use(asMessage(room, ts));
    if (url !== undefined) await respond(url, 'delete', { text: '', blocks: [] });
    return;
  }
  await client.chat.delete({ channel: await channelOf(place, to.room), ts }).catch(() => {});
}
