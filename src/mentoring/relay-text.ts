/** Words that pass from one to the other: without anything that could be clicked, and with a warning where one is due. Pure. */
import { fold } from '#src/engine/clean.ts';

const LONGEST = 1500;

/** A web address, or what a platform would take for one; never an e-mail address. */
const LINK =
  /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)\S+|(?<![\w@.-])(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/\S*|(?![\p{L}\d@.-]))/giu;
const MENTION = /(?<![\p{L}\d.])@(?=[\p{L}\d_])|<(?=[@#!])/gu;

/** Links are shown as text, nobody is mentioned. */
export const inert = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(LINK, (link) => link.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\.(?=[\p{L}\d])/gu, ' . '))
    .replace(MENTION, (sign) => `${sign} `);

/** What a message may be after. */
export type Warning = 'code' | 'bank' | 'money' | 'link';

const SIGNS: readonly (readonly [Warning, RegExp])[] = [
  [
    'code',
    /\b(mots? de passe|passwords?|code (secret|sms|recu|de (validation|verification|confirmation|securite))|pin code|code pin|(sms|verification|security|one time) code|identifiants?|le code que|the code (you|that)|envoye[rz]? (moi )?(le|ton|votre) code|send me (the|your) code)\b/,
  ],
  [
    'bank',
    /\b(iban|rib|bic|numero de (carte|compte)|carte (bancaire|bleue)|coordonnees bancaires|(card|account) number|bank (details|account)|credit card|cryptogramme|fr\d{2} ?\d{4})\b/,
  ],
  [
    'money',
    /\b(virement|virer|paypal|western union|moneygram|mandat cash|paysafecard|bitcoins?|crypto\w*|cartes? cadeaux?|gift cards?|wire (transfer|me)|send (me )?money|envoye[rz]? (moi )?(de l argent|\d+ ?(euros?|eur))|preter? (moi )?de l argent|prete[rz]? moi|avance[rz]? (moi )?(de l argent|les frais|la somme)|frais de dossier|pay(er|ez|e)? (moi )?(d avance|maintenant|\d+)|upfront fee|(acompte|caution|versement|depot) de)\b/,
  ],
  ['link', /\b(whats ?app|telegram|snapchat|messenger|instagram|t me|wa me)\b/],
];

/** Something that scammers ask for; said to the reader, never kept from them. Undefined when nothing of it is seen. */
export function warningFor(text: string): Warning | undefined {
  const folded = fold(text);
  const found = SIGNS.find(([, sign]) => sign.test(folded));
  if (found) return found[0];
  return text.search(LINK) >= 0 ? 'link' : undefined;
}
