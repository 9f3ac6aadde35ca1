/** « /selection » : an organiser chooses what their club's members see first, or not at all, and adds what is missing. */
import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  type DynamicOption,
  is,
  type Parser,
  say,
  show,
  type When,
} from '#src/engine/flow.ts';
import type { CardPart, Part } from '#src/engine/message.ts';
import { date } from '#src/engine/parsers/date.ts';
import { text } from '#src/engine/parsers/text.ts';
import { siteOf } from './resource-card.ts';

const CLOSE = 'close';
const LONGEST_NAME = 90;
const LONGEST_GIVES = 220;
const MOST_FOUND = 5;
const NEEDS =
  'network funding clients training digital law tax accounting hiring trouble creation ecology'.split(' ');

const today = ({ now }: Context): string => now.toISOString().slice(0, 10);
const clubOf = ({ read, person }: Context) => read.clubs.clubOf(person.id);

const selection = defineFlow(
  'selection',
  { version: 1, commands: ['selection', 'curation'], forOrganisers: true, resumable: false },
  [
    call('door', 'selection-door', {
      give: async (context) => ({ club: (await clubOf(context))?.name ?? '' }),
    }),
  ],
);

const hasClub: When = ({ club }) => Boolean(club);

const selectionDoor = defineFlow('selection-door', { version: 1, forOrganisers: true, resumable: false }, [
  say('no-club', { when: (slots) => !hasClub(slots) }),
  choose('what', ['find', 'add', 'list', 'close'], {
    when: hasClub,
    args: ({ slots }) => ({ club: String(slots['club']) }),
  }),
  call('find', 'choose-entry', { when: is('what', 'find') }),
  call('add', 'add-entry', { when: is('what', 'add') }),
  call('list', 'my-selection', { when: is('what', 'list') }),
  say('closed', { when: is('what', CLOSE) }),
]);

/** Puts something of the catalogue first for the club, or hides it. */
const chooseEntry = defineFlow('choose-entry', { version: 1, forOrganisers: true, resumable: false }, [
  ask('query', text(LONGEST_GIVES)),
  choose('entry', foundOptions, {
    args: (context) => ({ count: found(context).length }),
    clears: (value) => (value === 'again' ? ['query', 'entry'] : []),
  }),
  choose('rule', ['pin', 'hide', 'none'], {
    when: isEntry,
    args: (context) => ({ name: nameOf(context, entryIn(context)) }),
  }),
  act(
    'keep',
    (context) => [
      {
        kind: 'catalogue.rule',
        key: 'keep',
        data: { entry: entryIn(context), rule: context.slots['rule'] ?? '' },
      },
    ],
    { when: isEntry },
  ),
  say('pinned', { when: is('rule', 'pin') }),
  say('hidden', { when: is('rule', 'hide') }),
  say('freed', { when: is('rule', 'none') }),
  say('closed', { when: is('entry', CLOSE) }),
]);

function isEntry({ entry }: Context['slots']): boolean {
  return entry !== CLOSE && entry !== 'again';
}

const found = (context: Context) =>
  context.read.catalogue
    .find(String(context.slots['query'] ?? ''), {}, today(context), MOST_FOUND)
    .filter(({ resource }) => !resource.id.startsWith('club-'));

/** Option values hold 24 characters. */
const valueOf = (id: string): string => id.slice(0, 24);

function entryIn(context: Context): string {
  const { entry } = context.slots;
  return (
    found(context).find(({ resource }) => valueOf(resource.id) === entry)?.resource.id ?? String(entry ?? '')
  );
}

const nameOf = ({ read, person }: Context, id: string): string =>
  read.catalogue.byId(id)?.name[person.locale] ?? id;

function foundOptions(context: Context): readonly DynamicOption[] {
  const { say: words, person } = context;
  return [
    ...found(context).map(({ resource: { id, name } }) => ({
      value: valueOf(id),
      label: name[person.locale],
    })),
    ...['again', CLOSE].map((value) => ({ value, label: words(`choose-entry-entry-${value}`) })),
  ];
}

/** "https://…", or a bare "www.mairie.fr/page". */
const address: Parser = {
  strength: 'strong',
  parse: (said) => {
    const trimmed = said.trim();
    const url = URL.parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
    const isPublic = url !== null && url.hostname.includes('.') && url.username === '' && !/\s/.test(trimmed);
    return isPublic ? { ok: true, value: url.href } : { ok: false, why: 'add-entry-url-wrong' };
  },
  show: (value) => String(value ?? ''),
};

const FIELDS = ['name', 'gives', 'url', 'step', 'need', 'until'];

