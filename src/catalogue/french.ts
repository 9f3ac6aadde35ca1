/** What people type, brought to words that can be compared: accents, elisions, SMS spelling, plurals, small words. */
import { fold } from '#src/engine/clean.ts';

export interface Word {
  /** As typed, folded: "impayees". */
  readonly form: string;
  /** What is compared: "impay". */
  readonly stem: string;
}

/** A word of the catalogue, as its row writes it: "impayées". */
export interface WrittenWord extends Word {
  readonly written: string;
  /** The same for every spelling that differs in accents and capitals only. */
  readonly key: string;
}

/** A question longer than this is read from its start only: longer messages are refused before they come here. */
const LONGEST = 4_000;

const list = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Spoken and SMS spellings, as folded words; the right side is ordinary French. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(chuis|chui|jsuis|jsui|chus|chu|ch suis|j suis)\b/g, 'je suis'],
  // No French word begins so.
  [/\bj(?=[bcdfghklmnpqrstvwz][a-z]+\b)(?!pe?g\b|dd\b)/g, 'je '],
  [/\b(jai|g) (?=pas|plus|rien|un|une|des|le|la|mon|ma|mes|recu|eu|ete|besoin|du|de|trop|bcp|\d)/g, 'j ai '],
  [/\bya (?=un|une|des|plus|pas|t il)/g, 'il y a '],
  [/\b(yora|yaura)\b/g, 'il y aura'],
  [
    /\bf(o|au) (?=(pas|un|une|des|que|etre|avoir|faire|fair|declarer|payer|le|la|quoi|koi|pr|pour)\b)/g,
    'faut ',
  ],
  [/\bj(?=(a(ri|rri|tt|ch|pp|im|vai)|e(ssa|sper|tai|cri|nvo)|ouvr|y|i)\w*\b)/g, 'j '],
  [/\b(jfe|jfai|jfais)\b/g, 'je fais'],
  [/\bariv(e?)\b/g, 'arrive'],
  [/\bme co\b/g, 'me connecter'],
  [/\bballes?\b/g, 'euros'],
  [/\bpome(e?)\b/g, 'paume$1'],
  [/\bpapie\b/g, 'papiers'],
  [/\bmon cont?e\b/g, 'mon compte'],
  [/\bfer\b(?= (mes|mon|ma|les|la|le|des|un|une|pour)\b)/g, 'faire'],
  [/\bdla\b/g, 'de la'],
  [/\b(ske|skon)\b/g, 'ce que'],
  [/\bkon\b/g, 'qu on'],
  [/\btt (?=les|le|la)/g, 'tout '],
  [/\bplu (?=a|de|d|rien)/g, 'plus '],
  [/\b(pa|po)(?= (a|de|du|des|pour|pr|mon|ma|mes|le|la|les|payer|paye)\b|$)/g, 'pas'],
  [/\bveu\b/g, 'veux'],
  [/\bpeu (?=pas|avoir|etre|me|te|se|on|je|pa|faire|toucher|garder)/g, 'peux '],
  [/\bparticulie\b/g, 'particulier'],
  [/\b(assos?)\b/g, 'association'],
  [/\b(restos?|restau)\b/g, 'restaurant'],
  [/\brdv\b/g, 'rendez vous'],
  [/\bnet\b(?= (?:pour|et|sur)|$)/g, 'internet'],
  [/\bc (koi|quoi|kwa|coi)\b/g, 'c est quoi'],
  [/\bsais? ?po?\b/g, 'sais pas'],
  [/\bchais? pas\b/g, 'je sais pas'],
  [/\b(kom1|comen|koman|kommen|coment|cmt|cment|commen)\b/g, 'comment'],
  [/\b(keske|kesk|qesque|kes|keskon|kesque)\b/g, 'qu est ce que'],
  [/\besk(e|eu)?\b/g, 'est ce que'],
  [/\b(koi|kwa|coi)\b/g, 'quoi'],
  [/\b(pk|pkoi|pq|pourkoi|prk)\b/g, 'pourquoi'],
  [/\b(combi1|konbien|cb|combi|kombien)\b/g, 'combien'],
  [/\b(kan|kand|qd)\b/g, 'quand'],
  [/\bpr\b/g, 'pour'],
  [/\bds\b/g, 'dans'],
  [/\b(av|ac|avc)\b/g, 'avec'],
  [/\bkel(le)?s?\b/g, 'quel'],
  [/\bpu (de|d|d argent)\b/g, 'plus $1'],
  [/\bcre[er]?\b/g, 'creer'],
  [/\bke\b/g, 'que'],
  [/\bki\b/g, 'qui'],
  [/\bbes1\b/g, 'besoin'],
  [/\b1 (?=\p{L})/gu, 'un '],
  [/\b(bcp|bkp)\b/g, 'beaucoup'],
  [/\b(kelkun|qqn|qq1|kelk1|qqun)\b/g, 'quelqu un'],
  [/\b(lajob|taf|taff)\b/g, 'travail'],
];
/** One word on both sides, whichever way it is written. */
const ONE_WORD: readonly (readonly [RegExp, string])[] = [
  [
    /\b(auto|oto) ?ent(rep|repre?neu?r|repr?enn?eu?ri?a?t?)(s|neurs?|neures?|neuse|reneurs?|enneurs?)?\b/g,
    'autoentrepreneur',
  ],
  [
    /\bmicro (e|entrepri[sz]es?|entrepreneu(rs?|ses?)|entrepreneuriat|business(es)?|companies|company)\b/g,
    'autoentrepreneur',
  ],
  [
    /\b(ae|microentreprises?|microentrepreneurs?|autoentreprises?|autoentrepreneu(rs|ses?))\b/g,
    'autoentrepreneur',
  ],
  [/\be (commerce|mail|facture|invoicing)\b/g, 'e$1'],
  [/\bt v a\b/g, 'tva'],
  // The allowance, not the English verb.
  [/\b(l|d|mon|garder|toucher) are\b/g, '$1 allocationare'],
  [/\bpole emplois?\b/g, 'francetravail'],
  [/\bfrance travail\b/g, 'francetravail'],
  [/\bburn out\b/g, 'burnout'],
  [/\bappels? d offres?\b/g, 'appeldoffre'],
];

