/** What the flows of mentoring share: needs in words, towns, and the question how somebody wants to be reached. */
import {
  ask,
  choose,
  type Context,
  type DynamicOption,
  is,
  type Parser,
  type Step,
  type TextArgs,
  type When,
} from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';

export const words = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const list = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Kinds of help, as in src/mentoring/kinds.ts (a test compares them). */
export const KINDS = ['mentor', 'hour', 'freelance', 'adviser', 'godparent'] as const;

/** A label in the middle of a sentence. */
export const inside = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

export const needLabel = ({ say }: Context, need: string): string =>
  need ? say(`mentoring-need-${need}`) : '';
export const needOptions = (context: Context): readonly DynamicOption[] =>
  context.read.mentoring.needs.map((need) => ({ value: need, label: needLabel(context, need) }));

export const townName = ({ read }: Context, code: Json | undefined): string =>
  read.places.byCode(words(code))?.name ?? '';

/**
 * The terms that weighed most in a match ("skill:funding", "waiting:4d"), in words: the same facts for both sides. Terms of
 * another version are left out.
 */
export function whyWords(context: Context, why: readonly string[], side: 'mentor' | 'asker'): string {
  const { say } = context;
  const facts: Readonly<Record<string, (fact: string) => TextArgs>> = {
    skill: (fact) => ({
      need: fact
        .split('+')
        .map((need) => needLabel(context, need))
        .join(', '),
    }),
    trade: (trade) => ({ trade }),
    zone: (zone) => ({ zone }),
    language: (fact) => ({
      language: fact === 'en' ? say('mentoring-why-english') : say('mentoring-why-french'),
    }),
    answers: (fact) => ({ answered: Number(fact.split('/')[0]), pinged: Number(fact.split('/')[1]) }),
    waiting: (fact) => ({ days: Number.parseInt(fact, 10) }),
    urgent: () => ({}),
    new: () => ({}),
    places: (fact) => ({ places: Number(fact) }),
  };
  return why
    .flatMap((reason) => {
      const [name = '', fact = ''] = reason.split(/:(.*)/s);
      const args = facts[name]?.(fact);
      return args ? [say(`mentoring-why-${name}`, { side, ...args })] : [];
    })
    .join(', ');
}

/** Options labelled like those of a step whose values are fixed, for a list that depends on what is read. */
export const labelled =
  (key: (value: string) => string) =>
  ({ say }: Context, values: readonly string[]): readonly DynamicOption[] =>
    values.map((value) => ({ value, label: say(key(value)) }));

const PHONE_DIGITS = /^\+?\d{8,15}$/;
const phone: Parser = {
  strength: 'strong',
  parse: (said) =>
    PHONE_DIGITS.test(said.replace(/[\s.()/-]/g, ''))
      ? { ok: true, value: said.trim() }
      : { ok: false, why: 'mentoring-phone-wrong' },
  show: (value) => words(value),
};
const email: Parser = {
  strength: 'strong',
  parse: (said) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(said.trim()) && said.trim().length <= 120
      ? { ok: true, value: said.trim() }
      : { ok: false, why: 'mentoring-email-wrong' },
  show: (value) => words(value),
};

/** How the other may reach the person, asked at the moment they agree. The first option needs no typing. */
export const contactSteps = (when: When, args: (context: Context) => Promise<TextArgs>): readonly Step[] => [
  choose('contact', ['here', 'phone', 'email'], { when, args }),
  ask('phone', phone, { when: (slots) => when(slots) && is('contact', 'phone')(slots) }),
  ask('email', email, { when: (slots) => when(slots) && is('contact', 'email')(slots) }),
];

export const contactOf = (slots: Slots): string =>
  is('contact', 'phone')(slots)
    ? words(slots['phone'])
    : is('contact', 'email')(slots)
      ? words(slots['email'])
      : 'here';
