import { ask, call, choose, type Context, defineFlow, is, say, show } from '#src/engine/flow.ts';
import type { CardPart, Part } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { factCards } from './facts.ts';

const MOST_SHOWN = 3;
/** So many are found that three are left where a club hides some, or where others' are among them. */
const ENOUGH = 12;
const MOST_REASONS = 2;
const FEW_STAGES = 2;
const CLOSE = 0.7;
const LONGEST_QUERY = 500;
/** Free human help for every kind of question: shown when nothing else is sure. */
const THEY_KNOW = ['conseillers-entreprises', 'france-services'];
/** Values of the options that make a resource one's +1; the token leaves 24 characters. */
const TAKE = 'r-';
const takeValue = (id: string): string => `${TAKE}${id}`.slice(0, 24);

/** Answers a question in the person's own words. Slot in, optional: `query`. */
export const resources = defineFlow(
  'resources',
  { version: 2, commands: ['aides', 'resources', 'aide financiere'], argument: 'query', resumable: false },
  [
    ask('query', text(LONGEST_QUERY)),
    show('answer', answer),
    choose('next', nextOptions, {
      takesQuestions: true,
      clears: (value) => (value === 'another' ? ['query', 'answer'] : []),
    }),
    call('step', 'plus-one', { when: ({ next }) => String(next).startsWith(TAKE), give: suggestion }),
    call('mentor', 'ask-mentor', { when: is('next', 'mentor') }),
    call('meetups', 'meetups', { when: is('next', 'meetups') }),
    call('handover', 'handover', {
      when: is('next', 'handover'),
      give: ({ slots }) => ({ words: slots.query ?? null }),
    }),
    say('closed', { when: is('next', 'done') }),
  ],
);

/** One resource by its id: what a link to it opens ("/start resource_acre"). */
export const resource = defineFlow(
  'resource',
  { version: 1, commands: ['resource', 'ressource', 'fiche'], argument: 'id', resumable: false },
  [
    show('card', one),
    choose('next', waysOn, {
      when: (slots) => slots.id !== undefined,
      takesQuestions: true,
    }),
    call('step', 'plus-one', { when: is('next', 'take'), give: firstStep }),
    call('search', 'resources', { when: (slots) => slots.id === undefined || slots.next === 'search' }),
    say('closed', { when: is('next', 'done') }),
  ],
);

/** An id that is gone, or was never one: the search takes over. */
async function one(context: Context): Promise<readonly Part[]> {
  const found = await linked(context);
  return found ? [card(found, context)] : [{ kind: 'text', text: context.say('resource-gone') }];
}

/** What a club has added is for its members, what it hides is not, whatever link leads there. */
async function linked(context: Context): Promise<Found | undefined> {
  const { slots, read, person } = context;
  const resource = read.catalogue.byId(String(slots.id ?? ''));
  if (!resource) return undefined;
  const today = todayOf(context);
  const isStale = resource.validUntil !== undefined && resource.validUntil < today;
  const [found] = await read.curation.curated(
    person.id,
    [{ resource, score: 0, reasons: [], isStale }],
    1,
    today,
  );
  return found;
}

async function firstStep(context: Context) {
  const found = await linked(context);
  return found ? { suggestion: found.resource.firstStep[context.person.locale] } : {};
}

async function waysOn(context: Context) {
  const values = (await linked(context)) ? ['take', 'search', 'done'] : ['search', 'done'];
  return values.map((value) => ({ value, label: context.say(`resource-next-${value}`) }));
}

const todayOf = ({ now, person }: Context): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(person.zone)
    .toPlainDate()
    .toString();

/** As many letters of a word as its forms share: "difficile", "difficulté". */
const STEM = 6;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type Found = ReturnType<Context['read']['catalogue']['find']>[number];
type Resource = Found['resource'];
type Reason = Found['reasons'][number];

/** A warning that fits nearly as well as the best match comes before it: a trap matters more than an aid. */
async function find(context: Context): Promise<readonly Found[]> {
  const { slots, person, read } = context;
  const kept = await read.people.profile(person.id);
  const region = kept?.place && read.places.byCode(kept.place)?.region;
  const today = todayOf(context);
  const profile = {
    ...(kept?.activity && { activity: kept.activity }),
    ...(kept?.stage && { stage: kept.stage }),
    ...(region && { region }),
    ...(kept && { needs: kept.needs }),
  };
  const all = read.catalogue.find(String(slots.query ?? ''), profile, today, ENOUGH);
  const found = await read.curation.curated(person.id, all, MOST_SHOWN, today);
  const best = found[0]?.score ?? 0;
  const isWarning = ({ resource, score }: Found) => resource.kind === 'alert' && score >= CLOSE * best;
  return [...found.filter(isWarning), ...found.filter((one) => !isWarning(one))];
}

