/** An organiser binds the rooms of platforms to their club, sees them, gives them up. */
import {
  act,
  call,
  choose,
  type Context,
  defineFlow,
  has,
  is,
  say,
  show,
  type When,
} from '#src/engine/flow.ts';
import type { CardPart, Slots } from '#src/engine/message.ts';
import { words } from './mentoring.ts';

const CLOSE = 'close';
/** Where a thread is a room of its own, for good; elsewhere it is one conversation among many. */
const WITH_TOPICS = ['telegram'];
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  discord: 'Discord',
  slack: 'Slack',
  mattermost: 'Mattermost',
};

type Room = NonNullable<Parameters<Context['read']['clubs']['spaceAt']>[0]>;
type Space = NonNullable<Awaited<ReturnType<Context['read']['clubs']['spaceAt']>>>;

const platformName = (platform: string): string => PLATFORM_NAMES[platform] ?? platform;

/** The shared room that the command was written in. */
function roomOf({ from }: Context): Room | undefined {
  if (!from || from.isPrivate) return undefined;
  const { platform, room, thread } = from;
  return { platform, room, ...(thread && WITH_TOPICS.includes(platform) && { thread }) };
}

/** « /lier_club » in a group or channel. */
const bindSpace = defineFlow(
  'bind-space',
  { version: 1, commands: ['lier_club', 'bind_club'], forOrganisers: true, resumable: false },
  [
    call('room', 'bind-room', {
      give: async (context): Promise<Slots> => {
        const { read, person } = context;
        const room = roomOf(context);
        if (!room) return { standing: 'private' };
        const space = await read.clubs.spaceAt(room);
        const clubs = await read.clubs.clubsOf(person.id);
        if (clubs.length === 0) return { standing: 'no-club' };
        if (space?.isReachable) {
          const isOwn = clubs.some(({ id }) => id === space.clubId);
          return isOwn ? { standing: 'already', bound: space.club } : { standing: 'taken' };
        }
        const only = clubs.length === 1 && clubs[0] ? { club: clubs[0].id } : {};
        return { standing: 'ready', ...room, ...only };
      },
    }),
  ],
);

const isReady = is('standing', 'ready');

const bindRoom = defineFlow(
  'bind-room',
  { version: 1, forOrganisers: true, interruptible: false, resumable: false },
  [
    say('private', { when: is('standing', 'private') }),
    say('no-club', { when: is('standing', 'no-club') }),
    say('already', {
      when: is('standing', 'already'),
      args: ({ slots }) => ({ club: words(slots['bound']) }),
    }),
    say('taken', { when: is('standing', 'taken') }),
    choose('club', clubOptions, { when: isReady }),
    choose('sure', ['yes', 'no'], { when: isReady, args: clubName }),
    act(
      'bind',
      ({ slots: { club = '', platform = '', room = '', thread = '' }, person }) => [
        {
          kind: 'clubs.bind',
          isAwaited: true,
          key: 'bind',
          data: { club, platform, room, thread, locale: person.locale },
        },
      ],
      { when: is('sure', 'yes') },
    ),
    say('left', { when: is('sure', 'no') }),
  ],
);

/** « /delier_club » in the room itself. */
const unbindSpace = defineFlow(
  'unbind-space',
  { version: 1, commands: ['delier_club', 'unbind_club'], forOrganisers: true, resumable: false },
  [
    call('room', 'unbind-room', {
      give: async (context): Promise<Slots> => {
        const room = roomOf(context);
        if (!room) return { standing: 'private' };
        const space = await context.read.clubs.spaceAt(room);
        const own = space && (await context.read.clubs.spacesOf(context.person.id));
        const isOwn = own?.some(({ id }) => id === space?.id);
        return space && isOwn
          ? { standing: 'bound', space: space.id, bound: space.club }
          : { standing: 'unbound' };
      },
    }),
  ],
);

