/** « /bilan » : ten plain questions on the digital side of a firm, where it stands, three small steps, a picture to keep. */
import {
  act,
  call,
  choose,
  type Context,
  type DynamicOption,
  defineFlow,
  is,
  say,
  show,
} from '#src/engine/flow.ts';
import type { CardPart, FilePart, Part, Slots } from '#src/engine/message.ts';
import { checkUpPicture } from './check-up-picture.ts';
import {
  type Area,
  areaOf,
  type AreaResult,
  LEVELS,
  type Points,
  pointsOf,
  QUESTIONS,
  resultOf,
  stepsFor,
} from './check-up-scale.ts';

const WEEK_HOURS = 24 * 7;
/** Who helps with each area, the nearest first: rows of the catalogue. */
const HELP: Readonly<Record<Area, readonly string[]>> = {
  found: ['echangeur-pme', 'google-business', 'activateurs-france-num', 'france-num'],
  sell: ['echangeur-pme', 'formations-france-num', 'activateurs-france-num', 'france-num'],
  manage: ['facturation-electronique', 'echangeur-pme', 'formations-france-num', 'france-num'],
  protect: ['monaidecyber', 'cybermalveillance', 'france-num'],
};
const MOST_HELP = 2;
const STEPS = ['repeat', 'known', 'attempt'] as const;

const checkUp = defineFlow(
  'check-up',
  {
    version: 1,
    commands: ['bilan', 'bilan numérique', 'check up', 'checkup'],
    resumable: true,
  },
  [
    say('intro'),
    ...QUESTIONS.map((question) => choose(question, LEVELS, { skippable: true })),
    show('result', result, { when: isAnswered }),
    say('nothing', { when: (slots) => !isAnswered(slots) }),
    choose('step', stepOptions, { when: isAnswered }),
    call('plus-one', 'plus-one', {
      when: is('step', ...STEPS),
      give: (context) => ({ suggestion: stepInWords(String(context.slots['step']), context) }),
    }),
    show('picture', picture, { when: isAnswered }),
    choose('keep', ['yes', 'no'], { when: isAnswered }),
    act('store', storing, { when: is('keep', 'yes') }),
    choose('again', ['yes', 'no'], { when: is('keep', 'yes') }),
    act(
      'plan',
      ({ person }) => [{ kind: 'companion.check-up.plan', key: 'plan', data: { zone: person.zone } }],
      {
        when: is('again', 'yes'),
      },
    ),
    say('planned', { when: is('again', 'yes') }),
    say('kept', { when: is('again', 'no') }),
    say('not-kept', { when: is('keep', 'no') }),
  ],
);

/** Three months later, for those who asked. */
const checkUpDue = defineFlow(
  'check-up-due',
  {
    version: 1,
    triggers: ['check-up-due'],
    delivery: 'timed',
    expiresAfterHours: 2 * WEEK_HOURS,
    isOver: async ({ read, person }) => (await read.companion.checkUps(person.id)).length === 0,
  },
  [
    choose('go', ['yes', 'no', 'forget'], {
      args: ({ slots, format }) => ({ day: sinceDay(slots, format) }),
    }),
    call('take', 'check-up', { when: is('go', 'yes') }),
    act('erase', () => [{ kind: 'companion.check-up.forget', key: 'forget', data: {} }], {
      when: is('go', 'forget'),
    }),
    say('forgotten', { when: is('go', 'forget') }),
    say('left', { when: is('go', 'no') }),
  ],
);

export const checkUpFlows = [checkUp, checkUpDue];

function sinceDay({ since }: Slots, format: Context['format']): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(String(since ?? ''))?.[0];
  return day ? format.date(day) : '…';
}

function isAnswered(slots: Slots): boolean {
  return QUESTIONS.some((question) => pointsOf(slots[question]) !== null);
}

const pointsIn = (slots: Slots): Points =>
  Object.fromEntries(QUESTIONS.map((question) => [question, pointsOf(slots[question])]));

/** Against the newest one kept before this run. */
async function resultsOf({ slots, read, person }: Context): Promise<readonly AreaResult[]> {
  const [before] = await read.companion.checkUps(person.id);
  return resultOf(pointsIn(slots), before?.points).filter(({ most }) => most > 0);
}

