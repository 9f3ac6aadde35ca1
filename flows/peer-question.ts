/** A member asks the others of their club; their own open questions. */
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
  type When,
} from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { words } from './mentoring.ts';
import { nameSteps, signedAs } from './peer-parts.ts';
import { questionText } from './space.ts';

const LONGEST_QUESTION = 500;
const CLOSE = 'close';

const askClub = defineFlow(
  'ask-club',
  { version: 1, commands: ['question', 'ask_club'], argument: 'text', resumable: false },
  [
    call('write', 'write-question', {
      give: async (context): Promise<Slots> => {
        const { read, person, slots, newId } = context;
        if (!(await read.clubs.mayAsk(person.id))) return { standing: 'full' };
        const clubs = await clubsToAsk(context);
        if (clubs.length === 0) return { standing: 'none' };
        const given = words(slots['text']);
        return {
          standing: 'ready',
          id: newId(),
          ...(clubs.length === 1 && clubs[0] && { club: clubs[0].id }),
          ...(given && given.length <= LONGEST_QUESTION && { text: given }),
        };
      },
    }),
  ],
);

const isReady: When = is('standing', 'ready');
const isFull: When = is('standing', 'full');

const writeQuestion = defineFlow('write-question', { version: 1, interruptible: false }, [
  say('none', { when: is('standing', 'none') }),
  say('full', { when: isFull }),
  call('mine', 'my-questions', { when: isFull }),
  choose('club', async (context) => (await clubsToAsk(context)).map(asOption), { when: isReady }),
  ask('text', text(LONGEST_QUESTION), { when: isReady, isMessage: true, args: clubArgs }),
  ...nameSteps(isReady),
  choose('send', ['yes', 'text', 'sign', 'no'], {
    when: isReady,
    args: async (context) => ({
      ...(await clubArgs(context)),
      preview: questionText(context.say, words(context.slots['text']), await signedAs(context)),
    }),
    clears: (value) => ({ text: ['text'], sign: ['sign', 'name'] })[String(value)] ?? [],
  }),
  act('ask', asking, { when: is('send', 'yes') }),
  say('dropped', { when: is('send', 'no') }),
]);

/** What became of it. */
const questionOutcome = defineFlow('question-outcome', { version: 1, triggers: ['question-outcome'] }, [
  say('asked', {
    when: is('state', 'asked'),
    args: ({ slots }) => ({ spaces: Number(slots['spaces'] ?? 0) }),
  }),
  say('full', { when: is('state', 'full') }),
  say('no-space', { when: is('state', 'no-space') }),
]);

const hasChosen: When = (slots) => has('question')(slots) && !is('question', CLOSE)(slots);

const myQuestions = defineFlow(
  'my-questions',
  { version: 1, commands: ['mes_questions', 'my_questions'], resumable: false },
  [
    choose(
      'question',
      async ({ read, person, say: tell }) => [
        ...(await read.clubs.openQuestions(person.id)).map(({ id, text: label }) => ({ value: id, label })),
        { value: CLOSE, label: tell('my-questions-question-close') },
      ],
      {
        args: async ({ read, person }) => ({
          count: (await read.clubs.openQuestions(person.id)).length,
        }),
      },
    ),
    choose('what', ['keep', 'end'], {
      when: hasChosen,
      args: questionArgs,
      means: { no: ['keep'], yes: ['end'] },
    }),
    act(
      'end',
      ({ slots }) => [{ kind: 'questions.close', key: 'close', data: { question: slots['question'] ?? '' } }],
      { when: is('what', 'end') },
    ),
    say('ended', { when: is('what', 'end') }),
    say('closed', { when: (slots) => is('question', CLOSE)(slots) || is('what', 'keep')(slots) }),
  ],
);

/** Two weeks are over. */
const questionClosed = defineFlow(
  'question-closed',
  { version: 1, triggers: ['question-closed'], delivery: 'once' },
  [say('news', { args: questionArgs })],
);

export const questionFlows = [askClub, writeQuestion, questionOutcome, myQuestions, questionClosed];

async function clubsToAsk({ read, person }: Context) {
  const place = (await read.people.profile(person.id))?.place;
  return read.clubs.clubsToAsk(person.id, place, read.places);
}

const asOption = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  value: id,
  label: name,
});

async function clubArgs({ read, slots }: Context) {
  return { club: (await read.clubs.club(words(slots['club'])))?.name ?? '' };
}

async function questionArgs({ read, slots, person }: Context) {
  const question = await read.clubs.question(words(slots['question']), person.id);
  return { text: question?.text ?? '', count: question?.answers ?? 0 };
}

async function asking(context: Context) {
  const { id = '', club = '', text: said = '' } = context.slots;
  const name = (await signedAs(context)) || null;
  return [{ kind: 'questions.ask', isAwaited: true, key: 'ask', data: { id, club, text: said, name } }];
}
