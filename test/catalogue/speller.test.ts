import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpeller } from '#src/catalogue/speller.ts';

const WORDS =
  'facture facturation cotisation boulangerie tresorerie urssaf declaration courrier bizarre tva'.split(' ');
const speller = createSpeller(WORDS);
const first = (form: string): string | undefined => speller.mend(form)[0]?.form;

describe('a misspelled word', () => {
  test.each([
    ['facutre', 'facture', 'two letters swapped'],
    ['factur', 'facture', 'a letter missing'],
    ['factture', 'facture', 'a letter doubled'],
    ['farture', 'facture', 'a wrong letter'],
    ['urrsaf', 'urssaf', 'the wrong letter doubled'],
    ['kotizassion', 'cotisation', 'spelled as it sounds'],
    ['boulanjeri', 'boulangerie', 'two slips in a long word'],
    ['treso', 'tresorerie', 'only its beginning'],
  ])('"%s" is "%s": %s', (typed, meant) => {
    expect(first(typed)).toBe(meant);
  });

  test('is not forced onto a word that is far', () => {
    expect(speller.mend('elephant')).toEqual([]);
    expect(speller.mend('tvo')).toEqual([]);
  });

  test('that lost its space is two words', () => {
    expect(speller.split('courrierbizarre')).toEqual(['courrier', 'bizarre']);
  });

  test('any single slip in a word of six letters and more is found', () => {
    const long = WORDS.filter((word) => word.length >= 6);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(30),
        fc.constantFrom('drop', 'double', 'swap', 'change'),
        fc.constantFrom('a', 'e', 'k', 'r', 's', 'z'),
        (word, place, how, letter) => {
          const at = 1 + (place % (word.length - 2));
          const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
          const slips = {
            drop: before + after,
            double: before + here + here + after,
            swap: before + after.charAt(0) + here + after.slice(1),
            change: before + letter + after,
          };
          const typed = slips[how];
          expect([typed, ...speller.mend(typed).map(({ form }) => form)]).toContain(word);
        },
      ),
    );
  });

  test('anything at all may be asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        speller.mend(text);
        speller.split(text);
      }),
    );
  });
});
