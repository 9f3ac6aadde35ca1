/** The real web chat, on a real database, in front of a small scripted talk: the page is the thing under test. */
import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { createWebAdapter, type WebAdapter, type WebOptions } from '#adapters/web/adapter.ts';
import type { Locale, Words } from '#adapters/web/locale.ts';
import type { Option, Part, Update } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

export const words: Words = (() => {
  const bundles = new Map<Locale, FluentBundle>();
  for (const locale of ['fr', 'en'] as const) {
    const bundle = new FluentBundle(locale, { useIsolating: false });
    const file = new URL(`../../flows/texts/web.${locale}.ftl`, import.meta.url);
    bundle.addResource(new FluentResource(readFileSync(file, 'utf8')));
    bundles.set(locale, bundle);
  }
  return (locale, key, args) => {
    const bundle = bundles.get(locale);
    const pattern = bundle?.getMessage(key)?.value;
    if (!bundle || !pattern) throw new Error(`no text "${key}" in ${locale}`);
    return bundle.formatPattern(pattern, args);
  };
})();

export interface WebChat {
  readonly adapter: WebAdapter;
  readonly thread: ThreadStore;
  readonly database: TestDatabase;
  readonly received: Update[];
  /** Ids of updates that were dealt with: once is enough. */
  readonly taken: Set<string>;
  readonly url: string;
  /** What happens to an update; the scripted talk unless a test says otherwise. */
  onUpdate(handle?: (update: Update) => Promise<void>): void;
  /** Says something to the room of an update. */
  say(update: Update, parts: readonly Part[], answers?: boolean): Promise<void>;
  /** Starts the stopped adapter again, on this port, as a restart of the program does. */
  restart(port: number): Promise<void>;
  close(): Promise<void>;
}

export async function openWebChat(more: Partial<WebOptions> = {}): Promise<WebChat> {
  const database = await freshDatabase();
  const thread = createPostgresThread(database.prisma, 'web');
  const received: Update[] = [];
  const taken = new Set<string>();
  const make = (port: number) =>
    createWebAdapter({
      port,
      host: '127.0.0.1',
      thread,
      words,
      log: { warn: () => {} },
      secureCookies: false,
      ...more,
    });
  let adapter = make(0);
  let handle = (update: Update): Promise<void> => play(update);
  let count = 0;
  const chat: WebChat = {
    get adapter() {
      return adapter;
    },
    thread,
    database,
    received,
    taken,
    get url() {
      return adapter.address();
    },
    onUpdate(next = play) {
      handle = next;
    },
    async say(update, parts, answers = true) {
      count += 1;
      const envelope = { to: update.from, key: `${update.id}-${count}`, message: toMessage(parts) };
      await adapter.send(answers ? { ...envelope, answers: update.id } : envelope);
    },
    async restart(port) {
      adapter = make(port);
      await adapter.start(receive);
    },
    async close() {
      await adapter.stop();
      await database.close();
    },
  };
  const play = async (update: Update) => {
    for (const parts of talk(update)) await chat.say(update, parts);
  };
  const receive = async (update: Update) => {
    received.push(update);
    if (taken.has(update.id)) return;
    await handle(update);
    taken.add(update.id);
  };
  await adapter.start(receive);
  return chat;
}

function toMessage(parts: readonly Part[]): Message {
  const choice = parts.find((part) => part.kind === 'choice');
  const body = parts.filter((part) => part.kind !== 'choice');
  return { body, options: choice?.options ?? [], many: choice?.many ?? false };
}

/* ---- the scripted talk ---- */

const text = (words: string): Part => ({ kind: 'text', text: words });
const option = (token: string, label: string, role?: Option['role']): Option =>
  role ? { token, label, role } : { token, label };

const STAGES = [
  option('demo.stage.idea', 'Une idée, rien de déclaré'),
  option('demo.stage.created', 'Je viens de créer'),
  option('demo.stage.running', 'Mon entreprise tourne'),
  option('demo.stage.hard', 'C’est difficile en ce moment'),
  option('demo.stage.~skip', 'Passer', 'skip'),
];
const NEEDS = [
  option('demo.needs.clients', 'Trouver mes premiers clients'),
  option('demo.needs.money', 'Savoir quelles aides existent'),
  option('demo.needs.papers', 'Comprendre mes déclarations'),
  option('demo.needs.people', 'Parler à quelqu’un du métier'),
  option('demo.needs.~done', 'C’est tout', 'done'),
  option('demo.needs.~skip', 'Passer', 'skip'),
];

