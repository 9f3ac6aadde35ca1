/** French documents and questions about them, made from a seed: the same ones at every run. */
import { readFileSync } from 'node:fs';
import { loadCatalogue } from '#src/catalogue/load.ts';
import type { Resource } from '#src/catalogue/resource.ts';

export const CLASSES = ['clean', 'no accents', 'one typo', 'mixed'] as const;
export type Class = (typeof CLASSES)[number];
export interface Question {
  readonly class: Class;
  readonly text: string;
  /** Row of the document it was taken from. */
  readonly row: number;
}

/** Mulberry32: small, and good enough to spread words. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): string[] => text.trim().split(/\s+/);
/** Roots and endings of French: most of their products are words, the others look like ones. */
const ROOTS = words(`
  accompagn agric aliment amélior aménag appren artis assain assur atel audiovis bâtiss biolog boulang broderi brass câbl
  calcul cartograph céram charcut chauff choréograph cidr cinémat climat coiff collect commerc compost comptab conseil construct
  coopér couverts couvr créat cultiv cuisin débouch décor défrich démarr dépann dessin développ digital distill domicil écolog
  édit éduc élevag embarqu embauch énergét enseign entrepôt équip esthét étanch évalu expédi export fabriq façonn ferm ferronn
  financ forest form fourniss fromag fumig garanti gastronom géolog gravur guid hébergement herboris horlog horticult hospital
  hydraul illustr immobil imprim incub industri informat ingéni innov instal invent irrig isol jardin joaill jouet laboratoir
  lavand lithograph livr locat logist luth maçonn maintenan maraîch marqueteri mécan médiat menuis métallurg meubl minéral
  mobilis modernis montagn motoris moulin musical naviguat nettoy numér observ ostréicult outil pâtiss pavag paysag pêcher
  peintur pépini périscol pharmac photograph pisciult plâtr plomb poissonn potag préfabriq préserv prévent product promot
  protég pulvéris qualif raffin ramon récept recherch recycl régul reliur rénov répar repris réseau restaur rural salais sanit
  scénograph sculpt sécur sellerie sérigraph serrur signal sociét solid soud sous-trait stérilis stock subvention superviss
  surveill tanneri taxiderm technolog teintur télétravail terrass textil thermal tissag tonnell tourism traduct transform
  transmiss transport trésor triag usinag vannerie vendang vétust viabilis vidéo vinif viticult voitur volaill vulgaris zingu`);
const ENDINGS = words(
  'ation ations age ages ement ements eur eurs euse euses erie eries iste istes isme ité ités able ables ique iques ier ière iers ières ant ante al aux ée ées if ives oir oires ure ures',
);
const PLACES = words(`
  Abbeville Agen Aigues Albi Alès Ambert Amboise Angers Annecy Arcachon Arles Aubenas Auch Aurillac Autun Avallon Bayeux Beaune
  Belfort Bergerac Béziers Blois Bourges Brest Brioude Cahors Carhaix Castres Céret Chalon Cholet Cluny Colmar Condom Cognac
  Dax Decize Digne Dinan Dole Douai Embrun Épinal Évreux Figeac Foix Fougères Gaillac Gap Granville Gourdon Guéret Issoire
  Istres Joigny Laon Laval Lectoure Libourne Limoux Lisieux Lodève Longwy Lorient Lourdes Lunel Mâcon Manosque Marmande Mauriac
  Mende Menton Millau Moissac Morlaix Nérac Nevers Niort Nyons Obernai Oloron Orange Ornans Orthez Paimpol Pamiers Périgueux
  Pithiviers Pontivy Privas Provins Quimper Redon Riom Roanne Rodez Royan Saintes Sarlat Saumur Sedan Senlis Sète Soissons
  Souillac Tarbes Thiers Thonon Toul Tulle Ussel Uzès Vannes Verdun Vesoul Vichy Vienne Vierzon Vire Vitré Yvetot`);

/** Words that only link: nobody looks for a document by them. */
const LINKS = new Set(
  words(`
  afin ainsi alors après aucun aussi autre autres avant avec avez avoir bien cette ceux chaque chez comme comment contre dans
  depuis deux dont elle elles encore entre fait faire faut jour jours jusqu leur leurs lors mais même mois moins mêmes notre nous
  nouveau nouveaux nouvel nouvelle nouvelles parfois passe personne personnes petit petite petites petits peut peuvent pour plus plusieurs pouvez
  prend puis quand quel quelle quelles quels quelqu quoi sans selon sera seul seule seuls sinon soit sont sous surtout tous tout toute toutes très
  trois vers votre voir vont vous être demande demander demandez demandes ceci cela côté certains certaines après-midi prendre trouver trouvez
  savoir savez cherche cherchez existe existent reste restent vient venir mettre donne donner souvent vraiment jamais toujours temps suite pendant près simplement quelques`),
);