/** Our own entry: plain questions, shown as members will see it before it is kept. */
const addEntry = defineFlow('add-entry', { version: 1, forOrganisers: true, interruptible: false }, [
  ask('name', text(LONGEST_NAME)),
  ask('gives', text(LONGEST_GIVES)),
  ask('url', address),
  ask('step', text(LONGEST_NAME), { skippable: true }),
  choose('need', needOptions),
  ask('until', date()),
  choose('confirm', confirmOptions, {
    args: (context) => preview(context),
    clears: (value) => (FIELDS.includes(String(value)) ? [String(value)] : []),
  }),
  act(
    'keep',
    ({ slots, newId, say: words }) => [
      {
        kind: 'catalogue.add',
        key: 'keep',
        data: {
          id: newId(),
          name: slots['name'] ?? '',
          gives: slots['gives'] ?? '',
          url: slots['url'] ?? '',
          step: slots['step'] || words('import-first-step'),
          need: slots['need'] ?? '',
          until: slots['until'] ?? '',
        },
      },
    ],
    { when: is('confirm', 'yes') },
  ),
  say('kept', { when: is('confirm', 'yes') }),
  say('dropped', { when: is('confirm', 'no') }),
]);

function needOptions({ say: words }: Context): readonly DynamicOption[] {
  return NEEDS.map((value) => ({ value, label: words(`about-me-needs-${value}`) }));
}

function confirmOptions({ say: words }: Context): readonly DynamicOption[] {
  return ['yes', ...FIELDS, 'no'].map((value) => ({ value, label: words(`add-entry-confirm-${value}`) }));
}

function preview({ slots, format, say: words }: Context) {
  return {
    name: String(slots['name'] ?? ''),
    gives: String(slots['gives'] ?? ''),
    url: String(slots['url'] ?? ''),
    step: String(slots['step'] || words('import-first-step')),
    until: format.date(String(slots['until'])),
  };
}

/** What the club has chosen and added: each can be taken away; what another organiser added can be confirmed. */
const mySelection = defineFlow('my-selection', { version: 1, forOrganisers: true, resumable: false }, [
  choose('which', chosenOptions, { args: async (context) => ({ count: (await chosen(context)).length }) }),
  show('card', chosenCard, { when: isChosen }),
  choose('what', whatOptions, { when: isChosen }),
  act(
    'review',
    ({ slots }) => [{ kind: 'catalogue.review', key: 'review', data: { entry: slots['which'] ?? '' } }],
    {
      when: is('what', 'review'),
    },
  ),
  act(
    'remove',
    async (context) => {
      const entry = (await current(context))?.id ?? '';
      const isOwn = entry.startsWith('club-');
      return [
        {
          kind: isOwn ? 'catalogue.remove' : 'catalogue.rule',
          key: 'remove',
          data: { entry, ...(!isOwn && { rule: 'none' }) },
        },
      ];
    },
    { when: is('what', 'remove') },
  ),
  say('reviewed', { when: is('what', 'review') }),
  say('removed', { when: is('what', 'remove') }),
  say('closed', { when: ({ which, what }) => which === CLOSE || what === CLOSE }),
]);

function isChosen({ which }: Context['slots']): boolean {
  return which !== CLOSE;
}

interface Chosen {
  readonly id: string;
  readonly kind: 'pin' | 'hide' | 'own' | 'waiting';
  readonly name: string;
  readonly until?: string;
  readonly card?: CardPart;
}

async function chosen(context: Context): Promise<readonly Chosen[]> {
  const club = await clubOf(context);
  if (!club) return [];
  const { read, person, format, say: words } = context;
  const [rules, own] = await Promise.all([
    read.curation.choices(club.id),
    read.curation.entries(club.id, person.id, today(context)),
  ]);
  return [
    ...rules.map(({ id, rule }) => ({ id, kind: rule, name: nameOf(context, id) })),
    ...own.map(({ id, resource, until, isReviewed, isOthers }): Chosen => {
      const name = resource.name[person.locale];
      const note = words('my-selection-until', { day: format.date(until) });
      const lines = [{ text: resource.gives[person.locale] }, { text: resource.firstStep[person.locale] }];
      const link = { url: resource.url, label: siteOf(resource.url) };
      const card: CardPart = { kind: 'card', title: name, lines, link, note };
      return { id, kind: !isReviewed && isOthers ? 'waiting' : 'own', name, until, card };
    }),
  ];
}

const current = async (context: Context): Promise<Chosen | undefined> =>
  (await chosen(context)).find(({ id }) => valueOf(id) === context.slots['which']);

async function chosenOptions(context: Context): Promise<readonly DynamicOption[]> {
  const { say: words } = context;
  return [
    ...(await chosen(context)).map(({ id, kind, name }) => ({
      value: valueOf(id),
      label: words(`my-selection-${kind}`, { name }),
    })),
    { value: CLOSE, label: words('my-selection-which-close') },
  ];
}

async function chosenCard(context: Context): Promise<readonly Part[]> {
  const one = await current(context);
  return one?.card ? [one.card] : [];
}

async function whatOptions(context: Context): Promise<readonly DynamicOption[]> {
  const one = await current(context);
  const values = one?.kind === 'waiting' ? ['review', 'remove', CLOSE] : ['remove', CLOSE];
  return values.map((value) => ({ value, label: context.say(`my-selection-what-${value}`) }));
}

export const curateFlows = [selection, selectionDoor, chooseEntry, addEntry, mySelection];
