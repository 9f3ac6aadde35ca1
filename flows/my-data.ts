import { act, call, choose, type Context, defineFlow, is, say, show } from '#src/engine/flow.ts';
import type { Part } from '#src/engine/message.ts';
import { factInWords } from './fact-words.ts';

const ANSWERED_WITHIN_HOURS = 2;

/** What is kept, why, until when; then take it away, correct it, take consent back, or erase. */
export const myData = defineFlow(
  'my-data',
  { version: 1, commands: ['mesdonnees', 'mes données', 'privacy', 'my data'], resumable: false },
  [
    show('kept', kept),
    choose('what', whatOptions),
    show('file', file, { when: is('what', 'export') }),
    call('change', 'my-answers', { when: is('what', 'change') }),
    act('withdraw', () => [{ kind: 'people.profile.forget', key: 'withdraw', data: {} }], {
      when: is('what', 'withdraw'),
    }),
    say('withdrawn', { when: is('what', 'withdraw') }),
    call('erase', 'erase-me', { when: is('what', 'erase') }),
    say('closed', { when: is('what', 'done') }),
  ],
);

/** Erasure: what it means, one confirmation, then at once. */
export const eraseMe = defineFlow(
  'erase-me',
  {
    version: 1,
    commands: ['supprimer', 'effacer mes données', 'delete', 'erase'],
    resumable: false,
    expiresAfterHours: ANSWERED_WITHIN_HOURS,
  },
  [
    choose('sure', ['yes', 'no']),
    act('erase', () => [{ kind: 'people.erase', key: 'erase', data: {} }], { when: is('sure', 'yes') }),
    say('gone', { when: is('sure', 'yes') }),
    say('stays', { when: is('sure', 'no') }),
  ],
);

async function kept(context: Context): Promise<readonly Part[]> {
  const { person, read, say: words, format, now } = context;
  const { profile, openSteps, closedSteps, accounts, isMentor, requests, clubs, meetups, hasWish } =
    await read.people.kept(person.id);
  const consent = profile && {
    answers: answersInWords(profile, context),
    day: format.moment(profile.consentedAt),
    channel: profile.consentChannel,
  };
  const plan = await read.companion.plan(person.id);
  const checkUps = await read.companion.checkUps(person.id);
  const circle = await read.circles.standing(person.id, now);
  const line = (what: string, args?: Record<string, string | number>) => ({
    label: words(`my-data-${what}`),
    text: words(`my-data-${what}-is`, args),
  });
  return [
    {
      kind: 'card',
      title: words('my-data-title'),
      lines: [
        consent
          ? line('answers', consent)
          : { label: words('my-data-answers'), text: words('my-data-answers-none') },
        line('steps', { open: openSteps.length, closed: closedSteps }),
        ...(isMentor || requests > 0
          ? [line('mentoring', { requests, mentor: isMentor ? 'yes' : 'no' })]
          : []),
        ...(clubs > 0 || meetups > 0 || hasWish
          ? [line('meetups', { clubs, meetups, wish: hasWish ? 'yes' : 'no' })]
          : []),
        ...(circle ? [line('circle', { name: circle.firstName })] : []),
        ...(plan || checkUps.length > 0
          ? [line('companion', { plan: plan ? 'yes' : 'no', checkups: checkUps.length })]
          : []),
        line('talk', {
          accounts: accounts.map((platform) => words('link-platform', { platform })).join(', '),
        }),
      ],
      note: words('my-data-note'),
    },
  ];
}

type Profile = NonNullable<Awaited<ReturnType<Context['read']['people']['profile']>>>;

function answersInWords({ activity, stage, place, needs, facts = {} }: Profile, context: Context): string {
  const { read, say: words } = context;
  const answers = [
    activity,
    stage && words(`about-me-stage-${stage}`),
    place && read.places.byCode(place)?.name,
    ...needs.map((need) => words(`about-me-needs-${need}`)),
    ...Object.entries(facts).map(([fact, value]) => factInWords(context, fact, value)),
  ];
  return answers.filter(Boolean).join(', ');
}

async function whatOptions({ person, read, say: words }: Context) {
  const profile = await read.people.profile(person.id);
  const values = ['export', 'change', ...(profile ? ['withdraw'] : []), 'erase', 'done'];
  return values.map((value) => ({ value, label: words(`my-data-what-${value}`) }));
}

async function file({ person, read, say: words }: Context): Promise<readonly Part[]> {
  const everything = await read.people.export(person.id);
  return [
    { kind: 'text', text: words('my-data-file') },
    {
      kind: 'file',
      name: 'plusun.json',
      mediaType: 'application/json',
      content: JSON.stringify(everything, null, 2),
      label: words('my-data-file-label'),
    },
  ];
}
