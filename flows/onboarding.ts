import { act, ask, call, choose, type Context, defineFlow, is, say, show } from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { place } from '#src/engine/parsers/place.ts';
import { text } from '#src/engine/parsers/text.ts';

/** Names the wording of `about-me-consent`; a new wording is a new name, so that each consent says what was agreed to. */
export const CONSENT_WORDING = 'about-me-1';

export const STAGE_OPTIONS = ['idea', 'created', 'running', 'difficulty', 'closing'];
export const NEED_OPTIONS = [
  'creation',
  'funding',
  'clients',
  'tax',
  'accounting',
  'law',
  'digital',
  'hiring',
  'training',
  'network',
  'trouble',
  'ecology',
];
const ANSWERS = ['activity', 'stage', 'place', 'needs'];
const LONGEST_ACTIVITY = 80;

/** The way in: says who is talking, asks four short questions, then opens the menu. */
export const onboarding = defineFlow('onboarding', { version: 1, commands: ['start', 'commencer'] }, [
  show('welcome', async ({ person, read, say }) => {
    const known = await read.people.profile(person.id);
    return [{ kind: 'text', text: say(known ? 'onboarding-welcome-back' : 'onboarding-welcome') }];
  }),
  call('questions', 'about-me', {
    give: async (context) => ({ ...context.slots, ...(await keptAnswers(context)) }),
  }),
  call('menu', 'home'),
]);

/** "Changer mes réponses": the summary straight away, each answer correctable. */
export const myAnswers = defineFlow(
  'my-answers',
  {
    version: 1,
    commands: ['profil', 'mes réponses', 'changer mes réponses', 'rectifier', 'profile', 'my answers'],
  },
  [
    call('questions', 'about-me', {
      give: async (context) => {
        const kept = await keptAnswers(context);
        return kept.isKnown ? { ...kept, known: 'change' } : kept;
      },
    }),
  ],
);

/** The four questions, the summary, the consent. `isKnown`: the answers given are those already kept. */
export const aboutMe = defineFlow('about-me', { version: 1 }, [
  choose('known', ['home', 'change'], { when: (slots) => isKnown(slots) }),
  ask('activity', text(LONGEST_ACTIVITY), {
    form: 'all',
    skippable: true,
    when: (slots) => isTalking(slots),
  }),
  choose('stage', STAGE_OPTIONS, { form: 'all', skippable: true, when: (slots) => isTalking(slots) }),
  ask('place', place(), { form: 'all', skippable: true, when: (slots) => isTalking(slots) }),
  choose('needs', NEED_OPTIONS, { many: true, skippable: true, when: (slots) => isTalking(slots) }),
  choose('summary', ['right', ...ANSWERS.map((answer) => `change-${answer}`)], {
    when: (slots) => isTalking(slots) && hasAnswers(slots),
    args: answersInWords,
    means: { yes: ['right'] },
    clears: (value) => ANSWERS.filter((answer) => value === `change-${answer}`),
  }),
  choose('consent', ['yes', 'no'], { when: (slots) => !isKnown(slots) && hasAnswers(slots) }),
  act(
    'keep',
    (context) => [
      saving('people.profile.save', { ...answersOf(context.slots), consent: CONSENT_WORDING }),
      ...moved(context),
    ],
    {
      when: is('consent', 'yes'),
    },
  ),
  act(
    'correct',
    (context) => [saving('people.profile.correct', answersOf(context.slots)), ...moved(context)],
    {
      when: (slots) => isKnown(slots) && isTalking(slots),
    },
  ),
  say('kept', { when: is('consent', 'yes') }),
  say('not-kept', { when: is('consent', 'no') }),
  say('corrected', { when: (slots) => isKnown(slots) && isTalking(slots) }),
]);

const isKnown = (slots: Slots): boolean => slots.isKnown === true;
const isTalking = (slots: Slots): boolean => slots.known !== 'home';
const hasAnswers = (slots: Slots): boolean => ANSWERS.some((answer) => (slots[answer] ?? null) !== null);

const answersOf = (slots: Slots): Slots =>
  Object.fromEntries(ANSWERS.map((answer) => [answer, slots[answer] ?? null]));
const saving = (kind: string, data: Slots) => ({ kind, key: 'profile', data });
/** Reminders follow them to another time zone. */
function moved({ slots, read }: Context) {
  const zone = read.places.byCode(String(slots.place ?? ''))?.zone;
  return zone ? [{ kind: 'companion.obligations.zone', key: 'zone', data: { zone } }] : [];
}

/** What is kept of the person, as answers already given; nothing when they have not agreed to it. */
async function keptAnswers({ person, read }: Context): Promise<Slots> {
  const kept = await read.people.profile(person.id);
  if (!kept) return {};
  const { activity, stage, place, needs } = kept;
  return {
    isKnown: true,
    activity: activity ?? null,
    stage: stage ?? null,
    place: place ?? null,
    needs: needs.length > 0 ? needs : null,
  };
}

function answersInWords({ slots, read, say }: Context) {
  const unknown = say('about-me-unknown');
  const place = read.places.byCode(String(slots.place ?? ''));
  return {
    activity: String(slots.activity ?? unknown),
    stage: slots.stage ? say(`about-me-stage-${String(slots.stage)}`) : unknown,
    place: place ? `${place.name} (${place.departmentName})` : unknown,
    needs: needsInWords(slots.needs, say) || unknown,
  };
}

const needsInWords = (needs: Json | undefined, say: Context['say']): string =>
  (Array.isArray(needs) ? needs : []).map((need) => say(`about-me-needs-${String(need)}`)).join(', ');
