/** Text as files bring it (HTML, entities, pasted characters) made plain, and cut to what a telephone shows. */
import { cleanText, cutText } from '#src/engine/clean.ts';

// biome-ignore format: a table
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', deg: '°', hellip: '…', bull: '•',
  middot: '·', ndash: '–', mdash: '—', laquo: '«', raquo: '»', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  agrave: 'à', acirc: 'â', auml: 'ä', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', icirc: 'î',
  iuml: 'ï', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', ucirc: 'û', uuml: 'ü', oelig: 'œ', Agrave: 'À', Acirc: 'Â',
  Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', Icirc: 'Î', Ocirc: 'Ô', OElig: 'Œ',
};

const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi;
/** With all they hold. */
const UNSEEN = /<(script|style|head|template)\b[^>]{0,1000}>[\s\S]{0,5000}?<\/\1\s*>/gi;
const COMMENT = /<!--[\s\S]{0,5000}?-->/g;
/** What ends a line or an item of a list. */
const BREAK = /<(?:br|\/p|\/li|\/h[1-6]|\/div|\/tr)\b[^>]{0,1000}>/gi;
const TAG = /<\/?[a-z][^<>]{0,2000}>/gi;
/** What came out of a tag: text escaped twice brings tags back. */
const PASSES = 2;

/** One line of plain text. Linear in its length. */
export function plainText(html: string): string {
  let text = html;
  for (let pass = 0; pass < PASSES && /[<&]/.test(text); pass++) {
    text = text
      .replace(UNSEEN, ' ')
      .replace(COMMENT, ' ')
      .replace(BREAK, '\n')
      .replace(TAG, ' ')
      .replace(ENTITY, decoded);
  }
  return sentenceEnds(cleanText(text));
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Lines become sentences, so that what is cut is cut at one. */
const sentenceEnds = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^[\s•·*–-]+/u, '').trim())
    .filter(Boolean)
    .map((line, at, all) => (at < all.length - 1 && !/[.!?:;,…]$/.test(line) ? `${line}.` : line))
    .join(' ');

/** As many whole sentences as fit, at least one; a sentence that is too long by itself ends with "…". */
export function firstSentences(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const sentence of text.slice(0, 4 * longest).split(/(?<=[.!?])\s+/)) {
    if (kept && kept.length + sentence.length + 1 > longest) break;
    kept = kept ? `${kept} ${sentence}` : sentence;
  }
  if (kept.length <= longest) return kept;
  const cut = cutText(kept, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:.…]+$/, '')}…`;
}

const GARBLED = /Ã[\u0080-\u00BF©¨ªÂ´®¯]|â€[™œ“”¦]|\uFFFD/u;

/** UTF-8 that was read as something else and saved so ("crÃ©ation"); or letters that were lost on the way. */
export function garbled(text: string): string | undefined {
  const at = text.search(GARBLED);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 10), at + 15);
}
