/** The Home tab: what matters to one member now. Drawn anew at each opening, and at no other moment. */
import type { types, webApi } from '@slack/bolt';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { composeView } from './compose.ts';
import { outcomeOf } from './outcome.ts';
import { aloneWith, type Decoded, ignored, instantOf, type Me, said, type SlackEvent } from './payload.ts';
import { Recent } from '#src/platform/recent.ts';

const BLOCKS = 100;
/** Slack takes a quarter of a megabyte. */
const SIZE = 200_000;
const REMEMBERED = 200;

export function decodeHome({ tab, user, event_ts: ts }: SlackEvent, me: Me): Decoded {
  if (tab !== 'home') return ignored('another tab was opened');
  if (!user || !ts) return ignored('an event without sender or place');
  const opened = said(
    { id: `home-${user}-${ts}`, at: instantOf(ts), user, channel: user, input: { kind: 'home' } },
    me,
  );
  const from = { ...aloneWith(me.teamId, user), surface: 'home' as const };
  return { ...opened, update: { ...opened.update, from } };
}

interface Page {
  /** The update it answers. */
  readonly answers: string | undefined;
  /** One by message: what is sent again stands only once. */
  readonly pieces: Map<string, readonly types.KnownBlock[]>;
}

/** An answer may come as several messages: the page grows until it is whole. */
export function createHomes(): (
  client: webApi.WebClient,
  userId: string,
  envelope: Envelope,
) => Promise<Sent> {
  const pages = new Recent<Page>(REMEMBERED);
  return async (client, userId, { to, key, answers, message }) => {
    const known = pages.get(to.room);
    const page =
      known && answers !== undefined && known.answers === answers ? known : { answers, pieces: new Map() };
    page.pieces.set(key, composeView(message));
    pages.set(to.room, page);
    try {
      await client.views.publish({
        user_id: userId,
        view: { type: 'home', blocks: fit([...page.pieces.values()].flat()) },
      });
      return { ok: true };
    } catch (error) {
      return becameOf(error);
    }
  };
}

/** Publishing again changes nothing, so what may have arrived is simply published again. */
function becameOf(error: unknown): Sent {
  const outcome = outcomeOf(error);
  if (outcome.why === 'unreadable') return { ok: false, why: 'refused', detail: outcome.detail };
  if (outcome.why !== 'uncertain' && outcome.detail !== 'hash_conflict') return outcome;
  return { ok: false, why: 'later', ...(outcome.detail && { detail: outcome.detail }) };
}

/** What is too much is left out at the end, and three dots say so. */
function fit(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const kept: types.KnownBlock[] = [];
  let size = 0;
  for (const block of blocks) {
    size += JSON.stringify(block).length;
    if (size > SIZE || (kept.length === BLOCKS - 1 && blocks.length > BLOCKS)) return [...kept, MORE];
    kept.push(block);
  }
  return kept;
}

const MORE: types.KnownBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: '…', emoji: false }],
};
