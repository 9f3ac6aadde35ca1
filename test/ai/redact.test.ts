/** What must not leave: contact data in the ways people really write them, and nothing of what makes the question. */
import { describe, expect, test } from 'vitest';
import { holdsContact, redact } from '#src/ai/redact.ts';

const NAMES = ['Léa Martin', 'Jean-Baptiste Le Goff'];

/** What is said, what must be gone, what must still stand there. */
const HIDDEN: readonly (readonly [string, string, string])[] = [
  ['ecrivez moi a lea.martin@example.fr pour un pret', 'example', 'pour un pret'],
  ['mon mail cest LEA+pro@Sous.Domaine.example.com merci', 'Domaine', 'merci'],
  ['lea (at) example (point) fr svp', 'example', 'svp'],
  ['lea arobase gmail point com, aide pour four', 'gmail', 'aide pour four'],
  ['contact [at] boulange [dot] fr', 'boulange', '[e-mail]'],
  ['lea @ orange . fr', 'orange', ''],
  ['appelez le 06 12 34 56 78 pour le devis', '34', 'pour le devis'],
  ['mon tel 0612345678', '0612345678', 'mon tel'],
  ['06.12.34.56.78 ou 02-40-11-22-33', '40', 'ou'],
  ['+33 6 12 34 56 78', '12', ''],
  ['+33(0)6 12 34 56 78 le soir', '12', 'le soir'],
  ['0033612345678', '0033', ''],
  ['(+262) 692 12 34 56 à la Réunion', '692', 'à la Réunion'],
  ['06/12/34/56/78', '34', ''],
  ['06_12_34_56_78', '34', ''],
  ['zéro six douze trente-quatre cinquante-six soixante-dix huit', 'douze', ''],
  ['call me on +44 20 7946 0958', '7946', 'call me on'],
  ['mon iban FR76 3000 6000 0112 3456 7890 189 pour les impôts', '3000', 'pour les impôts'],
  ['IBAN: FR7630006000011234567890189', '30006', 'IBAN'],
  ['de89 3704 0044 0532 0130 00', '3704', ''],
  ['BE68 5390 0754 7034', '5390', ''],
  ['siret 732 829 320 00074 radié ?', '732', 'radié'],
  ['SIRET 73282932000074', '7328', 'SIRET'],
  ['siren 732829320 urssaf en retard', '7328', 'urssaf en retard'],
  ['siren : 732.829.320', '829', 'siren'],
  ['TVA FR 40 303 265 045', '303', 'TVA'],
  ['n° sécu 2 85 05 78 006 084 36', '006', 'sécu'],
  ['carte 4970 1012 3456 7890 refusée', '1012', 'refusée'],
  ['https://monsite.example/lea?x=1 ça marche pas', 'monsite', 'ça marche pas'],
  ['voir www.boulangerie-lea.fr', 'boulangerie', 'voir'],
  ['mon site boulangerie-lea.fr/contact est cassé', 'boulangerie', 'est cassé'],
  ['sur insta @lea_pains je vends', 'lea_pains', 'je vends'],
  ['local au 12 rue des Lilas, 44000 Nantes, bail trop cher', 'Lilas', 'bail trop cher'],
  ['12 bis avenue du Général de Gaulle 35000 Rennes', 'Gaulle', ''],
  ["j'habite 3, impasse des Acacias et je cherche un prêt", 'Acacias', 'cherche un prêt'],
  ['8 Bd Voltaire', 'Voltaire', ''],
  ['BP 40112 à Rezé', '40112', 'à Rezé'],
  ["je m'appelle Fatou Diop et jai un four cassé", 'Fatou', 'four cassé'],
  ['mapelle... mon nom est karim benali', 'karim', ''],
  ['Mme Dupont-Aignan ne me paie pas', 'Dupont', 'ne me paie pas'],
  ['monsieur Karim Benali ma fait un faux devis', 'Benali', 'faux devis'],
  ['cest lea martin jveux arreter', 'lea', 'jveux arreter'],
  ['LÉA ici, urssaf koi', 'LÉA', 'urssaf koi'],
  ['signé Jean Baptiste', 'Baptiste', ''],
  ['le goff boulanger a Rezé', 'goff', 'boulanger a Rezé'],
];

describe('what leaves', () => {
  test.each(HIDDEN)('%s', (said, gone, stays) => {
    const left = redact(said, NAMES);
    expect(left).not.toContain(gone);
    expect(left).toContain(stays);
    expect(redact(left, NAMES)).toBe(left);
  });

  test.each([
    'chuis auto-entrepreneur, jpeux avoir quoi pour un four ?',
    'urssaf en retard de 3 mois, 1 500 € à payer avant le 15',
    'plafond 77 700 euros ou 188700 en 2026',
    'je suis à Nantes 44000, le local fait 35 m2',
    'embaucher 2 apprentis à mi-temps, 4 jours sur 7',
    "c'est quoi l'acre et l'arce ?",
    'article 293 B du CGI sur ma facture n° 2026-014',
    'ma place au marché de la route de Vannes coûte trop cher',
    'formulaire P0, cerfa 13821*04',
  ])('the question itself stays: %s', (said) => {
    expect(redact(said, NAMES)).toBe(said);
    expect(holdsContact(said)).toBe(false);
  });

  test('a hostile text is read in no time', () => {
    const started = performance.now();
    for (const piece of ['0 ', '1 rue ', 'a.', 'un ', '@ a . ', 'FR76 ', 'Mme A', "je m'appelle "])
      redact(piece.repeat(1_000 / piece.length), NAMES);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
