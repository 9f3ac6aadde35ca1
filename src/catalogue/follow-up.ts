/** What words change about the question before them: "et pour les femmes ?", "moins cher", "le deuxième". Pure. */
import { fold } from '#src/engine/clean.ts';
import { stem, wordsOf } from './french.ts';
import { factsSaid } from './said.ts';
import { TRADES } from './vocabulary.ts';

export type FollowUp =
  /** Others than those shown. */
  | { readonly kind: 'others' }
  /** One of those shown, from 0; -1 is the last. */
  | { readonly kind: 'one'; readonly at: number }
  /** More about what was shown. */
  | { readonly kind: 'details' }
  | { readonly kind: 'only'; readonly only: 'free' | 'cheaper' }
  /** Somewhere else; without words: where they are. `isSure`: it can be nothing but a place. */
  | { readonly kind: 'place'; readonly words: string; readonly isSure: boolean }
  /** The same question, for these people or on this condition. */
  | { readonly kind: 'topic'; readonly words: string }
  /** The same question, in this region. */
  | { readonly kind: 'region'; readonly words: string }
  /** In plainer words. */
  | { readonly kind: 'simpler' }
  /** What those shown cost. */
  | { readonly kind: 'cost' }
  /** To what was just asked: "Cherchez-vous un emploi ?" */
  | { readonly kind: 'yes' | 'no' }
  /** That will do. */
  | { readonly kind: 'fine' };

/** More is a question of its own. */
const LONGEST = 90;
const POLITE = '(?: (?:svp|stp|s il (?:vous|te) plait|please|merci))?';
const START =
  '(?:(?:et|mais|oui|ok|non|alors|sinon|and|but|or|vous avez|tu as|t as|avez vous|as tu|il y a|y a t il|y a|montre[rz]?(?: m en| moi)?|donne[rz]?(?: m en| moi)?|je veux|je voudrais|show me|give me|do you have) )*';
const whole = (words: string): RegExp => new RegExp(`^${START}(?:${words})${POLITE}$`);

const OTHERS = whole(
  String.raw`(?:quelque chose d |d |de l )?autres?(?: (?:choses?|pistes?|aides?|reponses?|idees?|solutions?|propositions?|possibilites?))?|rien d autre|quoi d autre|encore|others?|(?:something|anything|what|nothing) else|(?:some )?(?:other|more) (?:ones?|ideas?|answers?|options?|help)`,
);
const ORDER: readonly (readonly [RegExp, number])[] = [
  [/^(?:premiere?|1ere?|first)$/, 0],
  [/^(?:deuxieme|seconde?|2nde?|2e|2eme|second)$/, 1],
  [/^(?:troisieme|3e|3eme|third)$/, 2],
  [/^(?:derniere?|last)$/, -1],
];
const ONE = whole(
  String.raw`(?:(?:c est quoi|parle[rz]? moi|dites? m en plus|dis m en plus|plus|en savoir plus|plus de details|details?|infos?|informations?|precisions?|je prends|je prefere|voir|tell me|more|about|sur|du|de|d) )*(?:le |la |l |du |the )?(\S+)(?: (?:piste|aide|reponse|fiche|one|option|answer))?`,
);
const DETAILS = whole(
  String.raw`(?:(?:plus|davantage) (?:de |d )?|des )?(?:details?|precisions?)|(?:plus|davantage) d (?:infos?|informations?)|(?:en )?savoir plus|dites? m en plus|dis m en plus|more (?:details?|info|information)|tell me more`,
);
const WHICH = String.raw`(?:(?:lequel|laquelle|lesquels|lesquelles|qu est ce qui|ce qui|c est lequel qui|which(?: ones?)?|what) (?:est|sont|is|are) )?`;
const FREE = whole(
  String.raw`${WHICH}(?:(?:que|seulement|uniquement|plutot|only|just) )?(?:du |le |la |les |des )?(?:aides? |trucs? )?(?:gratuite?s?|sans payer|free(?: ones?)?|for free)`,
);
const CHEAPER = whole(
  String.raw`${WHICH}(?:quelque chose de |un truc |plutot |le |la |something )?(?:moins (?:chere?s?|couteux|couteuse)|pas chere?s?|(?:c est )?trop chere?s?|cheaper|less expensive|(?:it s |that s )?too expensive)`,
);
const COST = whole(
  String.raw`c est (?:gratuit|payant|cher)|(?:ca|c est|il|cela) (?:coute|coutent) (?:combien|quelque chose)|combien (?:ca|cela) coute|c est combien|(?:a )?quel prix|c est gratuit ou pas|is it free|how much(?: is it| does it cost)?`,
);
const YES = /^(?:oui|ouais|oui oui|yes|yep|si)(?: (?:merci|svp|exactement|tout a fait))?$/;
const NO = /^(?:non|nan|no|nope|pas du tout|non pas du tout|non merci)$/;
const FINE =
  /^(?:(?:ok|okay|d accord|daccord|tres bien|parfait|super|top|genial|ca marche|entendu|c est bon|c est note|bien recu|great|fine|all right|perfect|merci|thanks|thank you|pour tout|beaucoup|bien) ?)+$/;
