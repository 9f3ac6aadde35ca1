import { act, ask, call, choose, type Context, defineFlow, has, is, say, show } from '#src/engine/flow.ts';
import { text } from '#src/engine/parsers/text.ts';
import { contactOf, contactSteps, labelled, needLabel, townName, whyWords, words } from './mentoring.ts';
import { LONGEST_RELAYED, relayed } from './talk.ts';

const pingOf = ({ read, slots, person }: Context) => read.mentoring.ping(words(slots['ping']), person.id);
const shareLabels = labelled((value) => `introduction-share-${value}`);
const isOpen = async (context: Context) => (await pingOf(context))?.requestStatus === 'accepted';

/** A mentor said yes: the asker decides whether the two are introduced. */
export const introduction = defineFlow(
  'introduction',
  {
    version: 2,
    triggers: ['introduction'],
    delivery: 'once',
    interruptible: false,
    isOver: async (context) => !has('share')(context.slots) && !(await isOpen(context)),
  },
  [
    show('card', async (context) => {
      const found = await pingOf(context);
      if (!found) return [{ kind: 'text', text: context.say('introduction-gone') }];
      const { firstName, trade, place, price, guarantor } = found.mentor;
      const town = townName(context, place);
      const need = needLabel(context, found.need);
      return [
        {
          kind: 'card',
          title: context.say('introduction-title', { name: firstName }),
          lines: [
            { label: context.say('introduction-need'), text: need },
            ...(found.kind === 'mentor'
              ? []
              : [
                  { label: context.say('mentoring-kind'), text: context.say(`mentoring-kind-${found.kind}`) },
                ]),
            ...(price ? [{ label: context.say('mentoring-price'), text: price }] : []),
            ...(trade ? [{ label: context.say('introduction-trade'), text: trade }] : []),
            ...(town ? [{ label: context.say('introduction-town'), text: town }] : []),
            { label: context.say('introduction-why'), text: whyWords(context, found.why, 'asker') },
            {
              label: context.say('introduction-mentor'),
              text: guarantor
                ? context.say('introduction-vouched', { club: guarantor })
                : context.say('introduction-self-declared'),
            },
          ],
          note: context.say('mentoring-safety'),
        },
      ];
    }),
    choose(
      'share',
      async (context) =>
        shareLabels(context, (await isOpen(context)) ? ['agree', 'write', 'other', 'stop'] : ['close']),
      {
        args: async (context) => ({
          state: (await isOpen(context)) ? 'open' : 'gone',
          name: (await pingOf(context))?.mentor.firstName ?? '',
        }),
        means: { yes: ['agree'] },
      },
    ),
    ...contactSteps(is('share', 'agree'), async (context) => ({
      name: (await pingOf(context))?.mentor.firstName ?? '',
    })),
    act(
      'shared',
      ({ slots }) => [
        {
          kind: 'mentoring.share',
          isAwaited: true,
          key: 'share',
          data: { ping: words(slots['ping']), contact: contactOf(slots) },
        },
      ],
      { when: is('share', 'agree') },
    ),
    act(
      'refused',
      ({ slots }) => [
        {
          kind: 'mentoring.refuse',
          key: 'refuse',
          data: { ping: words(slots['ping']), next: words(slots['share']) },
        },
      ],
      { when: is('share', 'other', 'stop') },
    ),
    // Whoever hesitates may write first; the agreement is given from there (talk.ts).
    ask('message', text(LONGEST_RELAYED), { when: is('share', 'write'), isMessage: true }),
    act('relay', relayed, { when: is('share', 'write') }),
    say('later', { when: is('share', 'write') }),
    say('noted', { when: is('share', 'other', 'stop') }),
    say('closed', { when: is('share', 'close') }),
  ],
);

/** Both agreed: each gets the other's card, once. The asker may keep a small step of it. */
export const introduced = defineFlow(
  'introduced',
  { version: 1, triggers: ['introduced'], delivery: 'once' },
  [
    show('card', async (context) => {
      const { slots, say: tell } = context;
      const all = await context.read.mentoring.introductions(context.person.id);
      const found = all.find((one) => one.ping === slots['ping']);
      if (!found) return [{ kind: 'text', text: tell('introduced-gone') }];
      const need = needLabel(context, found.need);
      const name = found.firstName;
      return [
        {
          kind: 'card',
          title: tell('introduced-title', { name }),
          lines: [
            { label: tell('introduced-need'), text: need },
            {
              label: tell('introduced-contact'),
              text: found.contact === 'here' ? tell('introduced-contact-here') : found.contact,
            },
            {
              label: tell('introduced-first-words'),
              text: tell(`introduced-first-words-${words(slots['role'])}`, { name, need }),
            },
          ],
          note: tell('mentoring-safety'),
        },
      ];
    }),
    choose('plan', ['yes', 'no'], { when: is('role', 'asker') }),
    say('left', { when: is('plan', 'no') }),
    call('plus-one', 'plus-one', {
      when: is('plan', 'yes'),
      give: async (context) => ({
        what: context.say('introduced-suggestion', {
          name: (await pingOf(context))?.mentor.firstName ?? '',
        }),
      }),
    }),
  ],
);
