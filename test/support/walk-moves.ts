/** Everything somebody may do in any conversation, for generated walks. */
import fc from 'fast-check';
import { flows } from '#flows/index.ts';
import type { Input, Slots } from '#src/engine/message.ts';
import type { Move } from './walk.ts';

const CLUBS = ['club00000001', 'gone'];
/** Those held with one person; what a club's rooms read is no conversation (test/clubs/spaces.test.ts). */
export const CONVERSATIONS = flows.filter(({ forSpaces }) => !forSpaces);

const MEETUPS = ['meet-free', 'meet-full', 'meet-mine', 'meet-wait', 'meet-over', 'meet-cancelled', 'gone'];
const QUESTIONS = ['question-open', 'question-closed', 'question-other', 'gone'];
const ANSWERS = ['answer-new', 'answer-thanked', 'gone'];
const PINGS = ['ping-open', 'ping-done', 'ping-met', 'asked-accepted', 'asked-met', 'gone'];
const one = fc.constantFrom;
const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<Slots>;
const moment = fc.constant('2026-11-26T17:00:00.000Z');

/** What each trigger brings with it; the things it names may be gone by the time it is read. */
export const TRIGGERS: Readonly<Record<string, fc.Arbitrary<Slots>>> = {
  ping: record({ ping: one(...PINGS) }),
  'search-digest': record({ news: fc.constant([{ query: 'microcrédit', ids: ['adie', 'gone'] }]) }),
  introduction: record({ ping: one(...PINGS) }),
  introduced: record({ ping: one(...PINGS), role: one('asker', 'mentor') }),
  'mentor-survey': record({ ping: one(...PINGS), day: one(3, 10, 90), isMet: one(true, null) }),
  'peer-message': record({ ping: one(...PINGS), from: one('Nadia', ''), text: one('Bonjour !', '{ "x" }') }),
  'mentor-news': fc.oneof(
    ...[
      'opened',
      'full',
      'asked',
      'asked-too',
      'asked-later',
      'next',
      'still',
      'nobody',
      'gave-up',
      'reopened',
      'edited',
      'other-words',
      'vouched',
      'withdrawn',
      'lapsed',
      'accepted',
      'taken',
    ].map((news) =>
      record({
        news: fc.constant(news),
        firstName: one('Nadia', ''),
        need: one('accounting', 'trouble', ''),
        skill: one('accounting', ''),
        trade: one('comptable', ''),
        place: one('44143', ''),
        cause: one('declined', 'silent', 'gone', 'found', 'refused', ''),
        other: one('Marc', ''),
        message: one('Bonjour', ''),
        club: one('Club de Rezé', ''),
        by: moment,
        at: moment,
        until: moment,
      }),
    ),
    record({
      news: one(
        'expired',
        'declined',
        'request-gone',
        'freed',
        'paused',
        'rested',
        'resumed',
        'returned',
        'stopped',
      ),
      firstName: one('Nadia', ''),
      until: moment,
    }),
    record({
      news: one('too-late', 'ended', 'peer-left', 'relayed', 'relay-closed'),
      firstName: one('Nadia', ''),
    }),
  ),
  'meetup-outcome': record({
    outcome: one('yes', 'waiting', 'gone'),
    meetup: one(...MEETUPS),
    position: one(1, 2),
  }),
  'meetup-seat': record({ meetup: one(...MEETUPS) }),
  'meetup-change': record({ meetup: one(...MEETUPS), change: one('moved', 'cancelled') }),
  'meetup-invite': record({ meetup: one(...MEETUPS) }),
  'meetup-reminder': record({ meetup: one(...MEETUPS), kind: one('week', 'day', 'hours'), deadline: moment }),
  'circle-news': record({
    news: one('joined', 'skipped', 'paused', 'resumed', 'left', 'alone'),
    at: moment,
    until: one('2026-12-01', ''),
  }),
  'circle-eve': record({ month: fc.constant('2026-12'), deadline: moment }),
  'circle-drawn': record({ circle: one('circle000001', 'gone') }),
  'circle-met': record({ circle: one('circle000001', 'gone') }),
  'organiser-code': record({ state: one('right', 'wrong', 'too-many', 'none') }),
  'organiser-news': record({
    news: one('club', 'created', 'moved', 'cancelled', 'past', 'gone', 'no-club'),
    meetup: one(...MEETUPS),
    announced: one('yes', 'no', ''),
    count: one(0, 1, 7),
    spaces: one(0, 1, 3),
  }),
  'space-news': record({
    news: one('bound', 'already', 'taken', 'refused', 'unbound', 'gone', 'lost'),
    club: one(...CLUBS),
    platform: one('telegram', ''),
  }),
  'announce-outcome': record({
    state: one('sent', 'capped', 'refused'),
    spaces: one(0, 1, 3),
    count: one(0, 1, 7),
  }),
  'club-announcement': record({ club: one(...CLUBS), text: one('Bonjour !', '{ "x" }') }),
  'club-news': record({ news: one('joined', 'expired'), club: one(...CLUBS) }),
  'question-outcome': record({ state: one('asked', 'full', 'no-space'), spaces: one(1, 2) }),
  'question-closed': record({ question: one(...QUESTIONS) }),
  'peer-answer': record({ answer: one(...ANSWERS), isLast: fc.boolean() }),
  'answer-outcome': record({ state: one('sent', 'closed', 'gone', 'often', 'own') }),
  'peer-thanks': record({ answer: one(...ANSWERS) }),
  'answer-reported': record({ answer: one(...ANSWERS) }),
  'link-code': record({ code: fc.constant('K7QM4XRA'), minutes: fc.constant(10) }),
  'link-ask': record({
    link: one('link-claimed', 'gone'),
    platform: one('discord', 'sim'),
    name: one('Léa', ''),
  }),
  'link-confirm': record({
    link: one('link-confirmed', 'gone'),
    platform: one('telegram', 'web'),
    name: one('Léa', ''),
  }),
  'link-news': record({
    news: one(
      'wrong',
      'expired',
      'used',
      'own',
      'same-person',
      'too-many',
      'waiting',
      'not-confirmed',
      'over',
      'linked',
      'linked-here',
      'unlinked',
      'unlinked-here',
    ),
    platform: one('slack', 'sim'),
    name: one('Léa', ''),
  }),
  'merge-choices': record({
    differences: one(
      { activity: { kept: 'boulangère', other: 'fleuriste' }, stage: { kept: 'idea', other: 'running' } },
      { place: { kept: '44109', other: '35238' }, needs: { kept: ['tax'], other: ['law', 'tax'] } },
      {
        locale: { kept: 'fr', other: 'en' },
        'mentor-place': { kept: ['44109', true], other: ['35238', false] },
      },
      {
        'mentor-first-name': { kept: 'Léa', other: 'Lea' },
        'mentor-skills': { kept: ['tax'], other: ['law'] },
        'mentor-trade': { kept: 'comptable', other: 'juriste' },
        'mentor-languages': { kept: ['fr'], other: ['fr', 'en'] },
        'mentor-capacity': { kept: 1, other: 5 },
        'mentor-pings': { kept: 1, other: 2 },
        'mentor-quiet': {
          kept: ['20:00', '08:00', 'Europe/Paris'],
          other: ['00:00', '00:00', 'Europe/Paris'],
        },
      },
    ),
  }),
  'obligations-due': record({
    duties: one(
      [],
      [{ rule: 'cfe-pay', day: '2026-12-15' }],
      [
        { rule: 'cfe-pay', day: '2026-12-15' },
        { rule: 'gone', day: 'x' },
        { rule: 'vat-monthly', day: '2026-12-15' },
      ],
    ),
    deadline: moment,
  }),
  'check-up-due': record({ since: one('2026-08-20T09:00:00.000Z', 'x'), deadline: moment }),
  'plus-one-due': record({
    id: one('step1', 'gone'),
    what: fc.constant('Appeler trois clients'),
    deadline: moment,
  }),
  'engine.apology': record({}),
  'of-a-flow-that-was-removed': record({ x: fc.constant(1) }),
};

