/** A club's organiser answers for mentors of the club; what they press here is the only way to the badge. */
import { act, choose, type Context, defineFlow, has, is, say } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { words } from './mentoring.ts';

const CLOSE = 'close';
const isMentor = (slots: Slots) => has('who')(slots) && !is('who', CLOSE)(slots);
const mentorsOf = ({ read, person }: Context) => read.mentoring.vouchable(person.id);

async function chosen(context: Context) {
  const found = (await mentorsOf(context)).find(({ mentor }) => mentor === context.slots['who']);
  return {
    name: found?.firstName ?? '',
    club: found?.clubName ?? '',
    state: found ? (found.isVouched ? 'vouched' : 'declared') : 'gone',
  };
}

export const vouch = defineFlow(
  'vouch',
  {
    version: 1,
    commands: ['garant', 'se porter garant', 'vouch', 'vouch for a mentor'],
    forOrganisers: true,
  },
  [
    choose(
      'who',
      async (context) => [
        ...(await mentorsOf(context)).map(({ mentor, firstName, trade, isVouched }) => ({
          value: mentor,
          label: [
            [firstName, trade].filter(Boolean).join(', '),
            ...(isVouched ? [`(${context.say('vouch-who-vouched')})`] : []),
          ].join(' '),
        })),
        { value: CLOSE, label: context.say('vouch-who-close') },
      ],
      { args: async (context) => ({ count: (await mentorsOf(context)).length }) },
    ),
    choose('sure', ['yes', 'no'], { when: isMentor, args: chosen }),
    act(
      'vouch',
      async (context) => [
        {
          kind: 'mentoring.vouch',
          key: 'vouch',
          data: {
            mentor: words(context.slots['who']),
            isVouched: (await chosen(context)).state === 'declared',
          },
        },
      ],
      { when: is('sure', 'yes') },
    ),
    say('noted', { when: is('sure', 'yes'), args: chosen }),
    say('closed', { when: (slots) => is('who', CLOSE)(slots) || is('sure', 'no')(slots) }),
  ],
);