/** With the article that may stand before them. */
const REGION =
  /^(?:la |le |les |l )?(?:auvergne(?: rhone alpes)?|rhone alpes|bourgogne(?: franche comte)?|franche comte|bretagne|centre val de loire|corse|grand est|alsace|lorraine|champagne ardenne|hauts de france|nord pas de calais|picardie|ile de france|normandie|nouvelle aquitaine|aquitaine|limousin|poitou charentes|occitanie|midi pyrenees|languedoc roussillon|pays de la loire|paca|provence alpes cote d azur|guadeloupe|martinique|guyane|reunion|mayotte|brittany|normandy|corsica)$/;
const LIVES =
  /^(?:moi )?(?:j habite|je vis|je suis|je travaille|on est|nous sommes|i live|i am|i m) (?:a |en |sur |vers |pres de |in |near |dans (?:la |le |les )?)(\S+(?: \S+){0,3})$/;
const NEARER = whole(String.raw`(?:quelque chose de |un truc )?plus (?:proche|pres)|closer|nearer`);
const NEAR =
  /^(?:(?:et|plutot|non|mais|and|ok|quelque chose|un truc|something) )*(?:plus )?(?:pres|proches?|autour|du cote|a cote|nearer|closer|near|around)(?: (?:de|d|du|des|to|of))? (.+)$/;
const HERE = /^(?:chez moi|chez nous|moi|ici|nous|la maison|me|here|home|my place)$/;
const THERE = /^(?:et|and|plutot) (?:a|au|aux|en|sur|vers|in|at) (.+)$/;
const FOR =
  /^(?:et |ou |mais |and |or )?(?:pour|for|chez|aux?) (?:une? |les |des |le |la |l |ceux qui sont |the )?(.+)$/;
const THE = /^(?:et|and) (?:les |des |le |la |l |the )(.+)$/;
const IF = /^(?:et|mais|and|but) ((?:si|quand|avec|sans|if|when|with|without) .+)$/;
const SIMPLER = whole(
  String.raw`(?:dites? le |dis le |c est possible )?(?:en )?plus (?:simplement|simple|clairement|clair)|(?:j ai |je n ai )?rien compris|c est (?:trop )?complique|(?:in )?(?:simpler|plainer|plain|simple)(?: words| terms)?|more simply`,
);
/** Who help may be for. */
const PEOPLE =
  /^(?:(?:les |des |une? |the |jeunes? |tres )*)(?:femmes?|jeunes?|etudiante?s?|retraitee?s?|seniors?|chomeurs?|chomeuses?|demandeu(?:rs?|ses?) d emploi|(?:personnes? )?handicapee?s?|rqth|independante?s?|micro|(?:auto|micro) ?entrepren(?:eurs?|euses?)|micro ?entreprises?|associations?|societes?|sasu|eurl|sarl|sas|refugiee?s?|etrang(?:ers?|eres?)|salariee?s?|fonctionnaires?|(?:moins|plus) de \d+ ans|parents?|mamans?|conjointe?s?|femme de chef|apprentis?|women|young people|students?|unemployed|jobseekers?|disabled(?: people)?|employees?|foreigners?|refugees?|freelancers?|self employed|retired people|companies)$/;
