/**
 * What an aid is about, from its words: what files tag themselves says too little ("PME tous secteurs" stands on 99 of
 * 100 aids of aides-entreprises.fr), so their tags of sectors are not read.
 */
import { fold } from '#src/engine/clean.ts';
import type { Cost, Kind, Need, Stage } from '../resource.ts';

const TOPICS: readonly (readonly [Need, RegExp])[] = [
  [
    'creation',
    /\b(creation|createur|creatrice|creer|reprise|repreneur|transmission|porteurs? de projets?|immatricul\w*)/g,
  ],
  ['funding', /\b(pret|prets|subvention|avance|garantie|financ\w*|investiss\w*|fonds|prime|microcredit)/g],
  ['tax', /\b(exoneration|credit d impot|fiscal\w*|impots?|cotisation\w*|tva|taxe|cfe|urssaf)/g],
  ['accounting', /\b(comptab\w*)/g],
  ['law', /\b(juridique|contentieux|brevet|propriete intellectuelle|conformite|normes?)/g],
  [
    'clients',
    /\b(commercial\w*|export\w*|international\w*|salon|salons|prospection|clientele|marketing|vente)/g,
  ],
  [
    'digital',
    /\b(numerique|numerisation|digital\w*|cyber\w*|internet|logiciel|intelligence artificielle|informatique)/g,
  ],
  ['hiring', /\b(recrut\w*|embauche\w*|emplois?|apprenti\w*|alternance|salaries?)/g],
  ['training', /\b(formation\w*|competences?)/g],
  ['trouble', /\b(difficultes?|retournement|sinistr\w*|tresorerie|crise|calamite\w*|redressement)/g],
  ['network', /\b(reseau|cooperation|collecti\w*|groupement|mentorat|parrainage|cluster)/g],
  [
    'ecology',
    /\b(ecolog\w*|energ\w*|environnement\w*|transition|carbone|dechets?|biodiversite|renovation|isolation)/g,
  ],
];
const MOST_NEEDS = 4;
const NAME_WEIGHT = 3;
/** What an aid is about is said at the beginning. */
const READ = 1500;

/** The strongest first kept, in the order of the profile's words; money when nothing is said. */
export function needsOf(name: string, about: string): readonly Need[] {
  const [title, text] = [fold(name), fold(about.slice(0, READ))];
  const counted = TOPICS.map(([need, words]) => ({
    need,
    count: NAME_WEIGHT * (title.match(words)?.length ?? 0) + (text.match(words)?.length ?? 0),
  }));
  const strongest = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const kept = strongest.slice(0, MOST_NEEDS).map(({ need }) => need);
  return kept.length > 0
    ? counted.map(({ need }) => need).filter((need) => kept.includes(need))
    : ['funding'];
}

/** Only what is said outright: an aid for starting up, or for firms in trouble. */
export function stagesOf(name: string, about: string): readonly Stage[] {
  const [title, text] = [fold(name), fold(about.slice(0, READ))];
  if (/\b(en difficulte|retournement|sinistr)/.test(title)) return ['difficulty'];
  if (/\b(creation|createur|creatrice|creer)\b/.test(title)) return ['idea', 'created'];
  return /\b(porteurs? de projet|demandeurs? d emploi souhaitant creer)\b/.test(text)
    ? ['idea', 'created']
    : [];
}

/** From the nature of the aid ("Subvention", "Prêt", "Accompagnement"). */
export function kindOf(natures: string): Kind {
  const said = fold(natures);
  if (
    /\b(pret|prets|subvention|avance|garantie|exoneration|credit d impot|prime|fonds|financement)/.test(said)
  )
    return 'money';
  if (/\b(accompagnement|conseil|ingenierie|tutorat|formation|hebergement|diagnostic)/.test(said))
    return 'service';
  if (/\b(information|guide|outil)/.test(said)) return 'guide';
  return 'money';
}

export function costOf(natures: string): Cost {
  const said = fold(natures);
  const isLoan = /\b(pret|prets|avance|remboursable)/.test(said);
  const isGiven = /\b(subvention|prime|exoneration|gratuit|credit d impot)/.test(said);
  if (isLoan && isGiven) return 'mixed';
  if (isLoan) return 'loan';
  return isGiven ? 'free' : 'unknown';
}
