import { expect, test } from 'vitest';
import { tongueOf } from '#src/engine/tongue.ts';

test.each([
  ['bonjour', 'fr'],
  ['slt', 'fr'],
  ['urssaf en retard, g plus de sous pour payé', 'fr'],
  ["j'ai besoin d'un prêt", 'fr'],
  ['hello', undefined],
  ['boulangère', undefined],
  ['Nantes', undefined],
  ['hello, I need help with taxes', 'en'],
  ['how do I get a loan?', 'en'],
  ['/start', undefined],
  ['', undefined],
])('%j', (text, tongue) => {
  expect(tongueOf(text)).toBe(tongue);
});
