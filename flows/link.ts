/** Linking accounts by a code confirmed on both sides: the code is made on one ("here") and typed on the other ("there"). */
import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  has,
  is,
  say,
  type TextArgs,
} from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { code, readCode, showCode } from '#src/engine/parsers/code.ts';
import { words } from './mentoring.ts';

/** "Telegram, Léa": an account as its owner knows it. */
export function accountName({ say: tell }: Context, platform: string, name: string): string {
  const where = tell('link-platform', { platform });
  return name ? tell('link-account', { platform: where, name }) : where;
}

/** What the news are about, in words. */
const account = (context: Context): TextArgs => ({
  account: accountName(context, words(context.slots['platform']), words(context.slots['name'])),
});

const codeGiven = (slots: Slots): string | undefined => readCode(words(slots['argument']));
const isTyped = (slots: Slots): boolean => has('next')(slots) && slots['next'] !== 'close';
const claiming = (typed: string) => [
  { kind: 'people.link.claim', isAwaited: true, key: 'claim', data: { code: typed } },
];
const minding = (what: 'confirm' | 'accept', { slots }: Context) => [
  { kind: `people.link.${what}`, isAwaited: true, key: what, data: { link: words(slots['link']) } },
];
const refusing = ({ slots }: Context) => [
  { kind: 'people.link.refuse', key: 'refuse', data: { link: words(slots['link']) } },
];

/** « relier » gives a code; « relier CODE » takes one. */
const link = defineFlow(
  'link',
  {
    version: 1,
    commands: ['relier', 'lier', 'link'],
    // Its code was typed meanwhile: what follows is said by others.
    isOver: async ({ slots, read, person }) =>
      !codeGiven(slots) && !has('next')(slots) && !(await read.people.hasOpenCode(person.id)),
    resumable: false,
  },
  [
    act('take', ({ slots }) => claiming(codeGiven(slots) ?? ''), {
      when: (slots) => Boolean(codeGiven(slots)),
    }),
    act('make', () => [{ kind: 'people.link.make', isAwaited: true, key: 'make', data: {} }], {
      when: (slots) => !codeGiven(slots),
    }),
    choose('next', ['close'], { when: (slots) => !codeGiven(slots), or: code(), means: { no: ['close'] } }),
    act('claim', ({ slots }) => claiming(words(slots['next'])), { when: isTyped }),
    say('closed', { when: is('next', 'close') }),
  ],
);

const linkCode = defineFlow('link-code', { version: 1, triggers: ['link-code'] }, [
  say('code', {
    args: ({ slots }) => ({ code: showCode(words(slots['code'])), minutes: Number(slots['minutes'] ?? 0) }),
  }),
]);

/** A code that did not work: another one, or out. */
const linkAgain = defineFlow('link-again', { version: 1, resumable: false }, [
  ask('code', code()),
  act('claim', ({ slots }) => claiming(words(slots['code']))),
]);

/** There: which account is it about, and is it theirs. */
const linkAsk = defineFlow(
  'link-ask',
  {
    version: 1,
    triggers: ['link-ask'],
    isOver: (context) => isElsewhere(context, 'claimed'),
  },
  [
    choose('sure', ['yes', 'no'], { args: account }),
    act('confirm', (context) => minding('confirm', context), { when: is('sure', 'yes') }),
    act('refuse', refusing, { when: is('sure', 'no') }),
    say('refused', { when: is('sure', 'no') }),
  ],
);

/** Here: who asks, and what they will see. */
const linkConfirm = defineFlow(
  'link-confirm',
  {
    version: 1,
    triggers: ['link-confirm'],
    isOver: (context) => isElsewhere(context, 'confirmed'),
  },
  [
    choose('sure', ['yes', 'no'], { args: account }),
    act('accept', (context) => minding('accept', context), { when: is('sure', 'yes') }),
    act('refuse', refusing, { when: is('sure', 'no') }),
    say('refused', { when: is('sure', 'no') }),
  ],
);

/** Too late is said when somebody answers; what was settled otherwise needs no answer any more. */
async function isElsewhere({ slots, read, person }: Context, state: string): Promise<boolean> {
  if (has('sure')(slots)) return false;
  return (await read.people.linkState(words(slots['link']), person.id)) !== state;
}

const isNews = (...news: readonly string[]) => is('news', ...news);

const linkNews = defineFlow('link-news', { version: 1, triggers: ['link-news'] }, [
  say('wrong', { when: isNews('wrong') }),
  say('expired', { when: isNews('expired') }),
  say('used', { when: isNews('used') }),
  say('own', { when: isNews('own') }),
  say('same-person', { when: isNews('same-person') }),
  say('too-many', { when: isNews('too-many') }),
  say('waiting', { when: isNews('waiting'), args: account }),
  say('not-confirmed', { when: isNews('not-confirmed') }),
  say('over', { when: isNews('over') }),
  say('linked', { when: isNews('linked'), args: account }),
  say('linked-here', { when: isNews('linked-here'), args: account }),
  say('unlinked', { when: isNews('unlinked'), args: account }),
  say('unlinked-here', { when: isNews('unlinked-here') }),
  call('again', 'link-again', { when: isNews('wrong', 'expired', 'used') }),
]);

export const linkFlows = [link, linkCode, linkAgain, linkAsk, linkConfirm, linkNews];
