/** Is this text a question for the catalogue, rather than an answer to what was just asked? */
import type { Asked } from './asked.ts';
import { spell } from './french.ts';

const GREETING =
  /^(bonjour|bonsoir|salut|hello|hi|hey|coucou|slt|bjr|et|mais|euh|alors|donc|ok|dis|dites|so|well|and|but)\s+/;
const ASKING =
  /^(comment|combien|pourquoi|c est quoi|qu est ce|quest ce|est ce qu|puis je|peut on|peux t on|je peux avoir|je peux toucher|je peux demander|ai je|a t on|dois je|faut il|y a t il|ya t il|quels?|quelles?|qui peut|qui pourrait|qui appeler|a qui|ou (trouver|aller|puis|est|sont|je|on|s|demander|declarer)|quand (est|dois|faut|on)|que (faire|dois|puis)|quoi faire|j ai droit|je touche quoi|how|what|where|when|why|who|which|can i|could i|do i|does|am i|is it|is there|are there|should i|may i)\b/;
/** The same, further in: "je sais pas comment faire une facture", "j'aurais droit à quoi". */
const WONDERING =
  /\b(comment|combien|droit a|c est quoi|est ce que|sais pas (quoi|ou|quand|si)|savoir (si|comment|combien|quand|ou)|avoir quoi|how (to|do|much|can))\b/;
const WANTING =
  /\b(cherche|cherchons|recherche|besoin|veux|voudrais|aimerais|souhaite|souhaiterais|faut|faudrait|dois|aide(z|r)?|aidez|conseils?|infos?|informations?|renseignements?|explique[rz]?|need|want|looking for|would like|id like|help|advice|information|tell me)\b/;
/** A plain answer is short; a story told as a fact is not. */
const SHORTEST_STORY = 4;
const SHORTEST_WISH = 2;

export function soundsLikeQuestion(text: string, asked: Asked, findsSomething: () => boolean): boolean {
  const said = bare(spell(text));
  const length = said.split(' ').filter(Boolean).length;
  if (length === 0) return false;
  if (text.includes('?')) return length > 1 || findsSomething();
  if (ASKING.test(said)) return length > 1;
  if (WONDERING.test(said)) return findsSomething();
  const meanings = asked.meanings.filter(({ synonym }) => synonym.tone !== 'plan');
  if (WANTING.test(said) && length >= SHORTEST_WISH) {
    const isAbout = meanings.length > 0 || asked.words.some(({ sort }) => sort === 'plain');
    return isAbout && !isPlan(asked) && findsSomething();
  }
  return meanings.some(({ synonym }) => synonym.tone === 'trouble') && length >= SHORTEST_STORY;
}

/** Something is missing, wrong or feared. */
const TROUBLE =
  /\b(pb|pbs|problemes?|soucis?|galere|pas|pa|plus|jamais|refus\w*|retard|perdus?|bloque\w*|arnaque\w*|malade|peur|risque\w*|urgent|panne|vole|pirate\w*|menac\w*|licencie\w*|faillite|dettes?|doit|dois|recu|not|never|refused|lost|scam|sick|afraid|owes?|stuck)\b/;

/** "mon client me paie pas depuis 3 mois": no question, and yet one. */
export function tellsOfTrouble(text: string): boolean {
  const said = bare(spell(text));
  return said.split(' ').length >= SHORTEST_STORY && TROUBLE.test(said);
}

/** "Je veux ouvrir un salon de coiffure" says what one does; nothing else in it is asked. */
const isPlan = (asked: Asked): boolean =>
  asked.meanings.length > 0 && asked.meanings.every(({ synonym }) => synonym.tone === 'plan');

function bare(said: string): string {
  const rest = said.replace(GREETING, '');
  return rest === said ? said : bare(rest);
}
