/** « /passer-la-main » : the public advisers and the chambers, by subject, with a request written in advance to copy. */
import {
  ask,
  call,
  choose,
  type Context,
  type DynamicOption,
  defineFlow,
  is,
  say,
  show,
} from '#src/engine/flow.ts';
import type { CardPart, Part, Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { siteOf } from './resource-card.ts';

const LONGEST_WORDS = 600;
const CHAMBERS = ['cci', 'cma'];
const SHARED = ['activity', 'stage', 'place'] as const;

/** Slots in, optional: `words`, the question that was asked before. */
const handover = defineFlow(
  'handover',
  {
    version: 1,
    commands: ['passer_la_main', 'handover', 'hand over'],
    argument: 'words',
    resumable: false,
  },
  [
    call('request', 'handover-request', {
      give: async (context): Promise<Slots> => {
        const { words } = context.slots;
        const known = (await aboutThem(context)).length > 0;
        return { known, ...(typeof words === 'string' && { words: words.slice(0, LONGEST_WORDS) }) };
      },
    }),
  ],
);

const handoverRequest = defineFlow(
  'handover-request',
  { version: 1, resumable: false, interruptible: false },
  [
    // What they write is their request, though it sounds like a question for us.
    choose('subject', subjects),
    ask('words', text(LONGEST_WORDS), { skippable: true, isMessage: true }),
    choose('share', shareOptions, { many: true, skippable: true, when: is('known', true) }),
    show('ways', ways),
    show('letter', letter),
    choose('next', ['mentor', 'done'], { takesQuestions: true }),
    call('mentor', 'ask-mentor', { when: is('next', 'mentor') }),
    say('closed', { when: is('next', 'done') }),
  ],
);

/** What lies beyond the daily menu. */
const more = defineFlow(
  'more',
  { version: 2, commands: ['autres outils', 'outils', 'more'], resumable: false },
  [
    choose('go', ['obligations', 'circle', 'scam-check', 'check-up', 'handover'], { takesQuestions: true }),
    call('obligations', 'obligations', { when: is('go', 'obligations') }),
    call('circle', 'circle', { when: is('go', 'circle') }),
    call('scam-check', 'scam-check', { when: is('go', 'scam-check') }),
    call('check-up', 'check-up', { when: is('go', 'check-up') }),
    call('handover', 'handover', { when: is('go', 'handover') }),
  ],
);

export const handoverFlows = [handover, handoverRequest, more];

function subjects({ read, person }: Context): readonly DynamicOption[] {
  return read.companion.doors().map(({ id, name }) => ({ value: id, label: name[person.locale] }));
}

interface About {
  readonly what: (typeof SHARED)[number];
  readonly said: string;
}

/** What they agreed to have kept, in words; shown before any of it goes into a request. */
async function aboutThem({ read, person, say: words }: Context): Promise<readonly About[]> {
  const kept = await read.people.profile(person.id);
  const place = kept?.place === undefined ? undefined : read.places.byCode(kept.place);
  const said = {
    activity: kept?.activity,
    stage: kept?.stage && words(`about-me-stage-${kept.stage}`),
    place: place && `${place.name} (${place.departmentName})`,
  };
  return SHARED.flatMap((what) => (said[what] ? [{ what, said: said[what] }] : []));
}

async function shareOptions(context: Context): Promise<readonly DynamicOption[]> {
  return (await aboutThem(context)).map(({ what, said }) => ({
    value: what,
    label: context.say(`handover-request-share-${what}`, { said }),
  }));
}

async function ways(context: Context): Promise<readonly Part[]> {
  const { read, person, slots, say: words, format } = context;
  const door = read.companion.door(String(slots['subject'])) ?? read.companion.door('other');
  const advisers = read.catalogue.byId('conseillers-entreprises');
  const card: CardPart[] = door
    ? [
        {
          kind: 'card',
          title: words('handover-request-advisers', { subject: door.name[person.locale] }),
          lines: [{ text: advisers?.gives[person.locale] ?? words('handover-request-advisers-about') }],
          link: { url: door.url, label: new URL(door.url).hostname },
          note: words('handover-request-checked', { day: format.date(door.checkedOn) }),
        },
      ]
    : [];
  return [{ kind: 'text', text: words('handover-request-ways') }, ...card, ...(await chambers(context))];
}

/** Those of their region where the catalogue has them, else the national ones. */
async function chambers({ read, person, say: words, format }: Context): Promise<readonly CardPart[]> {
  const kept = await read.people.profile(person.id);
  const region = kept?.place === undefined ? undefined : read.places.byCode(kept.place)?.region;
  return CHAMBERS.flatMap((kind) => {
    const found = [read.catalogue.byId(`${kind}-${region ?? ''}`), read.catalogue.byId(kind)];
    const chamber = found.find((one) => one !== undefined && one.confidence !== 'low');
    if (!chamber) return [];
    const { name, gives, url, checkedOn } = chamber;
    return [
      {
        kind: 'card' as const,
        title: name[person.locale],
        lines: [{ text: gives[person.locale] }],
        link: { url, label: siteOf(url) },
        note: words('handover-request-checked', { day: format.date(checkedOn) }),
      },
    ];
  });
}

/** To copy, and as a file: their words, and what they chose to say of themselves. Nothing is sent by us. */
async function letter(context: Context): Promise<readonly Part[]> {
  const { read, person, slots, say: words } = context;
  const door = read.companion.door(String(slots['subject'])) ?? read.companion.door('other');
  const subject = door?.name[person.locale] ?? '';
  const shared = Array.isArray(slots['share']) ? slots['share'] : [];
  const about = (await aboutThem(context)).filter(({ what }) => shared.includes(what));
  const own =
    typeof slots['words'] === 'string' ? slots['words'] : words('handover-request-default', { subject });
  const content = [
    words('handover-request-hello', { subject }),
    own,
    ...about.map(({ what, said }) => words(`handover-request-about-${what}`, { said })),
    words('handover-request-call'),
    words('handover-request-thanks'),
  ].join('\n\n');
  return [
    { kind: 'text', text: words('handover-request-copy') },
    { kind: 'text', text: content },
    {
      kind: 'file',
      name: 'demande.txt',
      mediaType: 'text/plain; charset=utf-8',
      content: `${content}\n`,
      label: words('handover-request-file'),
    },
  ];
}