async function answer(context: Context): Promise<readonly Part[]> {
  const found = await find(context);
  const count = found.length;
  const facts = factCards(String(context.slots.query ?? ''), context);
  if (facts.length > 0 && count === 0) return facts;
  const words = context.say(count > 0 ? 'resources-found' : 'resources-nothing', { count });
  const cards =
    count > 0 ? found.map((one) => card(one, context)) : whoKnows(context).map((one) => card(one, context));
  return [...facts, { kind: 'text', text: words }, ...cards];
}

const whoKnows = ({ read }: Context): readonly Found[] =>
  THEY_KNOW.flatMap((id) => {
    const resource = read.catalogue.byId(id);
    return resource ? [{ resource, score: 0, reasons: [], isStale: false }] : [];
  });

function card({ resource, reasons, isStale }: Found, context: Context): CardPart {
  const { person, say, format } = context;
  const { locale } = person;
  const title = resource.name[locale];
  const link = { url: resource.url, label: new URL(resource.url).hostname.replace(/^www\./, '') };
  if (isStale) {
    const stale = say('resources-stale', { day: format.date(resource.validUntil ?? resource.checkedOn) });
    return { kind: 'card', title, lines: [{ text: stale }], link };
  }
  const why = strongest(reasons, resource)
    .map((reason) => reasonInWords(reason, context))
    .filter(Boolean);
  return {
    kind: 'card',
    title,
    lines: [
      { text: resource.gives[locale] },
      why.length > 0
        ? { label: say('resources-why'), text: why.join(' ; ') }
        : { label: say('resources-for'), text: resource.forWhom[locale] },
      { label: say('resources-by'), text: resource.provider },
      { label: say('resources-cost'), text: say(`resources-cost-${resource.cost}`) },
      { label: say('resources-first'), text: resource.firstStep[locale] },
    ],
    link,
    note: checked(resource, say, format.date(resource.checkedOn)),
  };
}

const checked = ({ confidence }: Resource, say: Context['say'], day: string): string =>
  say(confidence === 'medium' ? 'resources-medium' : 'resources-checked', { day });

/** That a row is meant for most stages is no reason. */
function strongest(reasons: readonly Reason[], { stages }: Resource): readonly Reason[] {
  return reasons.filter(({ kind }) => kind !== 'stage' || stages.length <= FEW_STAGES).slice(0, MOST_REASONS);
}

/** The person's own words behind those that matched: "comptabilité" where the catalogue says "comptables". */
function ownWords(query: string, matched: readonly string[]): readonly string[] {
  const stems = matched.map((word) => plain(word).slice(0, STEM));
  const said = query
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => stems.some((stem) => plain(word).startsWith(stem)));
  return [...new Set(said)].slice(0, 3);
}

/** Empty when the words that matched are not the person's own but a typo or a synonym of them. */
function reasonInWords(reason: Reason, { slots, say }: Context): string {
  switch (reason.kind) {
    case 'words': {
      const own = ownWords(String(slots.query ?? ''), reason.words);
      return own.length > 0 ? say('resources-why-words', { words: own.join(', ') }) : '';
    }
    case 'need':
      return say('resources-why-need', { need: say(`about-me-needs-${reason.need}`) });
    case 'stage':
      return say('resources-why-stage', { stage: say(`about-me-stage-${reason.stage}`) });
    case 'region':
      return say('resources-why-region');
    case 'free-person':
      return say('resources-why-free-person');
  }
}

async function nextOptions(context: Context) {
  const { say, person } = context;
  const found = (await find(context)).filter(({ isStale }) => !isStale);
  const isSure = found.length > 0;
  const others = isSure
    ? ['mentor', 'another', 'done']
    : ['mentor', 'meetups', 'handover', 'another', 'done'];
  return [
    ...found.map(({ resource: { id, name } }) => ({
      value: takeValue(id),
      label: say('resources-next-take', { name: name[person.locale] }),
    })),
    ...others.map((value) => ({ value, label: say(`resources-next-${value}`) })),
  ];
}

async function suggestion(context: Context) {
  const taken = (await find(context)).find(({ resource }) => takeValue(resource.id) === context.slots.next);
  return taken ? { suggestion: taken.resource.firstStep[context.person.locale] } : {};
}
