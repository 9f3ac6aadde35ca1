/** Why these two: the words both sides read say the matcher's largest terms, and the same facts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS as OFFERED, whyWords } from '#flows/mentoring.ts';
import type { Context, Locale } from '#src/engine/flow.ts';
import { createTexts, readTextFiles } from '#src/engine/texts.ts';
import { KINDS } from '#src/mentoring/kinds.ts';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { plainName } from '#src/mentoring/words.ts';
import { mentor, NOW, request } from './matching/people.ts';

const texts = createTexts(readTextFiles(new URL('../../flows/texts', import.meta.url).pathname));
const contextIn = (locale: Locale) => ({ say: texts.say(locale) }) as unknown as Context;
const SIDES = ['mentor', 'asker'] as const;

/** The facts of a reason that must stand in the words, as they are said in this language. */
function factsOf(reason: string, locale: Locale): readonly string[] {
  const [name = '', fact = ''] = reason.split(/:(.*)/s);
  const say = texts.say(locale);
  switch (name) {
    case 'skill':
      return fact.split('+').map((need) => say(`mentoring-need-${need}`));
    case 'language':
      return [say(fact.startsWith('en') ? 'mentoring-why-english' : 'mentoring-why-french')];
    case 'answers':
      return fact.split('/');
    case 'waiting':
      return Number.parseInt(fact, 10) > 1 ? [String(Number.parseInt(fact, 10))] : [];
    case 'places':
      return Number(fact) > 1 ? [fact] : [];
    case 'trade':
    case 'zone':
      return [fact];
    default:
      return [];
  }
}

describe('why these two', () => {
  test('every term the matcher gives is said, with its fact, on both sides and in both languages', () => {
    const pings = fc
      .sample(fc.tuple(fc.array(mentor, { minLength: 4, maxLength: 6 }), request), { numRuns: 300, seed: 6 })
      .flatMap(([mentors, asked]) => {
        const unique = [...new Map(mentors.map((one) => [one.id, one])).values()];
        return matchAll(unique, [asked], { now: NOW }).pings;
      });
    const seen = new Set(pings.flatMap(({ why }) => why.map((reason) => reason.split(':')[0])));
    expect([...seen]).toEqual(
      expect.arrayContaining(['language', 'new', 'skill', 'trade', 'waiting', 'zone']),
    );
    for (const { why } of pings)
      for (const locale of ['fr', 'en'] as const)
        for (const side of SIDES) {
          const said = whyWords(contextIn(locale), why, side).split(', ');
          expect(why.length).toBeLessThanOrEqual(3);
          const all = said.join(', ');
          for (const reason of why)
            for (const fact of factsOf(reason, locale))
              expect(all, `${reason} for the ${side}`).toContain(fact);
          for (const reason of why) expect(whyWords(contextIn(locale), [reason], side), reason).not.toBe('');
        }
  });

  test('a language that is spoken of for another kind of help is still said as a language', () => {
    expect(whyWords(contextIn('fr'), ['language:fr freelance'], 'asker')).toBe(
      'vous parlez tous deux français',
    );
    expect(whyWords(contextIn('fr'), ['language:en'], 'mentor')).toBe('vous parlez tous deux anglais');
  });

  test('a term that another version wrote is left out, one without its fact is still a sentence', () => {
    expect(whyWords(contextIn('fr'), ['kindness:3', 'urgent'], 'asker')).toBe('la demande presse');
    expect(whyWords(contextIn('fr'), ['zone:974'], 'mentor')).toBe('même département (974)');
  });
});

test('kinds of help are offered as they are stored', () => {
  expect(OFFERED).toEqual(KINDS);
});

test.each([
  ['Nadia', 'Nadia'],
  ['Jean-Noël d’Arc', 'Jean-Noël d’Arc'],
  ['Nadia ✔️ (vérifiée)', 'Nadia'],
  ['⭐ Marc [garant Club de Nantes]', 'Marc Club de Nantes'],
  ['PlusUn', 'P.'],
  ['✔️', '–.'],
  ['Ａｄｍｉｎ Zoé', 'Zoé'],
  ['Officielia', 'Officielia'],
  ['Garance', 'Garance'],
])('%s is shown as %s', (typed, shown) => {
  expect(plainName(typed)).toBe(shown);
});
