/** What people say of their trade and town while they ask: "chuis coiffeuse à Nantes". Pure; a town is checked elsewhere. */
import { fold } from '#src/engine/clean.ts';
import { stem, wordsOf } from './french.ts';
import { TRADES } from './vocabulary.ts';

const TRADE_STEMS = new Set([...TRADES.values()].flatMap((names) => wordsOf(names).map((word) => word.stem)));
/** Who speaks says what they are; "un coiffeur" alone may be anybody. */
const I_AM =
  /\b(?:je suis|j'suis|jsuis|chuis|chui|ch'suis|j'étais|étant|moi|en tant que|comme|i am|i'm|im|as)\s+(?:(?:une?|an?|aussi|déjà|toujours|artisane?|jeune|actuellement|bientôt|auto-?entrepreneu(?:r|se)|micro-?entrepreneu(?:r|se)|self-employed|freelance)\s+)*([\p{L}-]+)/giu;
const SHORTEST_TRADE = 4;
/** Who says what they are says it early. */
const LONGEST = 600;
/** A town is theirs when they are there, live there, work there. */
const I_LIVE =
  /\b(?:(?:je suis|j'suis|jsuis|chuis|je vis|je travaille|j'exerce|basée?|installée?|située?|m'installer|m'installe|ouvrir|i am|i'm|i live|i work|based|living)\s+(?:à|a|sur|en|près de|in|at|near)|j'habite(?:\s+(?:à|a|sur))?|(?:mon|ma|my)\s+(?:salon|atelier|boutique|magasin|entreprise|boîte|boite|restaurant|bureau|cabinet|local|shop|business|firm)\s+(?:est\s+|is\s+)?(?:à|a|sur|in|at))\s+([\p{L}'’-]+(?:[\s-][\p{Lu}][\p{L}'’-]+)*)/iu;
/** "Coiffeuse à Nantes". */
const TRADE_AT = /([\p{L}-]+)\s+(?:à|a|sur|in)\s+([\p{L}'’-]+(?:[\s-]\p{Lu}[\p{L}'’-]+)*)/gu;

const isTrade = (word: string): boolean => word.length >= SHORTEST_TRADE && TRADE_STEMS.has(stem(fold(word)));

export function selfSaid(text: string): { readonly trade?: string; readonly town?: string } {
  const said = text.slice(0, LONGEST).replaceAll('’', "'");
  const trade = [...said.matchAll(I_AM)].map((match) => match[1] ?? '').find(isTrade);
  const at = [...said.matchAll(TRADE_AT)].find((match) => isTrade(match[1] ?? ''));
  const town = I_LIVE.exec(said)?.[1] ?? at?.[2];
  return { ...(trade && { trade: trade.toLowerCase() }), ...(town && { town }) };
}
