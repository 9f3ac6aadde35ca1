import { act, ask, call, choose, type Context, defineFlow, is, say } from '#src/engine/flow.ts';
import { text } from '#src/engine/parsers/text.ts';
import { argsOf, closed } from './meetup-parts.ts';

const LONGEST_CODE = 40;

/** « organisateur CODE » : the printed code makes the first organiser; later, the way to one's club. */
const organiser = defineFlow('organiser', { version: 1, commands: ['organisateur', 'organiser'] }, [
  call('door', 'organiser-door', {
    give: async ({ slots, read, person }): Promise<Context['slots']> => {
      if (!person.isOrganiser)
        return { standing: 'visitor', ...(slots['argument'] && { code: slots['argument'] }) };
      const club = await read.clubs.clubOf(person.id);
      return club ? { standing: 'ready', club: club.name } : { standing: 'no-club' };
    },
  }),
]);

const isVisitor = is('standing', 'visitor');

const organiserDoor = defineFlow('organiser-door', { version: 4, interruptible: false }, [
  ask('code', text(LONGEST_CODE), { when: isVisitor }),
  act(
    'redeem',
    ({ slots }) => [
      { kind: 'clubs.redeem-code', isAwaited: true, key: 'redeem', data: { code: slots['code'] ?? '' } },
    ],
    {
      when: isVisitor,
    },
  ),
  say('no-club', { when: is('standing', 'no-club') }),
  call('found', 'create-club', { when: is('standing', 'no-club') }),
  choose('next', ['create', 'manage', 'announce', 'spaces', 'invite', 'coverage', 'vouch', 'close'], {
    when: is('standing', 'ready'),
    args: ({ slots }) => ({ club: String(slots['club'] ?? '') }),
  }),
  closed(is('next', 'close')),
  call('create', 'create-meetup', { when: is('next', 'create') }),
  call('manage', 'manage-meetups', { when: is('next', 'manage') }),
  call('announce', 'announce', { when: is('next', 'announce') }),
  call('spaces', 'my-spaces', { when: is('next', 'spaces') }),
  call('invite', 'invite', { when: is('next', 'invite') }),
  call('coverage', 'coverage', { when: is('next', 'coverage') }),
  call('vouch', 'vouch', { when: is('next', 'vouch') }),
]);

/** What the code was worth. */
const organiserCode = defineFlow('organiser-code', { version: 1, triggers: ['organiser-code'] }, [
  say('right', { when: is('state', 'right') }),
  say('wrong', { when: is('state', 'wrong') }),
  say('too-many', { when: is('state', 'too-many') }),
  say('none', { when: is('state', 'none') }),
  call('again', 'organiser-door', { when: is('state', 'wrong'), give: () => ({ standing: 'visitor' }) }),
  call('found', 'create-club', { when: is('state', 'right') }),
]);

/** What became of an organiser's order. */
const organiserNews = defineFlow('organiser-news', { version: 1, triggers: ['organiser-news'] }, [
  say('club', {
    when: is('news', 'club'),
    args: async ({ read, person }) => ({ club: (await read.clubs.clubOf(person.id))?.name ?? '' }),
  }),
  say('created', { when: is('news', 'created'), args: newsArgs }),
  say('moved', { when: is('news', 'moved'), args: newsArgs }),
  say('cancelled', { when: is('news', 'cancelled'), args: newsArgs }),
  say('past', { when: is('news', 'past') }),
  say('gone', { when: is('news', 'gone') }),
  say('no-club', { when: is('news', 'no-club') }),
  choose('next', ['create', 'later'], {
    when: is('news', 'club'),
    means: { yes: ['create'], no: ['later'] },
  }),
  say('later', { when: is('next', 'later') }),
  call('create', 'create-meetup', { when: is('next', 'create') }),
]);

export const organiserFlows = [organiser, organiserDoor, organiserCode, organiserNews];

async function newsArgs(context: Context) {
  const { announced, count, spaces } = context.slots;
  return {
    ...(await argsOf(context)),
    announced: String(announced ?? ''),
    count: Number(count ?? 0),
    spaces: Number(spaces ?? 0),
  };
}
