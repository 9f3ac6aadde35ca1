/** "Et pour les femmes ?", "plus près de Nantes", "le deuxième": words under an answer that change what was asked. */
import type { Context, DynamicOption, Parser } from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { kindOf } from './fact-words.ts';
import { plain } from './plain.ts';
import { firstToTell } from './resource-card.ts';
import { asFacts, asList, find, queryOf, searchWith } from './resource-search.ts';

type FollowUp = NonNullable<ReturnType<Context['read']['catalogue']['followUp']>>;
/** As it stands in the slot of the question it was said under. */
type Change = FollowUp & { readonly said: string; readonly code?: string; readonly fact?: string };

/** Takes follow-ups for answers; anything else is a question of its own. */
export const followUps: Parser = {
  strength: 'strong',
  parse: async (text, context) => {
    const { read } = context;
    const towns = townsIn(text, context);
    if (towns.length > 1) return { ok: 'which', options: towns };
    const change = await changeIn(text, context);
    // "Non", where nothing was asked but what comes next.
    const isOver = change?.kind === 'fine' || (!change && read.catalogue.followUp(text)?.kind === 'no');
    if (isOver) return { ok: true, value: 'done' };
    return change
      ? { ok: true, value: change as unknown as Json }
      : { ok: false, why: 'engine-not-understood' };
  },
  pick: (code, { read }) => {
    const place = read.places.byCode(code);
    return place && { kind: 'place', words: place.name, isSure: true, said: place.name, code: place.code };
  },
  show: (value) => changeOf(value)?.said ?? '',
};

export const changeOf = (value: Json | undefined): Change | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as unknown as Change)
    : undefined;

async function changeIn(text: string, context: Context): Promise<Change | undefined> {
  const { read, person, slots } = context;
  const change = read.catalogue.followUp(text);
  if (!change || !queryOf(slots)) return undefined;
  const said = text.trim();
  if (change.kind === 'yes' || change.kind === 'no') {
    const fact = firstToTell(await find(context), context);
    return fact !== undefined && kindOf(fact) === 'flag' ? { ...change, said, fact } : undefined;
  }
  if (change.kind === 'cost') return (await find(context)).length > 0 ? { ...change, said } : undefined;
  if (change.kind === 'one') {
    const shown = await find(context);
    return shown.at(change.at) ? { ...change, said } : undefined;
  }
  if (change.kind !== 'place') return { ...change, said };
  if (change.words === '') {
    const told = slots['place'];
    const kept = typeof told === 'string' ? told : (await read.people.profile(person.id))?.place;
    return { ...change, said, ...(kept && { code: kept }) };
  }
  const found = read.places.find(change.words);
  const place = found.kind === 'one' ? found.place : found.kind === 'several' ? found.places[0] : undefined;
  const isNamed = place && samePlace(place.name, change.words);
  if (place && (change.isSure || isNamed)) return { ...change, said, code: place.code };
  // "Près de la Bretagne": no town, and still said of where.
  return change.isSure ? { kind: 'topic', words: change.words, said } : undefined;
}

/** Several towns of one name: which is asked. */
function townsIn(text: string, { read, slots }: Context): readonly DynamicOption[] {
  const change = read.catalogue.followUp(text);
  if (change?.kind !== 'place' || change.words === '' || !queryOf(slots)) return [];
  const found = read.places.find(change.words);
  const places = found.kind === 'several' ? found.places : [];
  if (!places.some(({ name }) => samePlace(name, change.words))) return [];
  return places.map(({ code, name, postcode }) => ({ value: code, label: `${name} (${postcode})` }));
}

const bare = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .trim();
export const samePlace = (name: string, words: string): boolean => bare(name) === bare(words);

/** "Et pour les femmes ?" is "pour les femmes". */
const bareTopic = (said: string): string =>
  said.replace(/^(?:et|mais|ou|and|but|or)\s+/i, '').replace(/[\s?!.]+$/, '');

/** They want to know what is near them, and have not said where they are. */
export const isWhere = (value: Json | undefined): boolean => {
  const change = changeOf(value);
  return change?.kind === 'place' && change.code === undefined;
};

/** The lookup after this change; `how` says which, for the words above the answers. */
export async function changedSearch(context: Context, value: Json | undefined): Promise<Slots> {
  const { slots, read } = context;
  const change = changeOf(value);
  const shown = (await find(context)).map(({ resource }) => resource.id);
  const anew = { one: null, without: null };
  if (!change) return searchWith(slots, {});
  switch (change.kind) {
    case 'others': {
      // Under one that was asked for, those it was chosen among have been seen too.
      const seen = await find({ ...context, slots: { ...slots, one: null } });
      const without = [...asList(slots['without']), ...seen.map(({ resource }) => resource.id)];
      return searchWith(slots, { one: null, without, how: 'others' });
    }
    case 'one':
      return searchWith(slots, { one: shown.at(change.at) ?? null, how: 'one' });
    case 'details':
      return searchWith(slots, { one: shown[0] ?? null, how: shown.length > 1 ? 'details' : 'one' });
    case 'simpler':
      return searchWith(slots, { one: shown[0] ?? null, how: 'simpler' });
    case 'only':
      return searchWith(slots, { ...anew, only: change.only, how: change.only });
    case 'place':
      return searchWith(slots, { ...anew, place: change.code ?? null, where: null, how: 'place' });
    case 'region':
      return searchWith(slots, { ...anew, place: null, where: bareTopic(change.said), how: 'region' });
    case 'cost':
      return searchWith(slots, { how: 'cost' });
    case 'yes':
    case 'no': {
      const fact = change.fact ?? '';
      return searchWith(slots, {
        facts: { ...asFacts(slots['facts']), [fact]: change.kind === 'yes' },
        how: 'told',
      });
    }
    case 'fine':
      return searchWith(slots, { isShown: true });
    case 'topic': {
      const told = read.catalogue.said(change.said).facts as Slots;
      const facts = { ...asFacts(slots['facts']), ...told };
      return searchWith(slots, { ...anew, topic: bareTopic(change.said), facts, how: 'topic' });
    }
  }
}
