/** The language somebody writes in, where their words tell it. */
import { fold } from './clean.ts';
import type { Locale, PersonView } from './flow.ts';
import type { Input } from './message.ts';
import type { Session } from './session.ts';

export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const FRENCH = words(
  'bonjour bonsoir salut coucou bjr slt merci svp je j le la les l un une des du de est suis ai pas pour mon ma mes il elle on nous vous se sur dans avec au aux chez en et ou qui que quoi comment combien quel quelle besoin cherche veux voudrais peux faire aide ce c d ca ne',
);
const ENGLISH = words(
  'hello hi hey thanks thank please the how what where when who can could i m my is am are was do does did need want have get would should looking help with for to an of and in it you business',
);
/** A Frenchman may say hello; a sentence of English is English. */
const FEWEST_ENGLISH = 2;

export const countOf = (known: ReadonlySet<string>, text: string): number =>
  fold(text)
    .split(' ')
    .filter((word) => known.has(word)).length;

/** How many small words of each language stand there. */
export const tongues = (text: string): Readonly<Record<Locale, number>> => ({
  fr: countOf(FRENCH, text),
  en: countOf(ENGLISH, text),
});

/** Undefined where the words could be either: a trade, a town. */
export function tongueOf(text: string): Locale | undefined {
  const { fr, en } = tongues(text);
  if (fr > en) return 'fr';
  return en >= FEWEST_ENGLISH && en > fr ? 'en' : undefined;
}

/** A device set to one language says less than the first words written in another. */
export function speaking(person: PersonView, input: Input, { isWelcomed }: Session): PersonView {
  const tongue = !isWelcomed && input.kind === 'text' ? tongueOf(input.text) : undefined;
  return tongue ? { ...person, locale: tongue } : person;
}
