/** How a word sounds, roughly: "fakture" and "facture", "kotizassion" and "cotisation" are one. */
export const sound = (form: string): string =>
  form
    .replace(/eaux?|aux?/g, 'o')
    .replace(/ph/g, 'f')
    .replace(/tion|ssion|cion/g, 'sion')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/g(?=[eiy])/g, 'j')
    .replace(/qu?|ck|c(?!h)/g, 'k')
    .replace(/ai|ei|er$|ez$/g, 'e')
    .replace(/y/g, 'i')
    .replace(/z/g, 's')
    .replace(/h/g, '')
    .replace(/(an|am|em)(?=[^aeiou]|$)/g, 'en')
    .replace(/(.)\1+/g, '$1')
    .replace(/[estx]+$/, '');
