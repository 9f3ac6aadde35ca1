import { act, choose, type Context, defineFlow, has, is, say, show } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { contactOf, contactSteps, labelled, needLabel, townName, whyWords, words } from './mentoring.ts';

const pingOf = ({ read, slots, person }: Context) => read.mentoring.ping(words(slots['ping']), person.id);
const answers = labelled((value) => `ping-answer-${value}`);
const isAccepted = is('answer', 'accept');
const isDeclined = is('answer', 'decline');
const wantsPause = (slots: Slots) => has('pause')(slots) && slots['pause'] !== 'no';

/** A mentor is asked about one request. Facts are read when they are said: an old button meets the state of today. */
export const ping = defineFlow(
  'ping',
  {
    version: 2,
    triggers: ['ping'],
    delivery: 'once',
    interruptible: false,
    isOver: async (context) => !has('answer')(context.slots) && (await pingOf(context))?.status !== 'open',
  },
  [
    show('card', async (context) => {
      const asked = await pingOf(context);
      if (!asked) return [{ kind: 'text', text: context.say('ping-gone') }];
      const { say: tell, format } = context;
      const town = townName(context, asked.asker.place);
      const need = needLabel(context, asked.need);
      const { firstName } = asked.asker;
      return [
        {
          kind: 'card',
          title: tell('ping-title', { name: firstName, need }),
          lines: [
            ...(town ? [{ label: tell('ping-town'), text: town }] : []),
            ...(asked.kind === 'mentor'
              ? []
              : [{ label: tell('mentoring-kind'), text: tell(`mentoring-kind-${asked.kind}`) }]),
            { label: tell('ping-message'), text: asked.message },
            { label: tell('ping-why'), text: whyWords(context, asked.why, 'mentor') },
            { label: tell('ping-by'), text: format.moment(asked.expiresAt) },
          ],
          note: tell('mentoring-safety'),
        },
      ];
    }),
    choose(
      'answer',
      async (context) =>
        answers(context, (await pingOf(context))?.status === 'open' ? ['accept', 'decline'] : ['close']),
      {
        args: async (context) => {
          const asked = await pingOf(context);
          return { state: asked?.status === 'open' ? 'open' : 'gone', name: asked?.asker.firstName ?? '' };
        },
        means: { yes: ['accept'], no: ['decline'] },
      },
    ),
    ...contactSteps(isAccepted, async (context) => ({
      name: (await pingOf(context))?.asker.firstName ?? '',
    })),
    act(
      'accept',
      ({ slots }) => [
        {
          kind: 'mentoring.accept',
          isAwaited: true,
          key: 'accept',
          data: { ping: words(slots['ping']), contact: contactOf(slots) },
        },
      ],
      { when: isAccepted },
    ),
    choose('reason', ['no-time', 'field', 'competitor', 'found', 'other'], { when: isDeclined }),
    act(
      'decline',
      ({ slots }) => [
        {
          kind: 'mentoring.decline',
          isAwaited: true,
          key: 'decline',
          data: { ping: words(slots['ping']), reason: words(slots['reason']) },
        },
      ],
      { when: isDeclined },
    ),
    // No time is a week's break by itself; nothing more need be answered.
    choose('pause', ['no', 'one-month', 'three-months'], { when: is('reason', 'no-time') }),
    act(
      'paused',
      ({ slots }) => [{ kind: 'mentoring.pause', key: 'pause', data: { length: words(slots['pause']) } }],
      {
        when: wantsPause,
      },
    ),
    say('noted', { when: is('answer', 'accept', 'decline') }),
    say('closed', { when: is('answer', 'close') }),
  ],
);
