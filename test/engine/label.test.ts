import { describe, expect, test } from 'vitest';
import { matchOptions, resembling } from '#src/engine/label.ts';

const needs = [
  'Trouver de l’argent',
  'Impôts et Urssaf',
  'Comptabilité',
  'Clients',
  'C’est tout',
  'Passer',
].map((label) => ({
  token: label,
  label,
}));
const meant = (said: string, isMany = false) => matchOptions(said, needs, isMany).map(({ label }) => label);

describe('what people type under a list', () => {
  test.each([
    ['3', 'Comptabilité'],
    ['3.', 'Comptabilité'],
    ['le 3', 'Comptabilité'],
    ['n°3', 'Comptabilité'],
    ['comptabilite', 'Comptabilité'],
    ['COMPTABILITÉ !', 'Comptabilité'],
    ['compta', 'Comptabilité'],
    ['comtpabilité', 'Comptabilité'],
    ['comptablité', 'Comptabilité'],
    ['impôts', 'Impôts et Urssaf'],
    ['c est tout', 'C’est tout'],
    ['clent', 'Clients'],
  ])('%s means %s', (said, label) => {
    expect(meant(said)).toEqual([label]);
  });

  test.each(['0', '9', '44000', 'boulangère', 'c', '', '🙂'])('%j means none of them', (said) => {
    expect(meant(said)).toEqual([]);
  });

  test.each([
    ['1 et 3', ['Trouver de l’argent', 'Comptabilité']],
    ['3,1', ['Trouver de l’argent', 'Comptabilité']],
    ['1 3 4', ['Trouver de l’argent', 'Comptabilité', 'Clients']],
    ['compta, clients', ['Comptabilité', 'Clients']],
    ['clients et impots', ['Impôts et Urssaf', 'Clients']],
  ])('%s means several where several are allowed', (said, labels) => {
    expect(meant(said, true)).toEqual(labels);
  });

  test('words that only one label has mean it, with or without its article', () => {
    const steps = ["J'ai une idée", 'Une autre date', 'Un pas plus petit', 'Un pas à deux'];
    const options = steps.map((label) => ({ token: label, label }));
    const meantNow = (said: string) => matchOptions(said, options, false).map(({ label }) => label);
    expect(['idée', 'autre date', 'plus petit'].map(meantNow)).toEqual([[steps[0]], [steps[1]], [steps[2]]]);
    expect(meantNow('pas')).toEqual([]);
  });

  test('the beginning of a postcode tells two towns apart', () => {
    const towns = ['Saint-Denis (97400)', 'Saint-Denis (93200)', 'Passer'].map((label) => ({
      token: label,
      label,
    }));
    expect(matchOptions('974', towns, false).map(({ label }) => label)).toEqual(['Saint-Denis (97400)']);
  });

  test('one unknown piece makes the whole answer unknown: nothing is guessed', () => {
    expect(meant('compta et plomberie', true)).toEqual([]);
  });
});

describe('in words of one’s own', () => {
  const stages = [
    "J'ai une idée",
    'Je viens de créer',
    'Mon activité tourne',
    "C'est difficile en ce moment",
    'Je ferme ou je transmets',
  ].map((label) => ({ token: label, label }));

  test.each([
    ["j'ai créé", 'Je viens de créer'],
    ['ça tourne bien', undefined],
    ['ça tourne', 'Mon activité tourne'],
    ['je vais transmettre', undefined],
    ['transmettre', 'Je ferme ou je transmets'],
    ['des difficultés', "C'est difficile en ce moment"],
    ['difficultés', "C'est difficile en ce moment"],
    ['quoi', undefined],
    ['je voudrais créer une boutique en ligne', undefined],
  ])('%s', (said, label) => {
    expect(resembling(said, stages)?.label).toBe(label);
  });
});