const CARDS: readonly Part[] = [
  text('Trois pistes pour une fleuriste qui débute, de la plus simple à la plus longue.'),
  {
    kind: 'card',
    title: 'Aide à la création ou à la reprise d’une entreprise (Acre)',
    lines: [
      { text: 'Vous payez moins de cotisations la première année.' },
      { label: 'Pourquoi vous :', text: 'Vous avez créé il y a moins de deux mois.' },
      { label: 'Qui la donne :', text: 'Urssaf, qui encaisse vos cotisations' },
      { label: 'Coût :', text: 'Gratuit' },
    ],
    link: { url: 'https://www.autoentrepreneur.urssaf.fr/exemple', label: 'Lire la page officielle' },
    note: 'Exemple de fiche, vérifié le 12 novembre 2026',
  },
  {
    kind: 'card',
    title: 'Rendez-vous avec une conseillère de la chambre de métiers',
    lines: [
      { text: 'Une heure pour relire votre projet, avec quelqu’un qui connaît le métier.' },
      { label: 'Pourquoi vous :', text: 'Vous êtes artisane, à Rezé.' },
      { label: 'Coût :', text: 'Gratuit la première fois' },
    ],
    link: { url: 'https://www.artisanat.fr/exemple', label: 'Prendre rendez-vous' },
    note: 'Exemple de fiche, vérifié le 3 novembre 2026',
  },
  {
    kind: 'card',
    title: 'Petit prêt pour une première vitrine',
    lines: [
      { text: 'De quoi acheter le premier stock, sans garantie personnelle.' },
      { label: 'Coût :', text: 'À rembourser, sans intérêt' },
    ],
    link: { url: 'https://www.adie.org/exemple', label: 'Voir les conditions' },
    note: 'Exemple de fiche, à vérifier sur le site officiel',
  },
  {
    kind: 'choice',
    options: [
      option('demo.card.useful', 'Utile, merci'),
      option('demo.card.meetup', 'Voir la prochaine rencontre'),
      option('demo.card.other', 'Pas pour moi'),
    ],
  },
];

const INVITATION = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const MEETUP: readonly Part[] = [
  {
    kind: 'card',
    title: 'Café des indépendants de Rezé',
    lines: [
      { text: 'On se présente, on s’entraide, on repart avec une idée.' },
      { label: 'Quand :', text: 'jeudi 3 décembre 2026, 18 h 30' },
      { label: 'Où :', text: 'La Tasse bleue, 4 place du Marché, Rezé' },
      { label: 'Places :', text: '5 sur 12' },
      { label: 'Viennent :', text: 'Nadia, comptable ; Yann, menuisier' },
    ],
    link: { url: 'https://www.openstreetmap.org/exemple', label: 'Voir sur la carte' },
  },
  {
    kind: 'choice',
    options: [option('demo.meetup.yes', 'Je viens'), option('demo.meetup.no', 'Pas cette fois')],
  },
];

/** What the demonstration answers, message by message. */
function talk({ input }: Update): readonly (readonly Part[])[] {
  if (input.kind === 'command') {
    return [
      [
        text(
          'Bonjour. Je suis PlusUn, un programme.\nJe connais les aides, les papiers et les gens qui ont du temps pour vous.',
        ),
        text('Où en êtes-vous ?'),
        { kind: 'choice', options: STAGES },
      ],
    ];
  }
  if (input.kind === 'text') {
    const said: Part = { kind: 'said', text: input.text };
    return [
      [said],
      /aide|fleur|argent/i.test(input.text) ? CARDS : [text(`Vous avez écrit : ${input.text}`)],
    ];
  }
  if (input.kind !== 'choice') return [];
  const [first = ''] = input.tokens;
  const labels = [...STAGES, ...NEEDS, ...CARDS.flatMap(optionsOf), ...MEETUP.flatMap(optionsOf)]
    .filter(({ token }) => input.tokens.includes(token))
    .map(({ label }) => label);
  const said: Part = { kind: 'said', text: (labels.length > 1 ? labels.slice(0, -1) : labels).join(', ') };
  if (first.startsWith('demo.stage')) {
    return [
      [said],
      [
        text('Bravo pour ce pas.\nDe quoi avez-vous besoin ?'),
        { kind: 'choice', options: NEEDS, many: true },
      ],
    ];
  }
  if (first.startsWith('demo.needs')) {
    return [[said], [text('C’est noté. Votre métier, en deux mots ?')]];
  }
  if (first === 'demo.card.meetup') return [[said], MEETUP];
  if (first === 'demo.meetup.yes') {
    return [
      [said],
      [text('C’est dit, votre place est gardée.')],
      [
        {
          kind: 'file',
          name: 'café-de-rezé.ics',
          mediaType: 'text/calendar',
          content: INVITATION,
          label: 'La rencontre, pour votre agenda',
        },
      ],
      [
        text('Votre +1 : dire bonjour à Nadia jeudi.\nJe vous en reparle vendredi matin.'),
        {
          kind: 'choice',
          options: [option('demo.step.yes', 'Je m’y engage'), option('demo.step.no', 'Un autre pas')],
        },
      ],
    ];
  }
  return [[said], [text('Fait. C’est votre troisième +1 ce mois-ci.')]];
}

const optionsOf = (part: Part): readonly Option[] => (part.kind === 'choice' ? part.options : []);