const trigger = fc.oneof(
  ...Object.entries(TRIGGERS).map(([name, data]) =>
    data.map((given): Input => ({ kind: 'trigger', name, data: given })),
  ),
);

/** What a run is given by the flow that calls it, so that it can begin anywhere. */
const GIVEN: Readonly<Record<string, fc.Arbitrary<Slots>>> = {
  feedback: record({ entries: one(['adie'], ['adie', 'france-services'], ['gone']) }),
  'keep-search': record({ query: one('microcrédit', 'un four'), seen: fc.constant(['adie']) }),
  'selection-door': record({ club: one('Club de Rezé', '') }),
  'meetup-details': record({ club: one('Club de Rezé', 'none') }),
  meetup: record({ meetup: one(...MEETUPS) }),
  'bind-room': record({
    standing: one('private', 'no-club', 'already', 'taken', 'ready'),
    bound: fc.constant('Club de Rezé'),
    club: fc.constant('club00000001'),
    platform: fc.constant('telegram'),
    room: fc.constant('-100'),
  }),
  'unbind-room': record({
    standing: one('private', 'unbound', 'bound'),
    space: fc.constant('space1'),
    bound: fc.constant('Club de Rezé'),
  }),
  'write-announcement': record({ standing: one('ready', 'no-club'), club: fc.constant('club00000001') }),
  'club-door': record({ club: one(...CLUBS, 'none') }),
  'make-invitation': record({
    standing: one('ready', 'no-club'),
    club: fc.constant('club00000001'),
    code: fc.constant('abc'),
  }),
  'write-question': record({
    standing: one('ready', 'none', 'full'),
    club: fc.constant('club00000001'),
    id: fc.constant('q1'),
  }),
  'write-answer': record({
    standing: one('which', 'gone', 'closed', 'own', 'open'),
    question: one(...QUESTIONS),
  }),
  'share-success': record({
    what: fc.constant('Appeler trois clients'),
    clubs: one(0, 1),
    club: fc.constant('club00000001'),
  }),
  'read-reports': record({ count: one(0, 1, 12), ids: fc.constant(['report-gone']) }),
  'organiser-door': fc.oneof(
    record({ standing: fc.constant('visitor') }),
    record({ standing: fc.constant('no-club') }),
    record({ standing: fc.constant('ready'), club: fc.constant('Club de Rezé') }),
  ),
  'ask-mentor-coach': fc.oneof(
    record({}),
    record({ full: fc.constant(true) }),
    record({ place: fc.constant('44109') }),
  ),
  'my-obligations': fc.oneof(
    record({}),
    record({ isElsewhere: fc.constant(true) }),
    record({ isOn: fc.constant(true), isChanging: fc.constant(true) }),
    record({
      isOn: fc.constant(true),
      status: one('micro', 'other', null),
      period: one('monthly', null),
      vat: one('no', 'other', null),
      premises: fc.constant(null),
      employees: one('yes', null),
      started: one('2026-09-20', null),
    }),
  ),
  'handover-request': fc.oneof(
    record({ known: fc.boolean() }),
    record({ known: fc.constant(true), words: fc.constant('Un client ne me paie pas') }),
  ),
  'note-facts': record({
    query: fc.constant('acre'),
    activity: fc.constant('coiffeuse'),
    town: one('44109', 'gone'),
    noted: fc.constant({ employees: 2, jobseeker: true }),
    asked: fc.constant(['employees=2']),
  }),
  'tell-fact': record({
    fact: one('jobseeker', 'age', 'status', 'region'),
    query: fc.constant('acre'),
    facts: fc.constant({ woman: true }),
  }),
  resources: fc.oneof(
    record({}),
    record({
      query: one('microcrédit', 'zgrblx'),
      how: one('others', 'told'),
      without: fc.constant(['adie']),
    }),
    record({
      query: fc.constant('acre'),
      topic: fc.constant('pour les femmes'),
      place: one('44109', 'gone'),
    }),
    record({ query: fc.constant('acre'), one: one('adie', 'gone'), isShown: fc.boolean() }),
  ),
  'plus-one': fc.oneof(record({}), record({ suggestion: fc.constant('Appeler un client') })),
  'about-me': fc.oneof(
    record({}),
    record({
      isKnown: fc.constant(true),
      activity: fc.constant('boulangère'),
      stage: fc.constant('idea'),
      place: fc.constant(null),
      needs: fc.constant(['tax']),
    }),
  ),
};
export const beginning = fc.option(
  fc.oneof(
    ...CONVERSATIONS.map(({ name, triggers }) =>
      (GIVEN[name] ?? TRIGGERS[triggers[0] ?? ''] ?? record({})).map((slots) => ({ flow: name, slots })),
    ),
  ),
  { nil: undefined, freq: 12 },
);

