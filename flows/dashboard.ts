/** What matters now, on one page: the next step, the next meetup, the open requests. Shown where a platform has such a page. */
import { type Context, defineFlow, linkOption, show } from '#src/engine/flow.ts';
import type { CardPart, Part } from '#src/engine/message.ts';
import { needLabel } from './mentoring.ts';

/** Ways on, as commands; their labels are those of the menu. */
const WAYS = [
  ['help', 'aides'],
  ['mentor', 'mentor'],
  ['meetups', 'rencontres'],
  ['plus-one', 'plusun'],
] as const;

export const dashboard = defineFlow(
  'dashboard',
  { version: 1, commands: ['tableau', 'dashboard'], resumable: false },
  [show('all', all)],
);

async function all(context: Context): Promise<readonly Part[]> {
  const { say } = context;
  const cards = await Promise.all([nextStep(context), nextMeetup(context), openRequests(context)]);
  return [
    { kind: 'text', text: say('dashboard-hello') },
    ...cards,
    {
      kind: 'choice',
      options: WAYS.map(([label, command]) => linkOption(command, '', say(`home-go-${label}`))),
    },
  ];
}

async function nextStep({ person, read, format, say }: Context): Promise<CardPart> {
  const [next] = await read.people.openSteps(person.id);
  const lines = next
    ? [{ text: next.what }, { label: say('dashboard-step-for'), text: format.day(next.dueOn) }]
    : [{ text: say('dashboard-step-none') }];
  return { kind: 'card', title: say('dashboard-step'), lines };
}

async function nextMeetup({ person, read, format, say, now }: Context): Promise<CardPart> {
  const [next] = await read.clubs.mine(person.id, now);
  const town = next && read.places.byCode(next.place)?.name;
  const lines = next
    ? [
        { text: next.title },
        { label: say('meetup-card-when'), text: format.moment(next.startsAt, next.zone) },
        { label: say('meetup-card-where'), text: [next.venue, town].filter(Boolean).join(', ') },
      ]
    : [{ text: say('dashboard-meetup-none') }];
  return { kind: 'card', title: say('dashboard-meetup'), lines };
}

async function openRequests(context: Context): Promise<CardPart> {
  const { person, read, say } = context;
  const requests = await read.mentoring.requests(person.id);
  const lines = requests.map(({ need, status }) => ({
    label: needLabel(context, need),
    text: say(`my-requests-status-${status}`),
  }));
  return {
    kind: 'card',
    title: say('dashboard-requests'),
    lines: lines.length > 0 ? lines : [{ text: say('dashboard-requests-none') }],
  };
}