const TRADE_STEMS = new Set(
  [...TRADES].flatMap(([family, names]) => wordsOf(`${family} ${names}`).map(({ stem: own }) => own)),
);
const MOST_WORDS_OF_FACT = 8;
/** Whoever says what they are and what they want asks something of their own. */
const ASKS =
  /\b(?:aides?|aidez|cherche|besoin|veux|voudrais|aimerais|comment|combien|quoi|quel(?:le)?s?|qui|peux|puis|dois|faut|pour|est ce|need|want|looking|help|how|what|can|should)\b/;

const PLAIN: readonly (readonly [RegExp, 'cost' | 'yes' | 'no' | 'fine'])[] = [
  [COST, 'cost'],
  [YES, 'yes'],
  [NO, 'no'],
  [FINE, 'fine'],
];

/** @returns undefined for a question of its own */
export function followUp(text: string): FollowUp | undefined {
  const said = fold(text).replace(/ (?:svp|stp|please)$/, '');
  if (said === '' || said.length > LONGEST) return undefined;
  if (OTHERS.test(said)) return { kind: 'others' };
  const plain = PLAIN.find(([words]) => words.test(said))?.[1];
  if (plain) return { kind: plain };
  if (DETAILS.test(said)) return { kind: 'details' };
  if (SIMPLER.test(said)) return { kind: 'simpler' };
  if (FREE.test(said)) return { kind: 'only', only: 'free' };
  if (CHEAPER.test(said)) return { kind: 'only', only: 'cheaper' };
  const at = ORDER.find(([word]) => word.test(ONE.exec(said)?.[1] ?? ''))?.[1];
  if (at !== undefined) return { kind: 'one', at };
  // "Je suis à la retraite" is no town.
  const isOfThem = Object.keys(factsSaid(text)).length > 0;
  return (
    (isOfThem ? undefined : placeSaid(said)) ?? topicSaid(said, isOfThem && !/[?,;]/.test(text) ? text : '')
  );
}

function placeSaid(said: string): FollowUp | undefined {
  if (NEARER.test(said)) return { kind: 'place', words: '', isSure: true };
  const near = NEAR.exec(said)?.[1];
  const there = THERE.exec(said)?.[1] ?? LIVES.exec(said)?.[1];
  const region = [near, there].find((words) => words !== undefined && REGION.test(words));
  if (region !== undefined) return { kind: 'region', words: region };
  if (near !== undefined) return { kind: 'place', words: HERE.test(near) ? '' : near, isSure: true };
  return there === undefined ? undefined : { kind: 'place', words: there, isSure: false };
}

/** @param fact what they said of themselves and nothing else; may be empty */
function topicSaid(said: string, fact: string): FollowUp | undefined {
  const condition = IF.exec(said)?.[1];
  if (condition !== undefined) return { kind: 'topic', words: condition };
  const whom = FOR.exec(said)?.[1] ?? THE.exec(said)?.[1];
  if (whom !== undefined && isPeople(whom)) return { kind: 'topic', words: whom };
  const isFact = fact !== '' && !ASKS.test(said) && said.split(' ').length <= MOST_WORDS_OF_FACT;
  return isFact ? { kind: 'topic', words: fact } : undefined;
}

/** Two words at most: "restaurant", "jeune agriculteur"; more is about something. */
const isPeople = (words: string): boolean =>
  PEOPLE.test(words) ||
  (words.split(' ').length <= 2 && words.split(' ').some((word) => TRADE_STEMS.has(stem(word))));
