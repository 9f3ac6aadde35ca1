/** « /couverture » and « /repetition » : for organisers, where help is missing, and the week to come before it comes. */
import { call, choose, type Context, defineFlow, has, is, say, show, type When } from '#src/engine/flow.ts';
import type { Part } from '#src/engine/message.ts';
import { inside, needLabel, whyWords, words } from './mentoring.ts';

const MOST_GAPS = 5;
const MOST_PINGS = 12;
const MOST_LOADS = 6;

const GAP = /^gap-(\d+)$/;
const isGap: When = (slots) => has('next')(slots) && GAP.test(words(slots['next']));

const coverage = defineFlow(
  'coverage',
  {
    version: 1,
    commands: ['couverture', 'ce qui manque', 'coverage', 'what is missing'],
    forOrganisers: true,
    resumable: false,
  },
  [
    show('report', report),
    choose('next', nextOptions, { means: { no: ['close'] } }),
    show('recruit', recruitment, { when: isGap }),
    call('again', 'coverage', { when: isGap }),
    call('rehearsal', 'rehearsal', { when: is('next', 'rehearsal') }),
    say('close', { when: is('next', 'close') }),
  ],
);

type Coverage = Awaited<ReturnType<Context['read']['organising']['coverage']>>;
type Gap = Coverage['gaps'][number];

const readCoverage = ({ read, now }: Context): Promise<Coverage> => read.organising.coverage(now);

/** "Isère", from any commune of it. */
function zoneName({ read, say: tell }: Context, place: string | undefined): string {
  const town = place === undefined ? undefined : read.places.byCode(place);
  return town?.departmentName ?? tell('coverage-anywhere');
}

const gapLine = (context: Context, gap: Gap): string =>
  context.say('coverage-gap', {
    zone: zoneName(context, gap.place),
    need: inside(needLabel(context, gap.need)),
    asked: gap.asked,
    free: gap.free,
  });

async function report(context: Context): Promise<readonly Part[]> {
  const { say: tell } = context;
  const found = await readCoverage(context);
  if (found.asked === 0 && found.mentors === 0) return [{ kind: 'text', text: tell('coverage-empty') }];
  const { asked, waiting, accepted, inTime, medianDays = 0, met, useful, mentors, free } = found;
  const days = Math.round(medianDays * 2) / 2;
  return [
    {
      kind: 'card',
      title: tell('coverage-title'),
      lines: [
        { label: tell('coverage-requests'), text: tell('coverage-requests-line', { asked, waiting }) },
        { label: tell('coverage-answers'), text: tell('coverage-answers-line', { accepted, inTime, days }) },
        { label: tell('coverage-outcomes'), text: tell('coverage-outcomes-line', { met, useful }) },
        {
          label: tell('coverage-mentors'),
          text: tell('coverage-mentors-line', {
            mentors,
            free,
            week: found.pingsThisWeek,
            most: found.mostPings,
          }),
        },
      ],
      note: tell('coverage-note'),
    },
    ...(found.gaps.length === 0
      ? [{ kind: 'text' as const, text: tell('coverage-no-gap') }]
      : [
          {
            kind: 'card' as const,
            title: tell('coverage-gaps'),
            lines: found.gaps.slice(0, MOST_GAPS).map((gap) => ({ text: gapLine(context, gap) })),
          },
        ]),
  ];
}

async function nextOptions(context: Context) {
  const { gaps } = await readCoverage(context);
  return [
    ...gaps.slice(0, MOST_GAPS).map((gap, at) => ({
      value: `gap-${at}`,
      label: context.say('coverage-next-gap', {
        zone: zoneName(context, gap.place),
        need: inside(needLabel(context, gap.need)),
      }),
    })),
    ...['rehearsal', 'close'].map((value) => ({ value, label: context.say(`coverage-next-${value}`) })),
  ];
}

/** Ready to be copied into a post or a mail. */
async function recruitment(context: Context): Promise<readonly Part[]> {
  const { gaps } = await readCoverage(context);
  const gap = gaps[Number(GAP.exec(words(context.slots['next']))?.[1])];
  if (!gap) return [];
  return [
    { kind: 'text', text: context.say('coverage-recruit-before') },
    {
      kind: 'text',
      text: context.say('coverage-recruit', {
        zone: zoneName(context, gap.place),
        need: inside(needLabel(context, gap.need)),
        asked: gap.asked,
      }),
    },
  ];
}

const rehearsal = defineFlow(
  'rehearsal',
  {
    version: 1,
    commands: ['repetition', 'répéter la semaine', 'rehearsal', 'rehearse the week'],
    forOrganisers: true,
    resumable: false,
  },
  [
    show('week', weekAhead),
    choose('next', ['coverage', 'close']),
    call('coverage', 'coverage', { when: is('next', 'coverage') }),
    say('close', { when: is('next', 'close') }),
  ],
);

/** Pairs, loads and gaps; the card as mentors would read it, but for the asker's name and words, which are theirs alone. */
export async function weekAhead(context: Context): Promise<readonly Part[]> {
  const { say: tell, read, now, format } = context;
  const { pings, loads, unmatched, requests, mentors } = await read.organising.weekAhead(now);
  const town = (place: string | undefined) =>
    (place === undefined ? undefined : read.places.byCode(place)?.name) ?? tell('coverage-anywhere');
  const about = ({ need, place }: { need: string; place?: string }) =>
    tell('rehearsal-about', { need: needLabel(context, need), town: town(place) });
  if (requests === 0) return [{ kind: 'text', text: tell('rehearsal-nothing') }];
  const intro = tell('rehearsal-intro', { requests, mentors, pings: pings.length });
  const first = pings[0];
  const cards: Part[] = [];
  if (pings.length > 0)
    cards.push({
      kind: 'card',
      title: tell('rehearsal-pings'),
      lines: pings.slice(0, MOST_PINGS).map((ping) => ({
        text: tell('rehearsal-ping', { at: format.brief(ping.at), mentor: ping.mentor, about: about(ping) }),
      })),
      ...(pings.length > MOST_PINGS && {
        note: tell('rehearsal-more', { count: pings.length - MOST_PINGS }),
      }),
    });
  if (loads.length > 0)
    cards.push({
      kind: 'card',
      title: tell('rehearsal-loads'),
      lines: loads.slice(0, MOST_LOADS).map((load) => ({ text: tell('rehearsal-load', { ...load }) })),
    });
  if (unmatched.length > 0)
    cards.push({
      kind: 'card',
      title: tell('rehearsal-gaps'),
      lines: unmatched.slice(0, MOST_PINGS).map((one) => ({
        text: tell('rehearsal-gap', { about: about(one), why: tell(`rehearsal-why-${ruleOf(one.why)}`) }),
      })),
    });
  if (first)
    cards.push({
      kind: 'card',
      title: tell('rehearsal-message', { mentor: first.mentor }),
      lines: [
        {
          text: tell('ping-title', {
            name: tell('rehearsal-somebody'),
            need: needLabel(context, first.need),
          }),
        },
        { label: tell('ping-town'), text: town(first.place) },
        { label: tell('ping-message'), text: tell('rehearsal-words') },
        { label: tell('ping-why'), text: whyWords(context, first.why, 'mentor') },
      ],
    });
  return [{ kind: 'text', text: intro }, ...cards];
}

const RULES = ['skill', 'language', 'zone', 'competitor', 'paused', 'capacity', 'budget', 'taken'];
function ruleOf(why: string): string {
  const rule = why.split(':')[0] ?? '';
  return RULES.includes(rule) ? rule : 'other';
}

export const coverageFlows = [coverage, rehearsal];
