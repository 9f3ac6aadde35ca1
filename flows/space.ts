/** What a club's rooms read: said to all of them, with buttons that anybody may press. */
import {
  act,
  type Context,
  defineFlow,
  type Flow,
  has,
  is,
  linkOption,
  say,
  show,
  type Step,
} from '#src/engine/flow.ts';
import type { ChoicePart, EventPart, Option, Part, Slots } from '#src/engine/message.ts';
import { argsOf, cardOf, meetupOf, whereOf } from './meetup-parts.ts';
import { words } from './mentoring.ts';

const MINUTE_MS = 60_000;

const speak = (
  name: string,
  delivery: Flow['delivery'],
  steps: readonly (Step | ((flow: string) => Step))[],
): Flow =>
  defineFlow(name, { version: 1, triggers: [name], forSpaces: true, resumable: false, delivery }, steps);

const buttons = (...options: readonly Option[]): ChoicePart => ({ kind: 'choice', options });

/** The room was just bound: what will be said here, and how to belong. */
const spaceHello = speak('space-hello', 'once', [
  show('hello', async ({ slots, read, say: tell }): Promise<readonly Part[]> => {
    const club = await read.clubs.club(words(slots['club']));
    if (!club) return [];
    return [
      { kind: 'text', text: tell('space-hello', { club: club.name }) },
      buttons(linkOption('club', club.id, tell('space-hello-join'))),
    ];
  }),
]);

const spaceMeetup = speak('space-meetup', 'once', [
  say('new', { when: is('change', 'new'), args: argsOf }),
  say('moved', { when: is('change', 'moved'), args: argsOf }),
  say('cancelled', { when: is('change', 'cancelled'), args: argsOf }),
  show('card', meetupCard),
]);

const spaceReminder = speak('space-reminder', 'timed', [
  say('day', { args: argsOf }),
  show('card', meetupCard),
]);

const spaceAnnouncement = speak('space-announcement', 'once', [
  show('text', ({ slots, say: tell }) => [
    { kind: 'text', text: announcementText(tell, words(slots['club']), words(slots['text'])) },
  ]),
]);

/** As the organiser sees it before it goes, and as everybody reads it. */
export const announcementText = (tell: Context['say'], club: string, text: string): string =>
  tell('space-announcement-text', { club, text });

const spaceQuestion = speak('space-question', 'once', [
  show('question', async ({ slots, read, person, say: tell }): Promise<readonly Part[]> => {
    const question = await read.clubs.question(words(slots['question']), person.id);
    if (!question?.isOpen) return [];
    return [
      { kind: 'text', text: questionText(tell, question.text, question.name) },
      { kind: 'text', text: tell('space-question-how') },
      buttons(linkOption('repondre', question.id, tell('space-question-answer'))),
    ];
  }),
]);

/** As the person who asks sees it before it goes, and as everybody reads it. */
export const questionText = (tell: Context['say'], text: string, name?: string): string =>
  name ? tell('space-question-signed', { name, text }) : tell('space-question-unsigned', { text });

/** A question that was erased: this line takes its place. */
const spaceWithdrawn = speak('space-withdrawn', 'once', [say('question')]);

const spaceSuccess = speak('space-success', 'once', [
  show('success', ({ slots, say: tell }) => [
    { kind: 'text', text: successText(tell, words(slots['what']), words(slots['name'])) },
  ]),
]);

/** As the person sees it before it goes, and as everybody reads it. */
export const successText = (tell: Context['say'], what: string, name: string): string =>
  name ? tell('space-success-signed', { name, what }) : tell('space-success-unsigned', { what });

/** Whoever answers in the thread of a question answers whoever asked; nothing is said about it in the room. */
const spaceReply = defineFlow(
  'space-reply',
  { version: 1, triggers: ['reply-to-question'], forSpaces: true, resumable: false },
  [
    act('pass-on', ({ slots }) => [{ kind: 'questions.answer', key: 'answer', data: replyIn(slots) }], {
      when: has('answer'),
    }),
  ],
);

const replyIn = ({ question = null, answer = null, name = null }: Slots): Slots => ({
  question,
  text: answer,
  name,
  inRoom: true,
});

export const spaceFlows = [
  spaceHello,
  spaceMeetup,
  spaceReminder,
  spaceAnnouncement,
  spaceQuestion,
  spaceWithdrawn,
  spaceSuccess,
  spaceReply,
];

/** The card; for platforms with a calendar of their own the event; and, while one may still come, the way to say so. */
async function meetupCard(context: Context): Promise<readonly Part[]> {
  const { say: tell, now } = context;
  const meetup = await meetupOf(context);
  if (!meetup) return [];
  const event: EventPart = {
    kind: 'event',
    id: meetup.id,
    title: meetup.title,
    startsAt: meetup.startsAt.toISOString(),
    endsAt: new Date(meetup.startsAt.getTime() + meetup.minutes * MINUTE_MS).toISOString(),
    venue: whereOf(context, meetup),
    description: meetup.club,
    isCancelled: meetup.isCancelled,
  };
  const card = await cardOf(context);
  if (meetup.isCancelled || meetup.startsAt <= now) return [...card, event];
  return [
    ...card,
    event,
    buttons(
      linkOption('rencontre', `${meetup.id}-oui`, tell('space-meetup-come')),
      linkOption('rencontre', meetup.id, tell('space-meetup-more')),
    ),
  ];
}