/** Small words, which say how one asks and not what one asks; French, spoken French, English. */
const SMALL = new Set(
  list(`
  le la les un une des du de au aux a et ou ni mais donc or car que qui quoi dont quel quelle quels quelles lequel
  ce cet cette ces ca cela ceci c ci je tu il elle on nous vous ils elles me te se moi toi lui leur leurs soi eux y en ne pas
  plus point rien tout toute tous toutes mon ma mes ton ta tes son sa ses notre nos votre vos par pour sur sous dans
  avec sans vers chez entre est es suis sommes etes sont etait etais etre ete sera serai soit ai as avons avez ont avoir avait eu
  aurai aura aurais fait fais faire faut fallait peux peut pouvez pouvoir puis pourrais veux veut voulez vouloir voudrais
  voudrait aimerais souhaite souhaiterais dois doit devoir devrais sais savoir sait vais va vas aller allez cherche chercher
  recherche trouver trouve besoin bien bon bonne tres trop peu beaucoup comment combien pourquoi quand ou si oui non merci
  bonjour bonsoir salut coucou hello svp stp s il te plait slt bjr ici la alors aussi encore deja juste vraiment
  quelqu chose truc trucs genre peu pres comme etc ok dire dit demande demander expliquer explique connaitre connais existe
  droit ya meme autre autres certains afin lors ainsi etre sinon fois cas maniere facon enfin apres avant depuis pendant
  jour jours mois an ans annee annees semaine an temps heure heures aujourd hui demain hier maintenant bientot toujours jamais
  ici partout quelque quelques chaque plusieurs petit petite petits petites grand grande gros grosse nouveau nouvelle
  personne gens monsieur madame information informations info infos renseignement renseignements propos sujet
  journee journees soir matin prenne prennent font faisait normal peur mec gars type crois pense espere arrive arriver arrivee pouvais serait plutot presque environ moment moments
  ensuite parce cote super cool mal vite seulement ailleurs dedans dessus sens sent sentir chez vrai vraie faites avaient suite
  actuellement mari parents copain copine amis ami amie amies exactement desole
  ca va viens vient venu venue venir reste rester garde tenir tiens parler coute couter dis dois
  commencer voir donner donne avis question questions problem probleme problemes souci soucis possible obligatoirement
  qu d l j n s t m h lorsque puisque marche fonctionne passe passer mettre mets prendre prend prends
  the an of to in on at for and or but is are am be been was were do does did done have has had i you he she it we they my your our
  their its this that these those what which who how where when why can could may might should would will want wants need
  needs like get got getting give given some any there here from with without by about as not no yes please thanks thank
  if so me us them im ive dont cant doesnt into out up just really know find looking look help helping there much many
  old years year day days week today tomorrow right too very also only when because
  while going goes went being because whether isnt wont wasnt every each both per via let lets im id ill ive thats whats between over under off again around through
  fils fille enfant enfants truc machin bidule voila ben bah bref hein quoi ouais nan nope yep
  owner more less than then own new good best way thing things someone anybody anyone something let make made use using
  `),
);

