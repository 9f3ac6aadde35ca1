/** « /echeances » : reminders of declarations, for those who want them; a list with sources, a calendar, a way out. */
import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  has,
  is,
  say,
  show,
  type When,
} from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { pastDate } from '#src/engine/parsers/past-date.ts';
import { answersIn, calendarOf, CHOICES, listed, toldIn, toldInWords } from './obligations-parts.ts';

const WEEK_HOURS = 24 * 7;
/** Overseas places with tax and social rules of their own. */
const ELSEWHERE = ['975', '977', '978', '986', '987', '988'];

const obligations = defineFlow(
  'obligations',
  {
    version: 1,
    commands: ['echeances', 'mes échéances', 'deadlines', 'my deadlines'],
    resumable: false,
  },
  [call('mine', 'my-obligations', { give: standing })],
);

/** What is kept already, as answers given; or that this place has other rules. */
async function standing({ person, read }: Context): Promise<Slots> {
  const plan = await read.companion.plan(person.id);
  const { place } = (await read.people.profile(person.id)) ?? {};
  const department = place === undefined ? undefined : read.places.byCode(place)?.department;
  if (department !== undefined && ELSEWHERE.includes(department)) return { isElsewhere: true };
  if (!plan) return {};
  const { startedOn, ...chosen } = plan.answers;
  const unknown = Object.fromEntries(CHOICES.map((id) => [id, chosen[id] ?? null]));
  return { isOn: true, ...unknown, started: startedOn ?? null };
}

const isHere: When = (slots) => slots['isElsewhere'] !== true;
const isNew: When = (slots) => isHere(slots) && slots['isOn'] !== true;
const isAsking: When = (slots) => isHere(slots) && (slots['isChanging'] === true || slots['start'] === 'yes');
const isShown: When = (slots) =>
  isHere(slots) && (slots['consent'] === 'yes' || (slots['isOn'] === true && slots['isChanging'] !== true));
const asked = { skippable: true, when: isAsking };

const myObligations = defineFlow('my-obligations', { version: 1, resumable: false }, [
  say('elsewhere', { when: (slots) => !isHere(slots) }),
  choose('start', ['yes', 'no'], { when: isNew }),
  choose('status', ['micro', 'other'], asked),
  choose('period', ['monthly', 'quarterly'], {
    skippable: true,
    when: (slots) => isAsking(slots) && slots['status'] !== 'other',
  }),
  choose('vat', ['no', 'monthly', 'other'], asked),
  choose('premises', ['yes', 'no'], asked),
  choose('employees', ['yes', 'no'], asked),
  ask('started', pastDate('my-obligations-started-wrong'), asked),
  choose('consent', ['yes', 'no'], { when: isAsking }),
  act('keep', keeping, { when: is('consent', 'yes') }),
  say('kept', { when: is('consent', 'yes') }),
  say('not-kept', { when: (slots) => is('consent', 'no')(slots) || is('start', 'no')(slots) }),
  show('all', listed, { when: isShown }),
  choose('next', ['file', 'change', 'stop', 'done'], { when: isShown }),
  show('calendar', calendarOf, { when: is('next', 'file') }),
  call('change', 'my-obligations', {
    when: is('next', 'change'),
    give: () => ({ isOn: true, isChanging: true }),
  }),
  act('stop', () => [{ kind: 'companion.obligations.stop', key: 'stop', data: {} }], {
    when: is('next', 'stop'),
  }),
  say('stopped', { when: is('next', 'stop') }),
  say('closed', { when: is('next', 'done') }),
]);

function keeping({ slots, person }: Context) {
  const data = { ...answersIn(slots), zone: person.zone };
  return [{ kind: 'companion.obligations.save', key: 'keep', data }];
}

/** One message for all that falls together. Slots in: `duties`, [{ rule, day }]. */
const obligationsDue = defineFlow(
  'obligations-due',
  {
    version: 1,
    triggers: ['obligations-due'],
    delivery: 'timed',
    expiresAfterHours: WEEK_HOURS,
    isOver: async ({ read, person }) => (await read.companion.plan(person.id)) === undefined,
  },
  [
    choose('answer', answers, {
      args: (context) => ({ count: toldIn(context).length, list: toldInWords(context) }),
      means: { yes: ['all'], no: ['later'] },
    }),
    act(
      'done',
      (context) => [{ kind: 'companion.obligations.done', key: 'done', data: { duties: chosen(context) } }],
      { when: isDone },
    ),
    say('thanks', { when: isDone }),
    say('later', { when: is('answer', 'later') }),
    call('list', 'obligations', { when: is('answer', 'list') }),
    act('stop', () => [{ kind: 'companion.obligations.stop', key: 'stop', data: {} }], {
      when: is('answer', 'stop'),
    }),
    say('stopped', { when: is('answer', 'stop') }),
  ],
);

const ONE = /^duty-(\d+)$/;

function isDone(slots: Slots): boolean {
  return has('answer')(slots) && (slots['answer'] === 'all' || ONE.test(String(slots['answer'])));
}

function answers(context: Context) {
  const told = toldIn(context);
  const { read, say: words, person } = context;
  const each = told.map(({ rule }, at) => ({
    value: `duty-${at}`,
    label: words('obligations-due-answer-one', {
      what: read.companion.rule(rule)?.name[person.locale] ?? '',
    }),
  }));
  const kind = told.length > 1 ? 'all' : 'done';
  return [
    { value: 'all', label: words(`obligations-due-answer-${kind}`) },
    ...(told.length > 1 ? each : []),
    ...['later', 'list', 'stop'].map((value) => ({ value, label: words(`obligations-due-answer-${value}`) })),
  ];
}

function chosen(context: Context) {
  const told = toldIn(context);
  const at = ONE.exec(String(context.slots['answer']))?.[1];
  return (at === undefined ? told : told.slice(Number(at), Number(at) + 1)).map((one) => ({ ...one }));
}

export const obligationFlows = [obligations, myObligations, obligationsDue];
