/** What is looked for, as slots that one answer hands on to the next, and what is found for it. */
import type { Context } from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';

export type Found = ReturnType<Context['read']['catalogue']['find']>[number];
type Profile = Parameters<Context['read']['catalogue']['find']>[1];

const MOST_SHOWN = 3;
/** So many are found that three are left where a club hides some, where others' are among them, where some were seen. */
const ENOUGH = 24;
const CLOSE = 0.7;
/** What was said last counts a little more. */
const TOPIC = 1.2;

/**
 * Slots of a lookup beside `query`: `topic` (said since: "pour les femmes"), `facts` (told since, by name), `untold`
 * (facts they would rather not say), `place` (another town), `where` (a region, in words), `only` (free, cheaper), `without` (ids already seen),
 * `one` (the id of the only one they want to read).
 */
const KEPT = ['query', 'topic', 'facts', 'untold', 'place', 'where', 'only', 'without', 'one'] as const;

/** The lookup as it stands, with these changes; null takes something away. */
export function searchWith(slots: Slots, changes: Slots): Slots {
  const all = Object.fromEntries(KEPT.flatMap((name) => (slots[name] == null ? [] : [[name, slots[name]]])));
  return { ...all, ...changes };
}

export const asList = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

export const asFacts = (value: Json | undefined): Slots =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Slots) : {};

export const todayOf = ({ now, person }: Pick<Context, 'now' | 'person'>): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(person.zone)
    .toPlainDate()
    .toString();

/** All the words that are looked for. */
export const queryOf = ({ query, topic }: Slots): string =>
  [query, topic].filter((words) => typeof words === 'string' && words !== '').join(' ');

/** A turn looks up once, however many of its steps, cards and buttons ask. */
const oncePerTurn =
  <T>(name: string, look: (context: Context) => Promise<T>) =>
  (context: Context): Promise<T> =>
    context.once(`${name} ${JSON.stringify(searchWith(context.slots, {}))}`, () => look(context));

/** What they agreed to have kept. */
export const keptProfile = ({ once, person, read }: Context) =>
  once('kept', () => read.people.profile(person.id));

/** What is known of who asks: what they agreed to have kept, and what they said since. */
export const profileOf = oncePerTurn('profile', async (context): Promise<Profile> => {
  const { slots, read } = context;
  // Asked for somebody else, a question is not about who writes.
  const { isForOther } = read.catalogue.said(String(slots['query'] ?? ''));
  const kept = isForOther ? undefined : await keptProfile(context);
  const code = typeof slots['place'] === 'string' ? slots['place'] : kept?.place;
  const region = code === undefined ? undefined : read.places.byCode(code)?.region;
  const told = isForOther ? {} : asFacts(slots['facts']);
  const facts = { ...kept?.facts, ...told } as Profile['facts'] & {};
  const stage = (facts.stage as Profile['stage']) ?? kept?.stage;
  return {
    ...(kept?.activity && { activity: kept.activity }),
    ...(stage && { stage }),
    ...(region && { region }),
    ...(kept && { needs: kept.needs }),
    facts,
  };
});

/** At most three; a warning that fits nearly as well as the best comes before it: a trap matters more than an aid. */
export const find = oncePerTurn('find', async (context): Promise<readonly Found[]> => {
  const { slots, person, read } = context;
  const one = slots['one'];
  if (typeof one === 'string') {
    const found = await seenBy(context, one);
    if (found) return [found];
  }
  const seen = asList(slots['without']);
  const wanted = cheapestFirst(await findAll(context), slots['only']).filter(
    ({ resource: { id, cost } }) => !seen.includes(id) && isWithin(cost, slots['only']),
  );
  const found = await read.curation.curated(person.id, wanted, MOST_SHOWN, todayOf(context));
  if (isNamed(found[0], context)) return found.slice(0, 1);
  const best = found[0]?.score ?? 0;
  const isWarning = ({ resource, score }: Found) => resource.kind === 'alert' && score >= CLOSE * best;
  return [...found.filter(isWarning), ...found.filter((other) => !isWarning(other))];
});

