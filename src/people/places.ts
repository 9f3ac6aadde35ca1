import { editDistance } from '#src/engine/label.ts';
import { sound } from '#src/engine/sound.ts';
import { type Communes, nameKey, readCommunes } from './communes.ts';
import { createNearest } from './nearest.ts';
import type { Place, PlaceFound, PlaceReader } from './place.ts';

const MOST = 6;
/** A town so much larger than its namesakes is the one people mean. */
const FAR_LARGER = 10;
/** Longer texts are no place; their end would be read for nothing. */
const LONGEST = 120;
/** Two towns that sound alike may be spelled this differently ("bordo"). */
const FARTHEST_ALIKE = 4;
const SHORTEST_SOUND = 4;
const LARGER = 5;
/** From this many letters on, two slips are forgiven; below, a hamlet is not guessed from an ordinary word. */
const LONG = 8;
const KNOWN = 1000;
const NO_BEGINNING = new Set(['les', 'saint', 'sainte', 'notre', 'mont', 'sur', 'bois']);

/** What people put before a town: one is taken off at a time, as "Sur-…" and "La …" are also names. */
const BEFORE =
  /^(?:bonjour|salut|alors|euh|moi|c est|je suis|on est|nous sommes|j habite|je vis|je travaille|j exerce|habite|base|basee|installe|installee|ville de|la ville de|commune de|region de|pas loin de|pas loin d|a cote de|a cote d|pres de|pres d|du cote de|du cote d|autour de|dans|a|au|aux|en|sur|vers|de|du|d|i am|i m|i live|live|based|in|near|at|from) (?=\S)/;
const AFTER =
  / (?:centre|centre ville|cedex(?: \d+)?|france|et alentours|et environs|environs|alentours|metropole|ville)$/;
const ARRONDISSEMENT =
  /^(paris|lyon|marseille) \d{1,2} ?(?:er|e|eme|ieme|re|nd|th|st|nd|rd)?(?: arr(?:t|ondissement)?)?$/;
/** Inside a sentence, a town stands after one of these. */
const INSIDE = / (?:a|au|aux|sur|vers|in|near|pres de|pres d|cote de|cote d) (.+)$/;

/** The list is read at the first question, and kept: some 20 MB. */
export function loadPlaces(): PlaceReader {
  let communes: Communes | undefined;
  const load = () => {
    communes ??= readCommunes();
    return communes;
  };
  const nearest = createNearest();
  let finder: ((text: string) => readonly Place[]) | undefined;
  return {
    byCode: (code) => load().byCode(code),
    nearest(latitude, longitude) {
      const code = nearest(latitude, longitude);
      return code === undefined ? undefined : load().byCode(code);
    },
    beginning: (text, limit) => beginningWith(text, load()).slice(0, limit),
    find(text) {
      finder ??= createFinder(load());
      return toFound(finder(text.slice(0, LONGEST)));
    },
  };
}

function beginningWith(text: string, communes: Communes): readonly Place[] {
  const key = nameKey(text);
  if (key === '') return [];
  const found = /^\d+$/.test(key)
    ? communes.byPostcodeBeginning(key)
    : [...communes.names()].filter((name) => name.startsWith(key)).flatMap((name) => communes.byName(name));
  return found.toSorted((a, b) => b.population - a.population);
}

function toFound(places: readonly Place[]): PlaceFound {
  const [first] = places;
  if (first === undefined) return { kind: 'none' };
  return places.length === 1
    ? { kind: 'one', place: first }
    : { kind: 'several', places: places.slice(0, MOST) };
}

function createFinder(communes: Communes): (text: string) => readonly Place[] {
  const near = createGuesser(communes);
  return (text) => {
    const { name, postcode, area } = takeApart(text, communes);
    if (postcode !== undefined && name === '') return byNumber(postcode, communes);
    if (name === '') return [];
    const places = lookUp(name, communes, near);
    if (postcode !== undefined) return together(places, byNumber(postcode, communes));
    const there = area === undefined ? places : places.filter((place) => isIn(place, area));
    return largest(there.length > 0 ? there : places);
  };
}

interface Parts {
  /** Key of what is left when numbers are taken out. */
  readonly name: string;
  readonly postcode?: string;
  /** A département or region said beside the town. */
  readonly area?: string;
}

