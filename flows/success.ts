/** A +1 that was done, told to one's club: only if the person wants it, exactly as they saw it. */
import { act, choose, type Context, defineFlow, is, say, type When } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { words } from './mentoring.ts';
import { nameSteps, signedAs } from './peer-parts.ts';
import { successText } from './space.ts';

const isTold: When = is('want', 'yes');
const isAsked: When = ({ clubs }) => Number(clubs ?? 0) > 0;

/** Slots in: `what` was done; `clubs`: how many of the person's clubs have a room; `club`, when it is only one. */
export const shareSuccess = defineFlow(
  'share-success',
  { version: 1, interruptible: false, resumable: false },
  [
    choose('want', ['no', 'yes'], { when: isAsked, skippable: true }),
    choose(
      'club',
      async ({ read, person }) =>
        (await read.clubs.clubsToTell(person.id)).map(({ id, name }) => ({ value: id, label: name })),
      { when: isTold },
    ),
    ...nameSteps(isTold),
    choose('send', ['yes', 'sign', 'no'], {
      when: isTold,
      args: async (context) => ({
        club: (await context.read.clubs.club(words(context.slots['club'])))?.name ?? '',
        preview: successText(context.say, words(context.slots['what']), await signedAs(context)),
      }),
      clears: (value) => (value === 'sign' ? ['sign', 'name'] : []),
    }),
    act('share', share, { when: is('send', 'yes') }),
    say('shared', { when: is('send', 'yes') }),
    say('kept', { when: is('send', 'no') }),
  ],
);

/** What `share-success` is given by whoever calls it. */
export async function successOf({ read, person, slots }: Context): Promise<Slots> {
  const clubs = await read.clubs.clubsToTell(person.id);
  return {
    what: slots['what'] ?? '',
    clubs: clubs.length,
    ...(clubs.length === 1 && clubs[0] && { club: clubs[0].id }),
  };
}

async function share(context: Context) {
  const { club = '', what = '' } = context.slots;
  const name = (await signedAs(context)) || null;
  return [{ kind: 'clubs.share-success', key: 'share', data: { club, what, name } }];
}
