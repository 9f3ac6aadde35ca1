/** Two minds for the evaluation, where no model is at hand: one that knows some official words, one that makes them up. */
import type { Mind } from '#test/support/llm-server.ts';

/** What people say for it, and the words of forms and laws. */
const OFFICIAL: readonly (readonly [RegExp, string])[] = [
  [/jumeau|enceinte|accouch|grossesse|bébé/i, 'congé maternité indépendante'],
  [/cass|bless|accident|plâtre|jambe|bras/i, 'arrêt maladie indemnités journalières indépendant'],
  [/thune|fric|fauch|sou\b|sous\b|argent|€|euros/i, 'prêt microcrédit financement'],
  [/raccroch|arrêt|ferm|cess/i, 'fermer entreprise cessation'],
  [/papié|papiers|paperasse|paumé/i, 'aide démarches France services'],
  [/louer|location/i, 'louer matériel location'],
  [/appartement|airbnb|été/i, 'meublé de tourisme location'],
  [/safran|ferme|élev|agri|maraîch/i, 'installation agricole'],
  [/client|paye|doit/i, 'facture impayée recouvrement'],
  [/urssaf|cotis/i, 'délai paiement cotisations urssaf'],
  [/idée|concept|projet/i, 'accompagnement création projet'],
  [/voisin|bruit|dispute/i, 'conciliateur de justice litige'],
];
const NONE = { kind: 'none', id: '', text: '' };

/** Says nothing of what it does not know. */
export const careful: Mind = (asked) => {
  const message = String(asked['message'] ?? '');
  const known = OFFICIAL.find(([said]) => said.test(message));
  return { kind: 'says', content: known ? { kind: 'search', id: '', text: known[1] } : NONE };
};

/** Takes everything for a question about aid: the most harm that a model can do. */
export const careless: Mind = () => ({
  kind: 'says',
  content: { kind: 'search', id: '', text: 'aide création entreprise' },
});
