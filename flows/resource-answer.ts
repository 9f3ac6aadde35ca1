/** What is said above the answers, and the answers: cards, or who knows. */
import type { Context } from '#src/engine/flow.ts';
import type { Part } from '#src/engine/message.ts';
import { factCards } from './facts.ts';
import { card } from './resource-card.ts';
import { asList, find, type Found, queryOf, seenBy } from './resource-search.ts';

/** Free human help for every kind of question: shown when nothing else is sure. */
const THEY_KNOW = ['conseillers-entreprises', 'france-services'];

export async function answer(context: Context): Promise<readonly Part[]> {
  const { slots } = context;
  const found = await find(context);
  const isWhole = typeof slots['one'] === 'string';
  const facts = isWhole || slots['how'] ? [] : factCards(queryOf(slots), context);
  if (facts.length > 0 && found.length === 0) return facts;
  const isChanged = typeof slots['how'] === 'string';
  const words = isChanged ? changed(found, context) : first(found, context);
  const shown = found.length > 0 ? found : await whoKnows(context);
  const cards = await Promise.all(shown.map((one) => card(one, context, isWhole)));
  return [...facts, { kind: 'text', text: words }, ...cards];
}

const first = (found: readonly Found[], { say }: Context): string =>
  say(found.length > 0 ? 'resources-found' : 'resources-nothing', { count: found.length });

/** After a follow-up: what was understood, and what came of it. */
function changed(found: readonly Found[], { slots, say, read }: Context): string {
  const how = String(slots['how']);
  const count = found.length;
  if (count === 0) return say(how === 'others' ? 'resources-no-others' : 'resources-nothing-so');
  if (how !== 'place') return say(`resources-how-${how}`, { count, words: String(slots['topic'] ?? '') });
  const place = read.places.byCode(String(slots['place'] ?? ''));
  const isLocal = found.some(({ resource }) => resource.scope !== 'national');
  return say(isLocal ? 'resources-near' : 'resources-near-none', {
    place: place?.name ?? '',
    region: place?.regionName ?? '',
  });
}

async function whoKnows(context: Context): Promise<readonly Found[]> {
  const seen = asList(context.slots['without']);
  const found = await Promise.all(
    THEY_KNOW.filter((id) => !seen.includes(id)).map((id) => seenBy(context, id)),
  );
  return found.filter((one) => one !== undefined);
}
