/** Roughly how a French word sounds, so that "fonsiere" and "foncière" are one: spellings of one sound, endings not heard. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/h/g, ''],
  [/qu|ck|k|q|c(?![eiy])/g, 'k'],
  [/ss|sc(?=[ei])|c(?=[eiy])/g, 's'],
  [/ti(?=on)/g, 'si'],
  [/z/g, 's'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/eau|au/g, 'o'],
  [/ein|ain|aim|im(?=[bp])/g, 'in'],
  [/ai|ei|ay|ey|(?:er|ez|et)$/g, 'e'],
  [/y/g, 'i'],
  [/(?:en|em|am)(?=[bdfgjkmprstv]|$)/g, 'an'],
  [/om(?=[bp])/g, 'on'],
  [/(.)\1/g, '$1'],
  [/(?<=...)(?:es|e|s|t|x|d)$/, ''],
  [/(?<=...)[stxde]$/, ''],
];

/** `form` is folded: lower case, no accents. */
export const soundOf = (form: string): string =>
  SPELLINGS.reduce((sound, [spelling, heard]) => sound.replace(spelling, heard), form);
