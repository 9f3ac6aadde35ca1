/** Two people who write to each other through PlusUn: every message can be reported, and the other one blocked. */
import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  type Effect,
  has,
  is,
  say,
  type When,
} from '#src/engine/flow.ts';
import { text } from '#src/engine/parsers/text.ts';
import { contactOf, contactSteps, labelled, needLabel, words } from './mentoring.ts';

export const LONGEST_RELAYED = 1000;
const ABOUT_LENGTH = 300;

export const relayed = ({ slots }: Pick<Context, 'slots'>): readonly Effect[] => [
  {
    kind: 'mentoring.relay',
    isAwaited: true,
    key: 'relay',
    data: { ping: words(slots['ping']), text: words(slots['message']) },
  },
];

const talkOf = async ({ read, slots, person }: Context) =>
  (await read.mentoring.talks(person.id)).find(({ ping }) => ping === slots['ping']);
const nameOf = async (context: Context) => ({
  name: (await talkOf(context))?.firstName ?? words(context.slots['from']),
});
const pingOf = ({ slots }: Context) => ({ ping: words(slots['ping']), from: words(slots['from']) });

/** What the person may still do about their own contact. */
async function sharingOptions(context: Context): Promise<readonly string[]> {
  const talk = await talkOf(context);
  if (!talk || talk.isIntroduced) return [];
  return [talk.hasAgreed ? 'unshare' : 'share'];
}

/** As src/mentoring/relay-text.ts names them; a name of another version says nothing. */
const WARNINGS = ['code', 'bank', 'money', 'link'];
const warningFor = ({ slots, say: tell }: Context): readonly string[] =>
  WARNINGS.includes(words(slots['warning'])) ? [tell(`peer-message-warning-${words(slots['warning'])}`)] : [];

const CLOSE = 'close';
const ACTIONS = ['share', 'unshare', 'report', 'block'];
const isMessage: When = (slots) => has('what')(slots) && !is('what', ...ACTIONS)(slots);
const isChosen: When = (slots) => has('ping')(slots) && !is('ping', CLOSE)(slots);

/** « écrire » : to somebody a talk goes on with. */
const writePeer = defineFlow(
  'write-peer',
  { version: 3, commands: ['ecrire', 'écrire à mon mentor', 'write'], interruptible: false },
  [
    choose(
      'ping',
      async (context) => [
        ...(await context.read.mentoring.talks(context.person.id)).map(({ ping, firstName, need }) => ({
          value: ping,
          label: `${firstName} (${needLabel(context, need)})`,
        })),
        { value: CLOSE, label: context.say('write-peer-ping-close') },
      ],
      {
        was: ['to'],
        args: async ({ read, person }) => ({ count: (await read.mentoring.talks(person.id)).length }),
      },
    ),
    choose(
      'what',
      async (context) =>
        labelled((value) => `write-peer-what-${value}`)(context, [
          ...(await sharingOptions(context)),
          'report',
          'block',
        ]),
      // Whatever else is said is the message.
      { when: isChosen, args: nameOf, or: text(LONGEST_RELAYED), was: ['message'] },
    ),
    act('send', ({ slots }) => relayed({ slots: { ...slots, message: slots['what'] ?? '' } }), {
      when: isMessage,
    }),
    ...leadOn('what'),
    say('closed', { when: is('ping', CLOSE) }),
  ],
);

/** A message from the other side. */
const peerMessage = defineFlow(
  'peer-message',
  { version: 2, triggers: ['peer-message'], delivery: 'once', interruptible: false },
  [
    choose(
      'answer',
      async (context) =>
        labelled((value) => `peer-message-answer-${value}`)(context, [
          'read',
          'reply',
          ...(await sharingOptions(context)),
          'report',
          'block',
        ]),
      {
        args: (context) => ({
          name: words(context.slots['from']),
          message: [words(context.slots['text']), ...warningFor(context)].join('\n\n'),
        }),
      },
    ),
    ask('message', text(LONGEST_RELAYED), { when: is('answer', 'reply'), isMessage: true }),
    act('send', relayed, { when: is('answer', 'reply') }),
    ...leadOn('answer'),
    say('closed', { when: is('answer', 'read') }),
  ],
);

/** What either conversation leads to. */
function leadOn(choice: string) {
  return [
    call('sharing', 'share-contact', { when: is(choice, 'share'), give: pingOf }),
    act(
      'unshare',
      ({ slots }) => [
        { kind: 'mentoring.unshare', isAwaited: true, key: 'unshare', data: { ping: words(slots['ping']) } },
      ],
      { when: is(choice, 'unshare') },
    ),
    call('reporting', 'report', {
      when: is(choice, 'report'),
      give: async (context) => ({
        about: context.say('peer-message-about', {
          ...(await nameOf(context)),
          kind: has('text')(context.slots) ? 'message' : 'talk',
          message: words(context.slots['text']).slice(0, ABOUT_LENGTH),
        }),
      }),
    }),
    call('blocking', 'block-peer', { when: is(choice, 'report', 'block'), give: pingOf }),
  ];
}

const shareContact = defineFlow('share-contact', { version: 1, interruptible: false, resumable: false }, [
  ...contactSteps(() => true, nameOf),
  act('shared', ({ slots }) => [
    {
      kind: 'mentoring.share',
      isAwaited: true,
      key: 'share',
      data: { ping: words(slots['ping']), contact: contactOf(slots) },
    },
  ]),
]);

const blockPeer = defineFlow('block-peer', { version: 1, interruptible: false, resumable: false }, [
  choose('sure', ['yes', 'no'], { args: nameOf }),
  act(
    'block',
    ({ slots }) => [
      { kind: 'mentoring.block', isAwaited: true, key: 'block', data: { ping: words(slots['ping']) } },
    ],
    { when: is('sure', 'yes') },
  ),
  say('kept', { when: is('sure', 'no') }),
]);

export const talkFlows = [writePeer, peerMessage, shareContact, blockPeer];
