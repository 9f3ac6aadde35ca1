/** Signs of French that must not stand alone at the end or the beginning of a line. */
import { expect, test } from 'vitest';
import { keepTogether } from '#src/platform/typeset.ts';

test('no line begins with a closing sign, none ends with an opening one', () => {
  expect(keepTogether('Vous aidez sur « Comptabilité » : oui ? Bien !')).toBe(
    'Vous aidez sur «\u00a0Comptabilité\u00a0» : oui ? Bien !',
  );
});

test('what has none stays as it is', () => {
  for (const text of ['https://urssaf.fr/a?b=c', '18 h 30', 'Coût : libre', ''])
    expect(keepTogether(text)).toBe(text);
});
