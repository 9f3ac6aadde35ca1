import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  has,
  is,
  type Parser,
  say,
} from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { place } from '#src/engine/parsers/place.ts';
import { text } from '#src/engine/parsers/text.ts';
import { inside, KINDS, needLabel, needOptions, townName, words } from './mentoring.ts';
import { plain } from './plain.ts';

/** Looks up what is known of the asker, then hands over to the coach, whose questions depend on it. */
export const askMentor = defineFlow(
  'ask-mentor',
  { version: 1, commands: ['mentor', 'demander-mentor', 'trouver un mentor', 'find a mentor', 'ask mentor'] },
  [
    call('coach', 'ask-mentor-coach', {
      give: async (context) => {
        const { read, person } = context;
        const [isFull, profile] = await Promise.all([
          read.mentoring.isFull(person.id),
          read.people.profile(person.id),
        ]);
        return {
          kind: 'mentor',
          ...(isFull && { full: true }),
          ...(profile?.place && { place: profile.place }),
          ...needIn(context),
        };
      },
    }),
  ],
);

/** Letters in which a word and the name of a need agree: "compta", "Comptabilité". */
const ALIKE = 5;

/** "/mentor funding", as a platform's list of suggestions writes it; "je cherche un mentor en compta". */
function needIn(context: Context): Slots {
  const { slots, read } = context;
  if (read.mentoring.needs.some((need) => need === slots['argument']))
    return { need: slots['argument'] ?? '' };
  const beginnings = (text: string) =>
    plain(text)
      .split(/[^a-z]+/)
      .filter((word) => word.length >= ALIKE)
      .map((word) => word.slice(0, ALIKE));
  const said = new Set(beginnings(words(slots['sentence'])));
  const meant = read.mentoring.needs.filter((need) =>
    beginnings(needLabel(context, need)).some((beginning) => said.has(beginning)),
  );
  const [need] = meant;
  return need !== undefined && meant.length === 1 ? { need } : {};
}

const LONGEST_ANSWER = 200;
const LONGEST_MESSAGE = 800;
const MOST_LINES = 5;

/** A message in the asker's own words, short enough to be read. */
export const ownWords: Parser = {
  strength: 'weak',
  parse: (said) =>
    said.length > LONGEST_MESSAGE || said.split('\n').length > MOST_LINES
      ? {
          ok: false,
          why: 'ask-mentor-coach-own-words-wrong',
          args: { lines: MOST_LINES, longest: LONGEST_MESSAGE },
        }
      : { ok: true, value: said },
  show: (value) => words(value),
};

const kindOf = ({ slots, say: tell }: Context): string =>
  inside(tell(`ask-mentor-coach-kind-${words(slots['kind']) || 'mentor'}`));

const SENDING = { yes: ['send'], no: ['stop'] };
const SENDINGS = ['send', 'urgent'];
const mayAsk = (slots: Slots) => slots['full'] !== true;
const isEditing = is('draft', 'edit');
const isSending = (slots: Slots) => SENDINGS.includes(lastWord(slots));
const isUrgent = (slots: Slots) => lastWord(slots) === 'urgent';
const lastWord = (slots: Slots) => words(slots[isEditing(slots) ? 'again' : 'draft']);
const isLeaving = (slots: Slots) => lastWord(slots) === 'stop';

export const askMentorCoach = defineFlow('ask-mentor-coach', { version: 3, interruptible: false }, [
  say('full', { when: is('full', true) }),
  call('see', 'my-requests', { when: is('full', true) }),
  choose('need', needOptions, { when: mayAsk }),
  ask('now', text(LONGEST_ANSWER), { form: 'all', when: mayAsk, skippable: true }),
  ask('tried', text(LONGEST_ANSWER), { form: 'all', when: mayAsk, skippable: true }),
  ask('hope', text(LONGEST_ANSWER), { form: 'all', when: mayAsk, skippable: true }),
  ask('first-name', text(40), { form: 'all', when: mayAsk }),
  ask('place', place(), { form: 'all', when: mayAsk, skippable: true }),
  // Mentoring, unless they say otherwise under the draft.
  choose('kind', KINDS, { when: mayAsk }),
  choose('draft', ['send', 'urgent', 'edit', 'kind', 'stop'], {
    when: mayAsk,
    args: (context) => ({ message: compose(context), kind: kindOf(context) }),
    means: SENDING,
    clears: (value) => (value === 'kind' ? ['kind'] : []),
  }),
  ask('own-words', ownWords, { when: isEditing, args: (context) => ({ message: compose(context) }) }),
  choose('again', ['send', 'urgent', 'edit', 'stop'], {
    when: (slots) => isEditing(slots) && has('own-words')(slots),
    args: ({ slots }) => ({ message: words(slots['own-words']) }),
    means: SENDING,
    clears: (value) => (value === 'edit' ? ['own-words'] : []),
  }),
  act(
    'open',
    (context) => [{ kind: 'mentoring.open', isAwaited: true, key: 'open', data: request(context) }],
    {
      when: isSending,
    },
  ),
  say('not-sent', { when: isLeaving }),
]);

/** The message from the answers: one line each, only those that were given. */
function compose(context: Context): string {
  const { slots, say: tell } = context;
  const name = words(slots['first-name']);
  const town = townName(context, slots['place']);
  const line = (key: string, value: string) =>
    value ? tell(`ask-mentor-coach-line-${key}`, { text: asSentence(value) }) : '';
  return [
    town
      ? tell('ask-mentor-coach-line-hello-from', { name, town })
      : tell('ask-mentor-coach-line-hello', { name }),
    line('need', needLabel(context, words(slots['need']))),
    line('now', words(slots['now'])),
    line('tried', words(slots['tried'])),
    line('hope', words(slots['hope'])),
  ]
    .filter(Boolean)
    .join('\n');
}

/** On one line, with a full stop unless the person ended it themselves. */
function asSentence(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function request(context: Context): Slots {
  const { slots, person } = context;
  return {
    need: words(slots['need']),
    // What was shown last and approved, to the letter.
    message: isEditing(slots) ? words(slots['own-words']) : compose(context),
    firstName: words(slots['first-name']),
    place: words(slots['place']),
    isUrgent: isUrgent(slots),
    kind: words(slots['kind']),
    locale: person.locale,
    zone: person.zone,
  };
}
