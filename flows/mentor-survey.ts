/** After an introduction, on the days src/mentoring/surveys.ts names: did you meet, did it help, what changed? One tap each. */
import { act, ask, choose, type Context, defineFlow, has, is, say } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { needLabel, words } from './mentoring.ts';

const LONGEST_WORDS = 300;
const FIRST_DAY = 3;
const LAST_DAY = 90;

const isFirst = is('day', FIRST_DAY);
/** Asked as long as it is not known, and not after three months, when it would be late to ask. */
const asksMet = (slots: Slots) => slots['isMet'] !== true && slots['day'] !== LAST_DAY;
const asksUseful = (slots: Slots) => !isFirst(slots) && (!asksMet(slots) || slots['met'] === 'yes');
const isLost = (slots: Slots) => is('met', 'no')(slots) || is('useful', 'no')(slots);
/** What a mentor brought fades when it ends: then somebody else may take over. */
const asksNext = (slots: Slots) => isLost(slots) || (slots['day'] === LAST_DAY && has('useful')(slots));

const saved = (slot: 'met' | 'useful' | 'changed') =>
  act(
    `save-${slot}`,
    ({ slots }) => [
      {
        kind: 'mentoring.outcome',
        key: slot,
        data: { ping: words(slots['ping']), day: slots['day'] ?? 0, [slot]: words(slots[slot]) },
      },
    ],
    { when: has(slot) },
  );

const pingOf = ({ read, slots, person }: Context) => read.mentoring.ping(words(slots['ping']), person.id);
const names = async (context: Context) => {
  const ping = await pingOf(context);
  const when = isLost(context.slots) ? 'lost' : 'later';
  return { name: ping?.mentor.firstName ?? '', need: needLabel(context, ping?.need ?? ''), when };
};

export const mentorSurvey = defineFlow(
  'mentor-survey',
  { version: 1, triggers: ['mentor-survey'], expiresAfterHours: 24 * 10, resumable: false },
  [
    choose('met', ['yes', 'not-yet', 'no'], { when: asksMet, skippable: true, args: names }),
    saved('met'),
    choose('useful', ['much', 'little', 'no'], { when: asksUseful, skippable: true, args: names }),
    saved('useful'),
    ask('changed', text(LONGEST_WORDS), {
      when: (slots) => asksUseful(slots) && is('useful', 'much', 'little')(slots),
      skippable: true,
    }),
    saved('changed'),
    choose('next', ['other', 'keep'], {
      when: asksNext,
      skippable: true,
      args: names,
      means: { no: ['keep'] },
    }),
    act(
      'again',
      async (context) => [
        {
          kind: 'mentoring.reopen',
          isAwaited: true,
          key: 'again',
          data: { request: (await pingOf(context))?.request ?? '' },
        },
      ],
      { when: is('next', 'other') },
    ),
    say('thanks', { when: (slots) => !is('next', 'other')(slots) }),
  ],
);