const unbindRoom = defineFlow(
  'unbind-room',
  { version: 1, forOrganisers: true, interruptible: false, resumable: false },
  [
    call('list', 'my-spaces', { when: is('standing', 'private') }),
    say('unbound', { when: is('standing', 'unbound') }),
    choose('sure', ['yes', 'no'], {
      when: is('standing', 'bound'),
      args: ({ slots }) => ({ club: words(slots['bound']) }),
    }),
    act('unbind', unbinding, { when: is('sure', 'yes') }),
    say('kept', { when: is('sure', 'no') }),
  ],
);

const hasChosen: When = (slots) => has('space')(slots) && !is('space', CLOSE)(slots);

/** « /espaces » : the rooms of one's clubs, and whether they can be reached. */
const mySpaces = defineFlow(
  'my-spaces',
  {
    version: 1,
    commands: ['espaces', 'spaces'],
    forOrganisers: true,
    interruptible: false,
    resumable: false,
  },
  [
    choose('space', spaceOptions, {
      args: async ({ read, person }) => ({ count: (await read.clubs.spacesOf(person.id)).length }),
    }),
    show('card', spaceCard, { when: hasChosen }),
    choose('what', ['keep', 'remove'], { when: hasChosen, means: { no: ['keep'] } }),
    act('unbind', unbinding, { when: is('what', 'remove') }),
    say('closed', { when: (slots) => is('space', CLOSE)(slots) || is('what', 'keep')(slots) }),
  ],
);

const news = (...kinds: readonly string[]): When => is('news', ...kinds);

/** What became of it. */
const spaceNews = defineFlow('space-news', { version: 1, triggers: ['space-news'] }, [
  say('bound', { when: news('bound'), args: clubName }),
  say('already', { when: news('already'), args: clubName }),
  say('taken', { when: news('taken') }),
  say('refused', { when: news('refused') }),
  say('unbound', { when: news('unbound'), args: newsArgs }),
  say('gone', { when: news('gone') }),
  say('lost', { when: news('lost'), args: newsArgs }),
]);

export const spacesFlows = [bindSpace, bindRoom, unbindSpace, unbindRoom, mySpaces, spaceNews];

function unbinding({ slots }: Context) {
  return [{ kind: 'clubs.unbind', isAwaited: true, key: 'unbind', data: { space: slots['space'] ?? '' } }];
}

async function clubOptions({ read, person }: Context) {
  const clubs = await read.clubs.clubsOf(person.id);
  return clubs.map(({ id, name }) => ({ value: id, label: name }));
}

async function clubName({ read, slots }: Context) {
  return { club: (await read.clubs.club(words(slots['club'])))?.name ?? '' };
}

async function newsArgs(context: Context) {
  return { ...(await clubName(context)), platform: platformName(words(context.slots['platform'])) };
}

async function spaceOptions({ read, person, say: tell, format }: Context) {
  const spaces = await read.clubs.spacesOf(person.id);
  return [
    ...spaces.map((space) => ({
      value: space.id,
      label: tell('my-spaces-label', { ...placeArgs(space), day: format.date(dayOf(space)) }),
    })),
    { value: CLOSE, label: tell('my-spaces-space-close') },
  ];
}

async function spaceCard(context: Context): Promise<readonly CardPart[]> {
  const { read, person, slots, say: tell, format } = context;
  const space = (await read.clubs.spacesOf(person.id)).find(({ id }) => id === slots['space']);
  if (!space) return [];
  return [
    {
      kind: 'card',
      title: tell('my-spaces-title', placeArgs(space)),
      lines: [
        { label: tell('my-spaces-club'), text: space.club },
        { label: tell('my-spaces-since'), text: format.date(dayOf(space)) },
        {
          label: tell('my-spaces-state'),
          text: tell(space.isReachable ? 'my-spaces-reachable' : 'my-spaces-unreachable'),
        },
      ],
    },
  ];
}

/** The platform does not tell us what its rooms are called: the end of its number tells two apart. */
const placeArgs = ({ platform, room, thread }: Space) => ({
  platform: platformName(platform),
  room: (thread || room).slice(-4),
  kind: thread ? 'topic' : 'room',
});

const dayOf = ({ boundAt }: Space): string => boundAt.toISOString().slice(0, 10);
