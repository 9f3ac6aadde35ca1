/** How somebody signs what their club will read: with the name a platform shows, another one, or none. */
import { ask, choose, type Context, is, type Step, type When } from '#src/engine/flow.ts';
import { text } from '#src/engine/parsers/text.ts';
import { labelled, words } from './mentoring.ts';

const LONGEST_NAME = 40;

/** Steps `sign` and `name`; the options are the same everywhere. */
export const nameSteps = (when: When): readonly Step[] => [
  choose('sign', signOptions, { when }),
  ask('name', text(LONGEST_NAME), { when: (slots) => when(slots) && is('sign', 'other')(slots) }),
];

const labels = labelled((value) => `peer-sign-${value}`);

async function signOptions(context: Context) {
  const known = await context.read.clubs.nameOf(context.person.id);
  const own = known ? [{ value: 'own', label: context.say('peer-sign-own', { name: known }) }] : [];
  return [...own, ...labels(context, ['other', 'unsigned'])];
}

/** The name it is signed with; "" when it is not. */
export async function signedAs({ slots, read, person }: Context): Promise<string> {
  if (slots['sign'] === 'own') return (await read.clubs.nameOf(person.id)) ?? '';
  return slots['sign'] === 'other' ? words(slots['name']) : '';
}
