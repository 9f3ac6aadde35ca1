/** Kinds of help: what somebody may ask for, and what a mentor may offer beside their own questions. */

export const KINDS = ['mentor', 'hour', 'freelance', 'adviser', 'godparent'] as const;
export type Kind = (typeof KINDS)[number];

export const kindOf = (text: string): Kind => KINDS.find((kind) => kind === text) ?? 'mentor';
export const kindsOf = (texts: readonly string[]): readonly Kind[] => {
  const known = KINDS.filter((kind) => texts.includes(kind));
  return known.length > 0 ? known : ['mentor'];
};

/** For so many days a talk holds a place of the mentor's, unless one of the two ends it earlier. */
const TALK_DAYS: Readonly<Record<Kind, number>> = {
  mentor: 30,
  hour: 14,
  freelance: 30,
  adviser: 30,
  godparent: 730,
};
export const talkDays = (kind: string): number => TALK_DAYS[kindOf(kind)];

/**
 * What two people must share to understand each other, for the matcher: a language, and the kind of help that is spoken of in
 * it ("fr", "fr hour"). Mentoring is what a language alone stands for.
 */
export const tongue = (language: string, kind: string): string =>
  kindOf(kind) === 'mentor' ? language : `${language} ${kindOf(kind)}`;