/** "Nantes (44)", "44000 Nantes", "Nantes, Loire-Atlantique". */
function takeApart(text: string, communes: Communes): Parts {
  // A leading zero is often forgotten: "1400".
  if (/^\s*\d{4}\s*$/.test(text)) return { name: '', postcode: `0${text.trim()}` };
  const digits = /(?<![\p{L}\p{N}])(\d{5}|\d{2} \d{3}|2[ab]\d{3})(?![\p{L}\p{N}])/iu.exec(text)?.[1];
  if (digits !== undefined) {
    return { name: nameKey(text.replace(digits, ' ')), postcode: digits.replace(' ', '').toUpperCase() };
  }
  const department = /(?:\(|\s|,|-)(\d{2,3}|2[ab])\)?\s*$/i.exec(text);
  const before = department === null ? '' : nameKey(text.slice(0, department.index));
  if (department?.[1] !== undefined && before !== '' && !/^(paris|lyon|marseille)$/.test(before)) {
    return { name: before, area: department[1].toUpperCase() };
  }
  const comma = text.search(/[,(]/);
  const area = comma < 1 ? undefined : communes.areas.get(nameKey(text.slice(comma)));
  if (area !== undefined) return { name: nameKey(text.slice(0, comma)), area };
  return { name: nameKey(text) };
}

const isIn = (place: Place, area: string): boolean => place.department === area || place.region === area;

/** A postcode, else an INSEE code. */
function byNumber(digits: string, communes: Communes): readonly Place[] {
  const places = communes.byPostcode(digits);
  const place = communes.byCode(digits);
  return places.length > 0 || place === undefined ? places : [place];
}

/** Both said: the towns that are both; when they contradict each other, one of the same département, else the number. */
function together(named: readonly Place[], numbered: readonly Place[]): readonly Place[] {
  const both = named.filter((place) => numbered.includes(place));
  if (both.length > 0) return both;
  const beside = named.filter((place) => numbered.some((other) => other.department === place.department));
  return beside.length > 0 ? beside : numbered.length > 0 ? numbered : largest(named);
}

/** As typed, then by its beginning, then with a typo; at last the end of a sentence ("coiffeuse à Nantes"). */
function lookUp(name: string, communes: Communes, near: (key: string) => readonly Place[]): readonly Place[] {
  const ways = waysToRead(name);
  const read = [
    ...ways.map((way) => byExactName(way, communes)),
    ...ways.map((way) => byBeginning(way, communes)),
  ];
  const found = read.find((places) => places.length > 0) ?? near(ways.at(-1) ?? name);
  if (found.length > 0) return found;
  const inside = INSIDE.exec(name)?.[1]?.replace(AFTER, '');
  if (inside === undefined) return [];
  const exact = byExactName(inside, communes);
  return exact.length > 0 ? exact : near(inside);
}

/** Its own name, or that of a far larger town that begins so: "Saint-Ouen" is mostly Saint-Ouen-sur-Seine. */
function byExactName(key: string, communes: Communes): readonly Place[] {
  const named = communes.byName(key);
  const [first] = named.length > 0 ? named : communes.byFormerName(key);
  if (first === undefined) return [];
  const larger = byBeginning(key, communes).filter((place) => place.population > first.population * LARGER);
  return [...larger, ...(named.length > 0 ? named : communes.byFormerName(key))];
}

function byBeginning(key: string, communes: Communes): readonly Place[] {
  if (key.length < 3 || NO_BEGINNING.has(key)) return [];
  const start = `${key} `;
  const places: Place[] = [];
  for (const name of communes.towns()) {
    if (name.startsWith(start)) places.push(...communes.byName(name).slice(0, 1));
  }
  return places.sort((a, b) => b.population - a.population).slice(0, MOST);
}

/** The name as typed first, then with one more thing taken off at a time. */
function waysToRead(name: string): string[] {
  const ways = [name];
  for (let key = name; ; ) {
    const shorter = BEFORE.test(key) ? key.replace(BEFORE, '') : key.replace(AFTER, '');
    if (shorter === key || shorter === '') break;
    ways.push(shorter);
    key = shorter;
  }
  return ways.map((way) => way.replace(ARRONDISSEMENT, '$1'));
}

function largest(places: readonly Place[]): readonly Place[] {
  const [first, second] = places;
  const isAlone =
    first !== undefined && second !== undefined && first.population > second.population * FAR_LARGER;
  return isAlone ? [first] : places;
}

/** Names close to what was typed, by letters and by ear; their index is made when the first typo comes. */
function createGuesser(communes: Communes): (key: string) => readonly Place[] {
  const byStart = new Map<string, string[]>();
  const bySound = new Map<string, string[]>();
  const prepare = () => {
    for (const name of communes.names()) {
      const start = `${name[0]}${name.length}`;
      const names = byStart.get(start);
      if (names === undefined) byStart.set(start, [name]);
      else names.push(name);
    }
    for (const name of communes.towns()) {
      const heard = sound(name);
      bySound.set(heard, [...(bySound.get(heard) ?? []), name]);
    }
  };
  const closest = (key: string): readonly Place[] => {
    const most = key.length >= LONG ? 2 : 1;
    const heard = sound(key);
    const found = (heard.length < SHORTEST_SOUND ? [] : (bySound.get(heard) ?? []))
      .filter((name) => editDistance(key, name, FARTHEST_ALIKE) <= FARTHEST_ALIKE)
      .map((name) => ({ name, edits: 1 }));
    for (let length = key.length - most; length <= key.length + most; length++) {
      for (const name of byStart.get(`${key[0]}${length}`) ?? []) {
        const edits = editDistance(key, name, most);
        if (edits <= most) found.push({ name, edits });
      }
    }
    const least = Math.min(...found.map(({ edits }) => edits));
    const names = new Set(found.filter(({ edits }) => edits === least).map(({ name }) => name));
    return [...names]
      .flatMap((name) => communes.byName(name))
      .filter((place) => key.length >= LONG || place.population >= KNOWN)
      .sort((a, b) => b.population - a.population);
  };
  return (key) => {
    if (byStart.size === 0) prepare();
    return key.length >= 4 && /^[a-z ]+$/.test(key) ? closest(key) : [];
  };
}
