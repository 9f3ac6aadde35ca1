/** What adapters may ask while a platform waits: forms, suggestions, where somebody was heard. Changes nothing. */
import { CLUB_ENTRY } from '#src/catalogue/curation/curate.ts';
import { NEEDS } from '#src/catalogue/resource.ts';
import type { Heard, Assist, Suggestion } from '#src/platform/adapter.ts';
import type { Store } from '#src/storage/store.ts';
import { ZONE_UNKNOWN } from '#src/people/place.ts';
import { cutText, fold } from './clean.ts';
import { faultsOfForm, openForm } from './forms.ts';
import type { Sender } from './message.ts';
import { Talk, type World } from './talk.ts';

export interface AssistParts {
  readonly store: Pick<Store, 'peek'>;
  readonly world: World;
  readonly clock: () => Date;
  readonly privateRoom: Assist['privateRoom'];
  readonly heardLately: (platform: string, limit: number) => Promise<readonly Heard[]>;
}

/** What platforms show at most. */
const MOST_SUGGESTED = 25;
const LONGEST_VALUE = 100;

export function createAssist({ store, world, clock, privateRoom, heardLately }: AssistParts): Assist {
  /** The conversation of this account as it stands. */
  async function talkOf({ platform, id }: Sender): Promise<Talk | undefined> {
    const known = await store.peek(platform, id);
    if (!known?.session) return undefined;
    const { place, zone: told, ...person } = known.person;
    const zone = (place !== undefined && world.read.places.byCode(place)?.zone) || told || ZONE_UNKNOWN;
    return new Talk(world, known.session, { ...person, zone }, clock());
  }

  function suggestNeeds(text: string, locale: 'fr' | 'en'): readonly Suggestion[] {
    const say = world.texts.say(locale);
    const all = NEEDS.map((value) => ({ value, label: say(`about-me-needs-${value}`) }));
    return all.filter(({ label }) => fold(label).includes(fold(text)));
  }

  function suggestPlaces(text: string): readonly Suggestion[] {
    const begun = world.read.places.beginning(text, MOST_SUGGESTED);
    const found =
      begun.length > 0 ? ({ kind: 'several', places: begun } as const) : world.read.places.find(text);
    const places = found.kind === 'one' ? [found.place] : found.kind === 'several' ? found.places : [];
    return places.map(({ code, name, postcode }) => ({ value: code, label: `${name} (${postcode})` }));
  }

  /** Those named so, then those that answer what was typed as a question. */
  function suggestResources(text: string, locale: 'fr' | 'en'): readonly Suggestion[] {
    const { catalogue } = world.read;
    const today = clock().toISOString().slice(0, 10);
    const answers = catalogue.find(text, {}, today, MOST_SUGGESTED).map(({ resource }) => resource);
    const found = new Set([...catalogue.beginning(text, MOST_SUGGESTED), ...answers]);
    // Who types is not known here: what a club has added for its members is never suggested.
    return [...found]
      .filter(({ id }) => !id.startsWith(CLUB_ENTRY))
      .slice(0, MOST_SUGGESTED)
      .map(({ name }) => ({ value: cutText(name[locale], LONGEST_VALUE), label: name[locale] }));
  }

  return {
    privateRoom,
    heardLately,
    form: async (sender, token) => {
      const talk = await talkOf(sender);
      return talk && openForm(talk, token);
    },
    faults: async (sender, token, values) => {
      const talk = await talkOf(sender);
      return talk ? faultsOfForm(talk, token, values) : {};
    },
    suggest: async (what, text, hint) => {
      const locale = hint?.toLowerCase().startsWith('en') ? 'en' : 'fr';
      if (what === 'need') return suggestNeeds(text, locale);
      if (text.trim() === '') return [];
      return what === 'place' ? suggestPlaces(text) : suggestResources(text, locale);
    },
  };
}
