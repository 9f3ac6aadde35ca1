/** Takes contact data out of a text before it leaves, and finds them in what comes back. In doubt it takes out too much. */

const NUMBER_WORD =
  '(?:zero|zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|one|two|three|four|five|seven|eight|nine|double)';
const AT = String.raw`(?:\s*@\s*|\s*[[({]\s*(?:at|arobase|a)\s*[\])}]\s*|\s+(?:arobase|arobas|chez|at)\s+)`;
const DOT = String.raw`(?:\s*\.\s*|\s*[[({]\s*(?:dot|point)\s*[\])}]\s*|\s+(?:point|dot)\s+)`;
const TOP =
  '(?:fr|com|org|net|eu|io|re|gp|mq|gf|yt|nc|pf|bzh|info|biz|me|pro|co|uk|be|ch|de|shop|store|app|dev)';
const STREET =
  '(?:rue|avenue|av|boulevard|bd|bld|place|pl|chemin|impasse|all[ée]es?|route|rte|quai|cours|square|passage|lotissement|r[ée]sidence|hameau|sentier|venelle|faubourg|fbg|street|road|lane)';
const POSTCODE = String.raw`(?:[\s,]+(?:\d{5}|F-\d{5})(?:\s+\p{Lu}[\p{L}'’-]+(?:[\s-]\p{Lu}[\p{L}'’-]+)*)?)?`;

/** In this order: what holds digits before bare digits, links before addresses. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:https?|ftp):\/\/\S+|\bwww\.\S+|\b(?:mailto|tel):\S+/giu, '[lien]'],
  [
    new RegExp(
      String.raw`[\p{L}\p{N}._%+-]{1,64}${AT}[\p{L}\p{N}-]+(?:${DOT}[\p{L}\p{N}-]+)*${DOT}\p{L}{2,}`,
      'giu',
    ),
    '[e-mail]',
  ],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/gu, '[compte]'],
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+${TOP}(?![\p{L}\p{N}])(?:/\S*)?`, 'giu'),
    '[lien]',
  ],
  [/\b[a-z]{2}[\s-]?\d{2}(?:[\s-]?[\da-z]{4}){2,7}(?:[\s-]?[\da-z]{1,3})?\b/giu, '[compte bancaire]'],
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])\d{1,4}\s*(?:bis|ter|quater|[a-d])?[\s,]+${STREET}(?![\p{L}])\.?(?:\s+[^\s,.;!?]+){0,6}?(?=[,.;!?\n]|\s+\d{5}|$)${POSTCODE}`,
      'giu',
    ),
    '[adresse]',
  ],
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])\d{1,4}\s*(?:bis|ter|quater)?[\s,]+${STREET}(?![\p{L}])\.?(?:\s+\S+){1,4}${POSTCODE}`,
      'giu',
    ),
    '[adresse]',
  ],
  [/\b(?:BP|CS|TSA)\s?\d{2,6}\b/gu, '[adresse]'],
  // A telephone, a SIREN, a SIRET, a card, a social security number: eight digits and more, however they are spaced.
  [/(?:\+|00|\()?(?:\d[\s.\-()–_/]{0,3}){7,}\d(?:\s?[\dab]\b)?/giu, '[numéro]'],
  [
    new RegExp(
      String.raw`(?<![\p{L}])${NUMBER_WORD}(?:[\s,-]+(?:et[\s-]+)?${NUMBER_WORD}){4,}(?![\p{L}])`,
      'giu',
    ),
    '[numéro]',
  ],
];

const NAME = String.raw`\p{Lu}[\p{L}'’-]+(?:[\s-]+\p{Lu}[\p{L}'’-]+){0,2}`;
/** Said as a name: "je m'appelle", "Mme". The words before it may be in any case, the name is what follows. */
const INTRODUCED = [
  /((?:je m['’ ]?appel+e|j['’ ]?m['’ ]?appel+e|mon (?:nom|pr[ée]nom)(?: de famille)?(?: est|,| c['’]est| ?:)|my name is|moi c['’ ]?est|sign[ée]+ :?)\s+)(\p{L}[\p{L}'’-]+(?:\s+(?!et\b|je\b|j['’]|jai\b|suis\b|and\b|i\b|qui\b|dans\b|pour\b|avec\b|on\b)\p{L}[\p{L}'’-]+)?)/giu,
];
const TITLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(M\.|Mr\.?|Mme\.?|Mlle\.?|Me|Dr\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]a[iî]tre|[Dd]octeur)(\s+)${NAME}`,
  'gu',
);
/** Shorter ones would take words out of every sentence. */
const SHORTEST_NAME = 3;

/** Without e-mail addresses, telephone and other long numbers, bank accounts, street addresses, links and these names. */
export function redact(text: string, names: readonly string[] = []): string {
  const hidden = RULES.reduce((left, [pattern, sign]) => left.replace(pattern, sign), text.normalize('NFC'));
  const introduced = INTRODUCED.reduce((left, pattern) => left.replace(pattern, '$1[nom]'), hidden);
  return partsOf(names).reduce(
    (left, name) => left.replace(nameInText(name), '[nom]'),
    introduced.replace(TITLED, '$1$2[nom]'),
  );
}

/** Whether a text holds anything of the kind: then it is not to be shown, whoever wrote it. */
export const holdsContact = (text: string): boolean =>
  RULES.some(([pattern]) => text.search(pattern) >= 0) || /:\/\/|\bwww\b/i.test(text);

/** Whole names and their parts, the longest first. */
function partsOf(names: readonly string[]): readonly string[] {
  const parts = names.flatMap((name) => [name, ...name.split(/[\s-]+/)]).map((part) => part.trim());
  return [...new Set(parts)]
    .filter((part) => part.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
}

/** With or without accents, in any case, as a word of its own. */
function nameInText(name: string): RegExp {
  const letters = Array.from(name.normalize('NFD').replace(/\p{M}/gu, ''), (letter) =>
    /\p{L}/u.test(letter) ? anyAccent(letter) : /\s|-/.test(letter) ? '[\\s-]+' : RegExp.escape(letter),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${letters.join('')}(?![\p{L}\p{N}])`, 'giu');
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'aàâäáãå',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîïíì',
  n: 'nñ',
  o: 'oôöóòõ',
  u: 'uùûüú',
  y: 'yÿý',
};
const anyAccent = (letter: string): string => {
  const all = ACCENTED[letter.toLowerCase()];
  return all ? `[${all}]` : RegExp.escape(letter);
};
