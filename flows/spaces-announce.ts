/** « /annonce » : an organiser writes to the whole club. */
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
import { labelled, words } from './mentoring.ts';
import { announcementText } from './space.ts';

const LONGEST = 1500;

const announce = defineFlow(
  'announce',
  { version: 1, commands: ['annonce', 'announce'], argument: 'text', forOrganisers: true },
  [
    call('write', 'write-announcement', {
      give: async ({ read, person, slots }): Promise<Slots> => {
        const clubs = await read.clubs.clubsOf(person.id);
        if (clubs.length === 0) return { standing: 'no-club' };
        const given = words(slots['text']);
        return {
          standing: 'ready',
          ...(clubs.length === 1 && clubs[0] && { club: clubs[0].id }),
          ...(given && given.length <= LONGEST && { text: given }),
        };
      },
    }),
  ],
);

const isReady: When = is('standing', 'ready');

const writeAnnouncement = defineFlow(
  'write-announcement',
  { version: 1, forOrganisers: true, interruptible: false },
  [
    say('no-club', { when: is('standing', 'no-club') }),
    choose(
      'club',
      async ({ read, person }) =>
        (await read.clubs.clubsOf(person.id)).map(({ id, name }) => ({ value: id, label: name })),
      { when: isReady },
    ),
    ask('text', text(LONGEST), { when: isReady, isMessage: true }),
    choose('send', sendOptions, {
      when: isReady,
      args: async (context) => ({
        spaces: await spacesOf(context),
        preview: announcementText(context.say, await clubName(context), words(context.slots['text'])),
      }),
      clears: (value) => (value === 'edit' ? ['text'] : []),
    }),
    act(
      'announce',
      ({ slots: { club = '', text: said = '', send = '' } }) => [
        { kind: 'clubs.announce', isAwaited: true, key: 'announce', data: { club, text: said, to: send } },
      ],
      { when: is('send', 'spaces', 'all') },
    ),
    say('dropped', { when: is('send', 'no') }),
  ],
);

const announceOutcome = defineFlow('announce-outcome', { version: 1, triggers: ['announce-outcome'] }, [
  say('sent', { when: is('state', 'sent'), args: outcomeArgs }),
  say('capped', { when: is('state', 'capped'), args: outcomeArgs }),
  say('refused', { when: is('state', 'refused') }),
]);

/** To a member, in private. */
const clubAnnouncement = defineFlow(
  'club-announcement',
  { version: 1, triggers: ['club-announcement'], delivery: 'once' },
  [
    say('text', {
      when: has('club'),
      args: async (context) => ({ club: await clubName(context), text: words(context.slots['text']) }),
    }),
  ],
);

export const announceFlows = [announce, writeAnnouncement, announceOutcome, clubAnnouncement];

const labels = labelled((value) => `write-announcement-send-${value}`);

/** A club without a room is written to one by one. */
async function sendOptions(context: Context) {
  const hasSpaces = (await spacesOf(context)) > 0;
  return labels(context, [...(hasSpaces ? ['spaces'] : []), 'all', 'edit', 'no']);
}

const spacesOf = ({ read, slots }: Context): Promise<number> => read.clubs.spacesOpen(words(slots['club']));

async function clubName({ read, slots }: Context): Promise<string> {
  return (await read.clubs.club(words(slots['club'])))?.name ?? '';
}

function outcomeArgs({ slots }: Context) {
  return { spaces: Number(slots['spaces'] ?? 0), count: Number(slots['count'] ?? 0) };
}