/** Of the small words, those that may stand between two words of a phrase without changing it; the others do ("paie pas"). */
export const FILLERS: ReadonlySet<string> = new Set(
  list(`
  le la les l un une des du de d au aux a en y je j tu il elle on nous vous ils me m te t se s mon ma mes ton ta tes son sa
  ses notre nos votre vos ne n c ce the an my i to of is are am be have has
  `),
);

/** Everyday plurals and feminines that no rule brings together. */
const ODD = new Map<string, string>(
  Object.entries({
    association: 'association',
    associations: 'association',
    particulier: 'particulier',
    particuliers: 'particulier',
    particuliere: 'particulier',
    travaux: 'travaux',
    taux: 'taux',
    faux: 'faux',
    age: 'age',
    ages: 'age',
    femme: 'femme',
    femmes: 'femme',
    ferme: 'ferme',
    fermes: 'ferme',
    fermer: 'fermeture',
    fermeture: 'fermeture',
    rhum: 'rhum',
    equipe: 'equip',
    equipes: 'equip',
    equipement: 'equipement',
    equipements: 'equipement',
    ministere: 'ministere',
    radis: 'radis',
    going: 'going',
    training: 'formation',
    trainings: 'formation',
    trainer: 'formation',
    prets: 'pret',
    preter: 'pret',
    loans: 'loan',
    paye: 'pay',
    paie: 'pay',
    paies: 'pay',
    paient: 'pay',
    payent: 'pay',
    payer: 'pay',
    payes: 'pay',
    paid: 'pay',
    pays: 'pays',
    paiement: 'paiement',
    paiements: 'paiement',
    payment: 'paiement',
    payments: 'paiement',
    chomeur: 'chomag',
    chomeuse: 'chomag',
    chomeurs: 'chomag',
    apprentie: 'apprenti',
    apprentis: 'apprenti',
    apprentissage: 'apprenti',
    apprentice: 'apprenti',
    apprenticeship: 'apprenti',
    creer: 'creation',
    cree: 'creation',
    creation: 'creation',
    createur: 'creation',
    createurs: 'creation',
    creatrice: 'creation',
    comptable: 'comptabl',
    comptables: 'comptabl',
    comptabilite: 'comptabl',
    compta: 'comptabl',
    demarche: 'demarche',
    demarches: 'demarche',
    demarchage: 'demarchage',
    impots: 'impot',
    taxes: 'tax',
    emploi: 'emploi',
    employeur: 'employeur',
    employeurs: 'employeur',
    formalite: 'formalite',
    formalites: 'formalite',
    former: 'formation',
    formations: 'formation',
    formation: 'formation',
  }),
);

/** Endings that make another word of the same family: cut from long words only, as short ones have no family. */
const FAMILY =
  /(issements?|ements?|ations?|ateurs?|atrices?|euses?|eurs?|eresses?|ages?|ances?|ables?|ives?|ifs?|ions?)$/;
const SHORTEST_ROOT = 5;
/** Endings of the same word: plural, feminine, plain forms of verbs. */
const FORM = /(eraient|erait|erais|erons|erez|aient|ait|ais|ons|ant|ing|ent|er|ez|ir|ees?|es|ed|s|x|e|i)$/;
const SHORTEST_STEM = 4;

/** Light: brings plurals, feminines and the plain verb forms together; never shorter than four letters. */
export function stem(form: string): string {
  const odd = ODD.get(form);
  if (odd !== undefined) return odd;
  if (/\d/.test(form) || form.length <= SHORTEST_STEM - 1) return form;
  const whole = form.replace(/(?<=..)aux$/, 'al').replace(/ieres?$/, 'ier');
  const keep = (least: number) => (ending: string, _all: string, at: number) => (at >= least ? '' : ending);
  const root = whole.replace(FAMILY, keep(SHORTEST_ROOT));
  const cut = root === whole ? whole.replace(FORM, keep(SHORTEST_STEM)) : root;
  const bare = cut === whole && whole.length > SHORTEST_STEM ? whole.replace(/[sx]$/, '') : cut;
  return bare.replace(/([lnt])\1$/, '$1');
}