const list = (words: string): readonly string[] => words.split(';').map((word) => word.trim());

/** What people type. */
const TYPED = {
  conversation: list(
    'passer; retour; annuler; recommencer; aide; menu; english; français; oui; non; bonjour; merci; skip; back; help; ?; cancel',
  ),
  answers: list(`
    boulangère; Léa; 44000; Saint-Denis; Nantes; Rezé; st denis; 97400; 12 places; 06 12 34 56 78; lea@exemple.fr; demain;
    jeudi 3 décembre; vendredi 3 décembre; 03/12; hier; 18h30; 7; 7h; midi; 25h; 1; 2; 3; 99; 1 et 2; 1, 3; le 2;
    compta, clients; compta et impôts`),
  corrections: list(`
    non, Nantes pas Rennes; non, Rezé; plutôt demain; non, compta; enfin 18h; je voulais dire clients; Nantes et non Rezé;
    en fait je suis coiffeuse; no, Lyon`),
  elsewhere: list(`
    comment payer l’urssaf ?; un client ne me paie pas; je voudrais parler à un mentor; et pour les femmes ?; moins cher; autre chose; plus près de Nantes; le deuxième; rencontres; mes données; mon +1;
    devenir mentor; effacer mes données; demander aux autres; mon club; mes questions; espaces; faire une annonce; mes demandes; écrire à mon mentor; organisateur; /organisateur ABC; /start x;
    what help is there to hire?; j’en peux plus, je veux mourir`),
  nonsense: [
    '',
    '   ',
    'zgrblx frtzk',
    '🙂🙂',
    '!!!',
    '/',
    '/nimporte',
    '\u0000',
    '\ud800',
    '{ "x" }',
    '<b>gras</b>',
  ],
  tricky: ['é'.repeat(600), 'a'.repeat(5000), 'constructor', '__proto__', 'toString'],
};
const texts = one(...Object.values(TYPED).flat());
const inputs: fc.Arbitrary<Input> = fc.oneof(
  { arbitrary: texts.map((text): Input => ({ kind: 'text', text })), weight: 12 },
  { arbitrary: trigger, weight: 3 },
  {
    arbitrary: one(...flows.flatMap(({ commands }) => commands)).map(
      (name): Input => ({ kind: 'command', name }),
    ),
    weight: 2,
  },
  { arbitrary: one('photo', 'voice', 'other').map((media): Input => ({ kind: 'file', media })), weight: 1 },
);
const at = fc.nat(40);
export const move: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: inputs.map((input): Move => ({ kind: 'input', input })), weight: 10 },
  { arbitrary: fc.record({ kind: fc.constant('press'), options: fc.tuple(at) }), weight: 14 },
  {
    arbitrary: fc.record({
      kind: fc.constant('press'),
      options: fc.array(at, { minLength: 2, maxLength: 3 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: one('label', 'number', 'old'), at: fc.nat(200) }), weight: 8 },
  {
    arbitrary: fc.record({
      kind: fc.constant('forge'),
      at: fc.nat(200),
      value: one('', 'nope', '~done', '~skip', '~p1', '~p-3', '~p9999999999', '~', 'constructor'),
      isForeign: fc.boolean(),
    }),
    weight: 2,
  },
  { arbitrary: fc.constant({ kind: 'again' }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('time'), hours: one(1, 3, 72, 24 * 40) }), weight: 1 },
) as fc.Arbitrary<Move>;
