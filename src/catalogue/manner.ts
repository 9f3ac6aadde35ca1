/** How a question is put: seeking a verdict, for somebody else, in anger, in a language we do not speak. Pure. */
import { fold } from '#src/engine/clean.ts';
import { countOf, tongueOf, tongues, words } from '#src/engine/tongue.ts';
import { spell } from './french.ts';

export interface Manner {
  /** "Ai-je le droit de…": it is not for a program to say. */
  readonly isVerdict: boolean;
  /** "Ma sœur veut…": what is known of who writes does not count. */
  readonly isForOther: boolean;
  readonly isInsult: boolean;
  /** "C'est quoi l'Acre ?": one thing is asked for by its name. */
  readonly isDefinition: boolean;
  /** `other`: neither French nor English. */
  readonly language: 'fr' | 'en' | 'other';
}

const VERDICT =
  /\b(?:(?:ai|as|a|avons|avez|ont|avoir) (?:je |tu |on |t on |nous |vous |bien |vraiment |quand meme )*le droit d(?:e|u|es)?|(?:est ce|c est|ce serait|serait ce) (?:bien |vraiment )?(?:legal|illegal|autorise|interdit|obligatoire|permis)|(?:suis je|je suis|serai je|est on|on est) (?:bien |vraiment )?(?:obligee?|en regle|en tort|dans mon droit|eligible)|ai je droit|est ce que j ai droit|suis je eligible|dois je obligatoirement|que dit la loi|am i (?:allowed|entitled|obliged|eligible|required)|do i have the right|is it (?:legal|illegal|allowed|mandatory|compulsory)|do i (?:legally )?have to|am i breaking)\b/;
const KIN =
  'soeurs?|freres?|maris?|femme|conjointe?|compagnon|compagne|peres?|meres?|papa|maman|parents?|fils|filles?|cousine?s?|amie?s?|copain|copine|pote|voisine?s?|belle soeur|beau frere|beau pere|belle mere|oncle|tante|neveu|niece|collegue|sister|brother|husband|wife|father|mother|dad|mum|son|daughter|friend|cousin|neighbou?r';
const FOR_OTHER = new RegExp(
  String.raw`\b(?:(?:pour|de la part de|c est pour|chez|for) (?:ma|mon|mes|une?|notre|nos|my|a) (?:${KIN})|(?:ma|mon|mes|une?|notre|my) (?:${KIN}) (?:qui )?(?:veut|veulent|voudrait|voudraient|souhaite|cherche|aimerait|est|sont|etait|a|ont|va|vont|peut|se lance|lance|cree|monte|ouvre|vend|fait|perd|pourrait|wants?|is|has|needs?|would|can|could|lost|runs?|started))\b`,
);
const INSULT =
  /\b(?:connard?s?|connasse|con(?:ne)?s?|salope?s?|salaud|encule\w*|pute|batard|abruti\w*|debile|cretin|imbecile|idiot\w*|nique|nul a chier|va te faire|vas te faire|allez vous faire|ta gueule|ferme la|ftg|tg|fdp|merdique|pourrie?|(?:t es|tu es|vous etes|c est|tes|trop|vraiment) (?:vraiment |trop |completement )?(?:nul(?:le)?s?|inutiles?|betes?|stupides?|a chier|de la merde)|(?:bot|programme|robot|chatbot) de merde|sert a rien|sers a rien|servez a rien|fuck\w*|asshole|idiot|moron|useless|stupid|dumb|shut up|you suck|piece of shit)\b/;
const DEFINITION =
  /^(?:(?:et|dis|dites|bonjour|svp) )*(?:c est quoi|ca veut dire quoi|ca sert a quoi|qu est ce que (?:c est )?|qu est ce qu|kesako|definition|what is|what s|what does|what are)\b/;
const OTHER_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tamil}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Armenian}\p{Script=Georgian}]/u;
/** Small words that stand in neither French nor English. */
const OTHER = words(
  'hola necesito quiero ayuda empresa negocio para puedo donde gracias como tengo una mi abrir preciso quero ajuda meu minha onde obrigado posso abrir loja ich brauche hilfe mein meine wie kann ein eine und fur ciao voglio aiuto mia aprire come posso sono grazie potrzebuje pomocy yardim istiyorum salam nasil eu vreau ajutor pot wo moj firme',
);
export function mannerOf(text: string): Manner {
  const said = fold(spell(text));
  return {
    isVerdict: VERDICT.test(said),
    isForOther: FOR_OTHER.test(said),
    isInsult: INSULT.test(fold(text)),
    isDefinition: DEFINITION.test(said),
    language: languageOf(text),
  };
}

/** Told by its small words; French where nothing tells. */
function languageOf(text: string): Manner['language'] {
  if (OTHER_SCRIPT.test(text)) return 'other';
  const { fr, en } = tongues(text);
  const other = countOf(OTHER, text);
  if (other > 1 && other > fr && other > en) return 'other';
  return tongueOf(text) ?? 'fr';
}
