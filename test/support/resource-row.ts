/** A sound row of the catalogue, for rules that must not hang on what it happens to hold. */
import type { Resource } from '#src/catalogue/resource.ts';

export const resourceRow = (changes: Partial<Resource>): Resource => ({
  id: 'row',
  name: { fr: 'Prêt des boulangers', en: 'Bakers loan' },
  gives: { fr: 'Un prêt pour acheter un four.', en: 'A loan to buy an oven.' },
  forWhom: { fr: 'Boulangers', en: 'Bakers' },
  firstStep: { fr: 'Appeler', en: 'Call' },
  provider: 'Fonds',
  needs: ['funding'],
  stages: [],
  kind: 'money',
  cost: 'free',
  scope: 'national',
  keywords: [],
  url: 'https://example.org/',
  source: 'essai',
  checkedOn: '2026-11-22',
  confidence: 'high',
  ...changes,
});