/** Frequent words of the catalogue, then thousands of rarer ones. */
function vocabulary(next: () => number): readonly string[] {
  const file = readFileSync(new URL('../../prisma/seed/resources.tsv', import.meta.url), 'utf8');
  const counts = new Map<string, number>();
  for (const { name, gives, forWhom } of loadCatalogue(file, { file: '' }).resources) {
    for (const word of `${name.fr} ${gives.fr} ${forWhom.fr}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
      if (LINKS.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const known = [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
  const made = ROOTS.flatMap((root) => ENDINGS.map((ending) => root + ending));
  for (let at = made.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [made[at], made[other]] = [made[other] ?? '', made[at] ?? ''];
  }
  return [...new Set([...known, ...made])];
}

export function makeDocuments(count: number): readonly Resource[] {
  const next = random(7);
  const all = vocabulary(next);
  // Zipf, flattened at the top: the rank of a word is drawn by its logarithm.
  const word = (): string => all[Math.floor(all.length ** (0.25 + 0.75 * next())) - 1] ?? 'aide';
  const place = (): string => PLACES[Math.floor(next() * PLACES.length)] ?? '';
  const some = (from: number, to: number): string[] =>
    Array.from({ length: from + Math.floor(next() * (to - from + 1)) }, word);
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const same = (text: string) => ({ fr: text, en: text });
  return Array.from({ length: count }, (_, row): Resource => {
    const [kind, ...rest] = some(4, 6);
    return {
      id: `d-${row}`,
      name: same(capital(`${kind} pour la ${rest.join(' ')}, ${place()}`)),
      gives: same(`Vous obtenez une ${some(6, 9).join(' ')} et un ${some(6, 9).join(' ')}.`),
      forWhom: same(capital(some(3, 5).join(', '))),
      firstStep: same(`Appeler la mairie de ${place()}`),
      provider: `Commune de ${place()}`,
      needs: ['funding'],
      stages: [],
      kind: 'money',
      cost: 'free',
      scope: 'national',
      keywords: some(2, 3),
      url: 'https://example.org/',
      source: 'essai',
      checkedOn: '2026-11-22',
      confidence: 'high',
    };
  });
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One slip in one of the longer words: a letter dropped, doubled, wrong, or two that changed places. */
function slip(said: readonly string[], next: () => number): string[] {
  const long = said.flatMap((word, at) => (word.length >= 5 ? [at] : []));
  const chosen = long[Math.floor(next() * long.length)];
  return said.map((word, at) => {
    if (at !== chosen) return word;
    const letter = 1 + Math.floor(next() * (word.length - 2));
    const [before, here, after] = [word.slice(0, letter), word.charAt(letter), word.slice(letter + 1)];
    const wrong = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(next() * 26));
    const ways = [
      before + after,
      before + here + here + after,
      before + wrong + after,
      before + after.charAt(0) + here + after.slice(1),
    ];
    return ways[Math.floor(next() * ways.length)] ?? word;
  });
}

/** Three words of a document's name and one of what it gives, in any order, as people of each class type them. */
export function makeQuestions(documents: readonly Resource[], each: number, seed = 11): readonly Question[] {
  const next = random(seed);
  const take = (text: string, count: number): string[] => {
    const from = [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])].filter(
      (word) => !['pour', 'vous', 'obtenez'].includes(word),
    );
    return Array.from({ length: count }, () => from.splice(Math.floor(next() * from.length), 1)[0] ?? '');
  };
  return CLASSES.flatMap((kind) =>
    Array.from({ length: each }, (): Question => {
      const row = Math.floor(next() * documents.length);
      const { name, gives } = documents[row] ?? { name: { fr: '' }, gives: { fr: '' } };
      const said = [...take(name.fr, 3), ...take(gives.fr, 1)].filter(Boolean);
      const typed = kind === 'one typo' || kind === 'mixed' ? slip(said, next) : said;
      const turned = kind === 'mixed' ? ['jcherche', 'une', ...typed.toReversed(), 'svp'] : typed;
      const text = turned.join(' ');
      return { class: kind, row, text: kind === 'no accents' || kind === 'mixed' ? bare(text) : text };
    }),
  );
}