const scoreInWords = ({ points, most, gain }: AreaResult, { say: words }: Context): string =>
  words('check-up-score', { points, most, gain: gain > 0 ? gain : 0 });
const areaInWords = (area: Area, { say: words }: Context): string => words(`check-up-area-${area}`);

async function result(context: Context): Promise<readonly Part[]> {
  const { say: words } = context;
  const results = await resultsOf(context);
  const gain = results.reduce((sum, one) => sum + Math.max(0, one.gain), 0);
  const standing: CardPart = {
    kind: 'card',
    title: words('check-up-title'),
    lines: results.map((one) => ({
      label: areaInWords(one.area, context),
      text: scoreInWords(one, context),
    })),
    note: words('check-up-skipped'),
  };
  const steps = stepOptionsOf(context);
  return [
    standing,
    ...(gain > 0 ? [{ kind: 'text' as const, text: words('check-up-gain', { gain }) }] : []),
    {
      kind: 'card',
      title: words('check-up-steps'),
      lines: steps.map((step) => ({
        label: words(`check-up-why-${step}`),
        text: stepInWords(step, context),
      })),
      note: words('check-up-steps-note'),
    },
    ...(await helpers(context, results)),
  ];
}

const stepOptionsOf = ({ slots }: Context): readonly (typeof STEPS)[number][] => {
  const steps = stepsFor(pointsIn(slots));
  return STEPS.filter((step) => steps[step] !== undefined);
};

function stepInWords(step: string, { slots, say: words }: Context): string {
  const { repeat, known, attempt } = stepsFor(pointsIn(slots));
  if (step === 'repeat' && repeat) return words(`check-up-repeat-${repeat}`);
  if (step === 'known' && known) return words(`check-up-known-${known}`);
  return words(`check-up-attempt-${attempt}`);
}

function stepOptions(context: Context): readonly DynamicOption[] {
  return [...stepOptionsOf(context), 'none'].map((value) => ({
    value,
    label: context.say(`check-up-step-${value}`),
  }));
}

/** A training or an adviser for the area that needs it most, near them where there is one. */
async function helpers(context: Context, results: readonly AreaResult[]): Promise<readonly CardPart[]> {
  const { read, person, say: words } = context;
  const profile = await read.people.profile(person.id);
  const region = profile?.place && read.places.byCode(profile.place)?.region;
  const weakest = results.toSorted((a, b) => a.points / a.most - b.points / b.most)[0];
  const area = areaOf(stepsFor(pointsIn(context.slots)).known) ?? weakest?.area ?? 'found';
  const found = HELP[area]
    .flatMap((id) => read.catalogue.byId(id) ?? [])
    .filter(({ scope, confidence }) => confidence !== 'low' && (scope === 'national' || scope === region));
  return found.slice(0, MOST_HELP).map(({ name, gives, url, firstStep }) => ({
    kind: 'card',
    title: name[person.locale],
    lines: [
      { text: gives[person.locale] },
      { label: words('check-up-first'), text: firstStep[person.locale] },
    ],
    link: { url, label: new URL(url).hostname.replace(/^www\./, '') },
  }));
}

/** The picture, and the whole of it in words. */
async function picture(context: Context): Promise<readonly FilePart[]> {
  const { say: words, person, now, format } = context;
  const results = await resultsOf(context);
  const bars = results.map((one) => ({
    ...one,
    label: areaInWords(one.area, context),
    said: scoreInWords(one, context),
  }));
  const about = bars.map(({ label, said }) => `${label} : ${said}`).join('. ');
  const day = format.date(
    Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(person.zone)
      .toPlainDate()
      .toString(),
  );
  return [
    {
      kind: 'file',
      name: 'bilan.svg',
      mediaType: 'image/svg+xml',
      content: checkUpPicture({
        title: words('check-up-title'),
        about,
        bars,
        note: words('check-up-picture-note', { day }),
        language: person.locale,
      }),
      label: words('check-up-picture', { about }),
    },
  ];
}

function storing({ slots, newId }: Context) {
  const data = { id: newId(), points: pointsIn(slots) };
  return [{ kind: 'companion.check-up.keep', key: 'keep', data }];
}