/** Those long enough to be misspelled. */
export const SMALL_FORMS: readonly string[] = [...SMALL].filter((form) => form.length >= 5);

export const isSmall = (form: string): boolean => SMALL.has(form) || (form.length < 2 && !/\d/.test(form));

/** No word is longer: the rest of it is noise. */
const ENDLESS = /(\S{40})\S+/g;

/** A turn reads the same text several times: its words, its facts, what it is about. */
function lastOnly<Read>(read: (text: string, longest: number) => Read) {
  let last: { readonly text: string; readonly longest: number; readonly result: Read } | undefined;
  return (text: string, longest = LONGEST): Read => {
    if (last?.text !== text || last.longest !== longest)
      last = { text, longest, result: read(text, longest) };
    return last.result;
  };
}

/** Folded and with spoken spellings written out: "jpeux avoir koi" -> "je peux avoir quoi". */
export const spell = lastOnly((text, longest) => {
  let said = fold(text.slice(0, longest))
    .replace(ENDLESS, '$1')
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
  for (const [spoken, written] of SPOKEN) said = said.replace(spoken, written);
  return asOneWord(said).replace(/\s+/g, ' ').trim();
});

function asOneWord(folded: string): string {
  let said = folded;
  for (const [apart, together] of ONE_WORD) said = said.replace(apart, together);
  return said;
}

/** One word to the catalogue, though it is written as two; it begins with one of the words below. */
const COMPOUND =
  /(?:auto|micro)[-\u2011 ]?entrep\p{L}+|p[oô]le[- ]emploi|france travail|burn[- ]out|appels? d['’]offres?|e-(?:commerce|mail|facture|invoicing)/iuy;
/** What `ONE_WORD` may change: the others, nearly all, need not be tried. */
const MAY_BE_ONE_WORD = / |^(?:ae|auto|oto|micro)/;
/** Nothing to fold but capitals. */
const PLAIN = /^[A-Za-z]+$/;
const STARTS = new Set(['auto', 'micro', 'pole', 'france', 'burn', 'appel', 'appels', 'e']);
const LETTER = /[\p{L}\p{N}]/u;
/** French is written with these; a regular expression a letter would be most of the reading. */
const LETTERS = Uint8Array.from({ length: 0x180 }, (_, code) =>
  Number(LETTER.test(String.fromCharCode(code))),
);
const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code < LETTERS.length ? LETTERS[code] === 1 : LETTER.test(text.charAt(at));
};

/**
 * Reads texts of the catalogue, small words left out: what `keep` makes of each word, once for every spelling, as ten
 * thousand rows share most of theirs.
 */
export function documentReader<Kept>(keep: (word: WrittenWord) => Kept): (text: string) => readonly Kept[] {
  const met = new Map<string, { readonly words: readonly Kept[]; readonly isStart: boolean }>();
  const read = (raw: string) => {
    const folded = PLAIN.test(raw) ? raw.toLowerCase() : fold(raw);
    const words = split(MAY_BE_ONE_WORD.test(folded) ? asOneWord(folded) : folded).filter(
      ({ form }) => !isSmall(form),
    );
    const written = raw === raw.toUpperCase() ? raw : raw.toLowerCase();
    const key = words.length === 1 ? folded : undefined;
    const kept = words.map((word) => keep({ ...word, written, key: key ?? word.form }));
    return { words: kept, isStart: STARTS.has(folded) };
  };
  const lookUp = (raw: string) => {
    let found = met.get(raw);
    if (found === undefined) {
      found = read(raw);
      met.set(raw, found);
    }
    return found;
  };
  return (text) => {
    const words: Kept[] = [];
    for (let at = 0; at < text.length; ) {
      let end = at;
      while (end < text.length && isLetter(text, end)) end++;
      if (end === at) {
        at++;
        continue;
      }
      let found = lookUp(text.slice(at, end));
      if (found.isStart) {
        COMPOUND.lastIndex = at;
        const whole = COMPOUND.exec(text)?.[0];
        if (whole !== undefined) found = lookUp(whole);
        end = Math.max(end, at + (whole?.length ?? 0));
      }
      for (const word of found.words) words.push(word);
      at = end;
    }
    return words;
  };
}

/** Every word in order, small ones too (phrases need them). */
export const wordsOf = lastOnly((text, longest): readonly Word[] => split(spell(text, longest)));

const split = (said: string): Word[] =>
  said
    .split(' ')
    .filter(Boolean)
    .map((form) => ({ form, stem: stem(form) }));
