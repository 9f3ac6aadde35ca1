/** The language somebody writes in, where their words tell it. */
import { fold } from './clean.ts';
import type { Locale, PersonView } from './flow.ts';
import type { Input } from './message.ts';
import type { Session } from './session.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const FRENCH = set(
  'bonjour bonsoir salut coucou bjr slt merci svp je j le la les des du un une est suis ai pas pour mon ma mes avec chez dans besoin cherche veux voudrais peux comment quoi combien aide quel quelle ou et ou qui que c ca',
);
const ENGLISH = set(
  'hello hi hey thanks thank please i m my am is are the a an to of for with and need want how what where when who can could do does help have get would should looking business',
);
/** A Frenchman may say hello; a sentence of English is English. */
const FEWEST_ENGLISH = 2;

/** Undefined where the words could be either: a trade, a town. */
export function tongueOf(text: string): Locale | undefined {
  const said = fold(text).split(' ');
  const count = (known: ReadonlySet<string>) => said.filter((word) => known.has(word)).length;
  const [french, english] = [count(FRENCH), count(ENGLISH)];
  if (french > english) return 'fr';
  return english >= FEWEST_ENGLISH && english > french ? 'en' : undefined;
}

/** A device set to one language says less than the first words written in another. */
export function speaking(person: PersonView, input: Input, { isWelcomed }: Session): PersonView {
  const tongue = !isWelcomed && input.kind === 'text' ? tongueOf(input.text) : undefined;
  return tongue ? { ...person, locale: tongue } : person;
}
