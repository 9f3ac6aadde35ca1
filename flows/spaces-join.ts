/** A club's card, joining and leaving it, invitations. */
import { act, call, choose, type Context, defineFlow, is, say, show } from '#src/engine/flow.ts';
import type { CardPart, Slots } from '#src/engine/message.ts';
import { labelOf } from './meetup-parts.ts';
import { labelled, townName, words } from './mentoring.ts';

/** "club <id>", from a button or a link. Without an id: one's own club. */
const club = defineFlow(
  'club',
  { version: 1, commands: ['club', 'mon_club', 'my_club'], argument: 'club', resumable: false },
  [
    call('door', 'club-door', {
      give: async ({ slots, read, person }): Promise<Slots> => {
        const given = words(slots['club']);
        const own = given || (await read.clubs.membershipsOf(person.id))[0]?.id;
        const found = own ? await read.clubs.club(own) : undefined;
        return found ? { club: found.id } : { club: 'none' };
      },
    }),
  ],
);

const isFound = ({ club: id }: Slots): boolean => id !== undefined && id !== 'none';
const labels = labelled((value) => `club-door-what-${value}`);

const clubDoor = defineFlow('club-door', { version: 1, resumable: false }, [
  say('none', { when: is('club', 'none') }),
  show('card', clubCard, { when: isFound }),
  choose('what', whatOptions, {
    when: isFound,
    args: async (context) => ({ role: (await roleOf(context)) ?? 'none' }),
    means: { yes: ['join'], no: ['close'] },
  }),
  act('join', ({ slots }) => [change('join', slots)], { when: is('what', 'join') }),
  say('joined', { when: is('what', 'join'), args: clubArgs }),
  act('leave', ({ slots }) => [change('leave', slots)], { when: is('what', 'leave') }),
  say('left', { when: is('what', 'leave'), args: clubArgs }),
  call('meetup', 'meetup', {
    when: is('what', 'meetup'),
    give: async (context) => ({ meetup: (await nextOf(context))?.id ?? '' }),
  }),
  call('ask', 'ask-club', { when: is('what', 'ask') }),
  say('closed', { when: is('what', 'close') }),
]);

/** « /inviter » : a code that lets anybody join, for a month. */
const invite = defineFlow(
  'invite',
  { version: 1, commands: ['inviter', 'invite'], forOrganisers: true, resumable: false },
  [
    call('make', 'make-invitation', {
      give: async ({ read, person, newId }): Promise<Slots> => {
        const clubs = await read.clubs.clubsOf(person.id);
        if (clubs.length === 0) return { standing: 'no-club' };
        const only = clubs.length === 1 && clubs[0] ? { club: clubs[0].id } : {};
        return { standing: 'ready', code: newId(), ...only };
      },
    }),
  ],
);

const isReady = is('standing', 'ready');

const makeInvitation = defineFlow('make-invitation', { version: 1, forOrganisers: true, resumable: false }, [
  say('no-club', { when: is('standing', 'no-club') }),
  choose(
    'club',
    async ({ read, person }) =>
      (await read.clubs.clubsOf(person.id)).map(({ id, name }) => ({ value: id, label: name })),
    { when: isReady },
  ),
  act(
    'make',
    ({ slots: { club: id = '', code = '' } }) => [
      { kind: 'clubs.make-invitation', key: 'make', data: { club: id, code } },
    ],
    { when: isReady },
  ),
  say('code', {
    when: isReady,
    args: async (context) => ({ ...(await clubArgs(context)), code: words(context.slots['code']) }),
  }),
]);

/** "invitation <code>": joins at once; the code was the question. */
const useInvitation = defineFlow(
  'use-invitation',
  { version: 1, commands: ['invitation'], argument: 'code', resumable: false },
  [
    say('how', { when: ({ code }) => !code }),
    act(
      'use',
      ({ slots }) => [
        { kind: 'clubs.use-invitation', isAwaited: true, key: 'use', data: { code: slots['code'] ?? '' } },
      ],
      { when: ({ code }) => Boolean(code) },
    ),
  ],
);

const clubNews = defineFlow('club-news', { version: 1, triggers: ['club-news'] }, [
  say('joined', { when: is('news', 'joined'), args: clubArgs }),
  show('card', clubCard, { when: is('news', 'joined') }),
  say('expired', { when: is('news', 'expired') }),
]);

export const joinFlows = [club, clubDoor, invite, makeInvitation, useInvitation, clubNews];

const change = (what: 'join' | 'leave', slots: Slots) => ({
  kind: `clubs.${what}`,
  key: what,
  data: { club: slots['club'] ?? '' },
});

const clubOf = ({ read, slots }: Context) => read.clubs.club(words(slots['club']));
const roleOf = ({ read, slots, person }: Context) => read.clubs.roleIn(words(slots['club']), person.id);
const nextOf = async ({ read, slots, person, now }: Context) =>
  (await read.clubs.meetupsOf(words(slots['club']), person.id, now))[0];

async function clubArgs(context: Context) {
  return { club: (await clubOf(context))?.name ?? '' };
}

async function clubCard(context: Context): Promise<readonly CardPart[]> {
  const { say: tell } = context;
  const found = await clubOf(context);
  if (!found) return [];
  const next = await nextOf(context);
  return [
    {
      kind: 'card',
      title: found.name,
      lines: [
        { label: tell('club-card-town'), text: townName(context, found.place) },
        { label: tell('club-card-next'), text: next ? labelOf(context, next) : tell('club-card-no-next') },
      ],
    },
  ];
}

async function whatOptions(context: Context) {
  const role = await roleOf(context);
  const next = await nextOf(context);
  return labels(context, [
    ...(role ? [] : ['join']),
    ...(next ? ['meetup'] : []),
    ...(role ? ['ask'] : []),
    ...(role === 'member' ? ['leave'] : []),
    'close',
  ]);
}
