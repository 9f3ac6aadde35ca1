import { type Context, defineFlow, is, say, show, type TextArgs } from '#src/engine/flow.ts';
import type { Part } from '#src/engine/message.ts';
import { needLabel, townName, words } from './mentoring.ts';

/** What mentoring has to say when something changed elsewhere; the trigger's `news` names the sentence. */
const NEWS = [
  'opened',
  'reopened',
  'full',
  'asked',
  'asked-too',
  'asked-later',
  'next',
  'still',
  'nobody',
  'gave-up',
  'edited',
  'widened',
  'withdrawn',
  'lapsed',
  'accepted',
  'taken',
  'expired',
  'declined',
  'request-gone',
  'freed',
  'other-words',
  'paused',
  'rested',
  'resumed',
  'returned',
  'stopped',
  'vouched',
  'unvouched',
  'too-late',
  'ended',
  'peer-left',
  'agreed',
  'awaited',
  'unshared',
  'blocked',
  'relay-first',
  'relayed',
  'relay-closed',
] as const;

export const mentorNews = defineFlow('mentor-news', { version: 5, triggers: ['mentor-news'] }, [
  ...NEWS.map((news) => say(news, { when: is('news', news), args })),
  show('alternatives', alternatives, { when: is('news', 'nobody') }),
]);

function args(context: Context): TextArgs {
  const { slots, format } = context;
  const moment = (slot: string) => (words(slots[slot]) ? format.moment(words(slots[slot])) : '');
  const about = [
    words(slots['trade']) || needLabel(context, words(slots['skill'])),
    townName(context, slots['place']),
  ];
  return {
    name: words(slots['firstName']),
    about: about.filter(Boolean).join(', '),
    cause: words(slots['cause']),
    other: words(slots['other']),
    club: words(slots['club']),
    message: words(slots['message']),
    need: needLabel(context, words(slots['need'])),
    by: moment('by'),
    at: moment('at'),
    until: moment('until'),
  };
}

const MOST_ALTERNATIVES = 2;

/** Nobody fits yet: people whose trade it is to help with this need, free ones first. */
function alternatives(context: Context): readonly Part[] {
  const { slots, person, now, read, say: tell } = context;
  const need = read.mentoring.needs.find((known) => known === slots['need']);
  if (!need) return [];
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: person.zone }).format(now);
  return read.catalogue
    .find(needLabel(context, need), { needs: [need] }, today, 10)
    .filter(({ resource, isStale }) => resource.kind === 'person' && !isStale)
    .slice(0, MOST_ALTERNATIVES)
    .map(({ resource }) => ({
      kind: 'card',
      title: resource.name[person.locale],
      lines: [
        { text: resource.gives[person.locale] },
        { label: tell('mentor-news-provider'), text: resource.provider },
      ],
      link: { url: resource.url, label: new URL(resource.url).hostname.replace(/^www\./, '') },
      note: tell('mentor-news-checked', { day: context.format.date(resource.checkedOn) }),
    }));
}