/** Everything that answers it today, as the weekly look finds it: without what was said here alone. */
export async function idsFound(context: Context): Promise<readonly string[]> {
  const profile = await profileOf({ ...context, slots: {} });
  const found = context.read.catalogue.find(queryOf(context.slots), profile, todayOf(context), ENOUGH);
  return found.map(({ resource: { id } }) => id);
}

/** Best first. Where a topic was added, what answers both counts most; where another town was, what is there. */
const findAll = oncePerTurn('find-all', async (context): Promise<readonly Found[]> => {
  const { slots, read } = context;
  const profile = await profileOf(context);
  const lookUp = (words: Json | undefined) =>
    read.catalogue.find(
      [words, slots['where']].filter((said) => typeof said === 'string').join(' '),
      profile,
      todayOf(context),
      ENOUGH,
    );
  const asked = lookUp(slots['query']);
  const all = slots['topic'] ? both(asked, lookUp(slots['topic'])) : asked;
  if (!slots['place']) return all;
  const isLocal = ({ resource: { scope } }: Found) => scope !== 'national';
  const most = all[0]?.score ?? 0;
  const local = all.filter(isLocal).map((found) => ({ ...found, score: found.score + most }));
  return [...local, ...all.filter((found) => !isLocal(found))];
});

/** Each share of its own best, added up. */
function both(asked: readonly Found[], topic: readonly Found[]): readonly Found[] {
  const shares = new Map<string, Found>();
  for (const [list, weight] of [
    [asked, 1],
    [topic, TOPIC],
  ] as const) {
    const best = (list[0]?.score ?? 1) / weight;
    for (const found of list) {
      const before = shares.get(found.resource.id);
      const score = found.score / best + (before?.score ?? 0);
      const reasons = [...(before?.reasons ?? []), ...found.reasons];
      shares.set(found.resource.id, { ...(before ?? found), score, reasons: merged(reasons) });
    }
  }
  return [...shares.values()].toSorted((a, b) => b.score - a.score);
}

/** Words of both are one reason. */
function merged(reasons: Found['reasons']): Found['reasons'] {
  const words = reasons.flatMap((reason) => (reason.kind === 'words' ? reason.words : []));
  const others = reasons.filter(
    ({ kind }, at) => kind !== 'words' && reasons.findIndex((one) => one.kind === kind) === at,
  );
  return words.length > 0 ? [{ kind: 'words', words: [...new Set(words)] }, ...others] : others;
}

/** "C'est quoi l'Acre ?": that one, and no other. */
function isNamed(found: Found | undefined, { slots, read }: Context): boolean {
  if (
    !found ||
    slots['topic'] ||
    slots['without'] ||
    !read.catalogue.said(String(slots['query'] ?? '')).isDefinition
  )
    return false;
  const names = `${found.resource.name.fr} ${found.resource.name.en}`.toLowerCase();
  return (found.why ?? []).some((why) => why.kind === 'word' && names.includes(why.written.toLowerCase()));
}

/** Where they asked for what costs less: free, then the rest, each as well as it fits. */
const cheapestFirst = (all: readonly Found[], only: Json | undefined): readonly Found[] =>
  only === 'cheaper'
    ? all.toSorted((a, b) => Number(b.resource.cost === 'free') - Number(a.resource.cost === 'free'))
    : all;

const isWithin = (cost: string, only: Json | undefined): boolean =>
  only === 'free' ? cost === 'free' : only !== 'cheaper' || cost === 'free' || cost === 'mixed';

/** One entry by its id, as this person may see it: what a club has added is for its members, what it hides is not. */
export async function seenBy(context: Context, id: string): Promise<Found | undefined> {
  const { read, person, slots } = context;
  const resource = read.catalogue.byId(id);
  if (!resource) return undefined;
  const today = todayOf(context);
  const isStale = resource.validUntil !== undefined && resource.validUntil < today;
  const bare = { resource, score: 0, reasons: [], isStale };
  const asked = queryOf(slots) ? await findAll(context) : [];
  const found = asked.find((other) => other.resource.id === id) ?? bare;
  return (await read.curation.curated(person.id, [found], 1, today))[0];
}
