/** Answers to a member's question: written in private after the button was pressed, read by whoever asked. */
import { act, ask, call, choose, type Context, defineFlow, is, say, type When } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { labelled, words } from './mentoring.ts';
import { questionText } from './space.ts';

const LONGEST_ANSWER = 1000;

/** The button under a question, "repondre <id>". */
const answerClub = defineFlow(
  'answer-club',
  { version: 1, commands: ['repondre', 'answer'], argument: 'question', resumable: false },
  [
    call('write', 'write-answer', {
      give: async ({ read, person, slots }): Promise<Slots> => {
        const given = words(slots['question']);
        if (!given) return { standing: 'which' };
        const question = await read.clubs.question(given, person.id);
        if (!question) return { standing: 'gone' };
        if (question.isMine) return { standing: 'own', question: given };
        return { standing: question.isOpen ? 'open' : 'closed', question: given };
      },
    }),
  ],
);

const isOpen: When = is('standing', 'open');

const writeAnswer = defineFlow('write-answer', { version: 1, interruptible: false }, [
  say('which', { when: is('standing', 'which') }),
  say('gone', { when: is('standing', 'gone') }),
  say('closed', { when: is('standing', 'closed') }),
  call('mine', 'my-questions', { when: is('standing', 'own') }),
  ask('text', text(LONGEST_ANSWER), {
    when: isOpen,
    isMessage: true,
    args: async (context) => ({ question: await asked(context) }),
  }),
  choose('send', ['yes', 'edit', 'no'], {
    when: isOpen,
    args: async ({ read, person, slots }) => ({
      ...named(await read.clubs.nameOf(person.id)),
      text: words(slots['text']),
    }),
    clears: (value) => (value === 'edit' ? ['text'] : []),
  }),
  act(
    'answer',
    ({ slots: { question = '', text: said = '' } }) => [
      { kind: 'questions.answer', isAwaited: true, key: 'answer', data: { question, text: said } },
    ],
    { when: is('send', 'yes') },
  ),
  say('dropped', { when: is('send', 'no') }),
]);

/** What became of it. */
const answerOutcome = defineFlow('answer-outcome', { version: 1, triggers: ['answer-outcome'] }, [
  say('sent', { when: is('state', 'sent') }),
  say('closed', { when: is('state', 'closed', 'gone') }),
  say('often', { when: is('state', 'often') }),
  say('own', { when: is('state', 'own') }),
]);

const labels = labelled((value) => `peer-answer-next-${value}`);

/** Somebody answered: told to whoever asked. */
const peerAnswer = defineFlow(
  'peer-answer',
  { version: 1, triggers: ['peer-answer'], delivery: 'once', interruptible: false },
  [
    choose('next', nextOptions, { args: answerArgs }),
    act('thank', ({ slots }) => [change('thank', { answer: slots['answer'] ?? '' })], {
      when: is('next', 'thank'),
    }),
    say('thanked', { when: is('next', 'thank') }),
    act('report', ({ slots }) => [change('report', { answer: slots['answer'] ?? '' })], {
      when: is('next', 'report'),
    }),
    say('reported', { when: is('next', 'report') }),
    act('end', ending, { when: is('next', 'end') }),
    say('ended', { when: is('next', 'end') }),
    say('read', { when: is('next', 'read') }),
  ],
);

/** "Merci" comes back, once. */
const peerThanks = defineFlow('peer-thanks', { version: 1, triggers: ['peer-thanks'], delivery: 'once' }, [
  say('news', {
    args: async (context) => {
      const answer = await answerOf(context);
      return { ...named(answer?.question.name), question: answer?.question.text ?? '' };
    },
  }),
]);

/** To the organisers of the club: an answer somebody was hurt by. */
const answerReported = defineFlow(
  'answer-reported',
  { version: 1, triggers: ['answer-reported'], delivery: 'once' },
  [say('news', { args: answerArgs })],
);

export const answerFlows = [answerClub, writeAnswer, answerOutcome, peerAnswer, peerThanks, answerReported];

const change = (what: 'thank' | 'report' | 'close', data: Slots) => ({
  kind: `questions.${what}`,
  key: what,
  data,
});

const named = (name = '') => ({ name, named: name ? 'yes' : 'no' });

const answerOf = ({ read, slots, person }: Context) => read.clubs.answer(words(slots['answer']), person.id);

async function answerArgs(context: Context) {
  const answer = await answerOf(context);
  return {
    state: answer ? 'here' : 'gone',
    ...named(answer?.name),
    text: answer?.text ?? '',
    question: answer?.question.text ?? '',
    last: context.slots['isLast'] === true ? 'yes' : 'no',
  };
}

async function nextOptions(context: Context) {
  const answer = await answerOf(context);
  if (!answer) return labels(context, ['read']);
  return labels(context, ['thank', 'read', ...(answer.question.isOpen ? ['end'] : []), 'report']);
}

async function ending(context: Context) {
  const answer = await answerOf(context);
  return answer ? [change('close', { question: answer.question.id })] : [];
}

async function asked({ read, slots, person, say: tell }: Context): Promise<string> {
  const question = await read.clubs.question(words(slots['question']), person.id);
  return question ? questionText(tell, question.text, question.name) : '';
}
