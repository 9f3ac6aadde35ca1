/** The asker's own requests: where each stands, another message, taking one back, opening one again. */
import { act, ask, call, choose, type Context, defineFlow, has, is, say } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { ownWords } from './ask-mentor.ts';
import { labelled, needLabel, words } from './mentoring.ts';

const CLOSE = 'close';
const NEW = 'new';
const isRequest = (slots: Slots) => has('which')(slots) && !is('which', CLOSE, NEW)(slots);
const whichLabels = labelled((value) => `my-requests-which-${value}`);
const sureLabels = labelled((value) => `my-requests-sure-${value}`);

/** What can be done with a request where it stands. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  open: ['yes', 'edit', 'widen', 'no'],
  pinged: ['yes', 'edit', 'no'],
  nobody: ['yes', 'edit', 'widen', 'no'],
  accepted: ['yes', 'no'],
  introduced: ['yes', 'no'],
  withdrawn: ['again', 'no'],
  closed: ['again', 'no'],
  done: ['again', 'no'],
};

const asked =
  (kind: string, more: (slots: Slots) => Slots = () => ({})) =>
  ({ slots }: Context) => [
    { kind, isAwaited: true, key: kind, data: { request: words(slots['which']), ...more(slots) } },
  ];

export const myRequests = defineFlow(
  'my-requests',
  { version: 3, commands: ['demandes', 'mes demandes', 'my requests'] },
  [
    choose(
      'which',
      async (context) => [
        ...(await requestsOf(context)).map(({ id, label }) => ({ value: id, label })),
        ...whichLabels(context, [NEW, CLOSE]),
      ],
      {
        args: async (context) => ({
          count: (await context.read.mentoring.requests(context.person.id)).length,
        }),
      },
    ),
    choose(
      'sure',
      async (context) => {
        const { status, isWide } = await chosenRequest(context);
        const ways = WAYS[status] ?? ['no'];
        return sureLabels(
          context,
          ways.filter((way) => way !== 'widen' || isWide === 'no'),
        );
      },
      { when: isRequest, args: chosenRequest, means: { yes: ['yes', 'again'], no: ['no'] } },
    ),
    act('withdraw', asked('mentoring.withdraw'), { when: is('sure', 'yes') }),
    call('edit', 'edit-request', {
      when: is('sure', 'edit'),
      give: ({ slots }) => ({ which: slots['which'] ?? '' }),
    }),
    act('widened', asked('mentoring.widen'), { when: is('sure', 'widen') }),
    act('reopened', asked('mentoring.reopen'), { when: is('sure', 'again') }),
    say('noted', { when: is('sure', 'yes') }),
    say('closed', { when: (slots) => is('which', CLOSE)(slots) || is('sure', 'no')(slots) }),
    call('ask', 'ask-mentor', { when: is('which', NEW) }),
  ],
);

/** A flow of its own: whatever is written here is for the mentor, no question for the catalogue. */
export const editRequest = defineFlow('edit-request', { version: 1, interruptible: false }, [
  ask('message', ownWords, { isMessage: true }),
  act(
    'edited',
    asked('mentoring.edit', (slots) => ({ message: words(slots['message']) })),
  ),
]);

async function requestsOf(context: Context) {
  const { read, person, now } = context;
  const [open, past] = await Promise.all([
    read.mentoring.requests(person.id),
    read.mentoring.pastRequests(person.id, now),
  ]);
  return [...open, ...past].map(({ id, need, status, mentor, promisedBy, acceptsCompetitors }) => ({
    id,
    isWide: acceptsCompetitors ? 'yes' : 'no',
    status,
    need: needLabel(context, need),
    mentor: mentor ?? '',
    by: context.format.moment(promisedBy),
    label: `${needLabel(context, need)} : ${context.say(`my-requests-status-${status}`)}`,
  }));
}

async function chosenRequest(context: Context) {
  const found = (await requestsOf(context)).find(({ id }) => id === context.slots['which']);
  return {
    need: found?.need ?? '',
    status: found?.status ?? 'gone',
    mentor: found?.mentor ?? '',
    by: found?.by ?? '',
    isWide: found?.isWide ?? 'yes',
  };
}
