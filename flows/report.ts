/** « /signaler » : points something out to the organisers; « /signalements » : they read it. */
import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  is,
  say,
  show,
  type When,
} from '#src/engine/flow.ts';
import type { Part, Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';

const KINDS = ['hurtful', 'false', 'advert'];
const LONGEST = 600;
const SHOWN = 10;

const report = defineFlow(
  'report',
  { version: 1, commands: ['signaler', 'report'], argument: 'about', resumable: false },
  [
    choose('what', KINDS, { or: text(LONGEST) }),
    ask('more', text(LONGEST), { skippable: true, isMessage: true }),
    act('record', ({ slots }) => [
      {
        kind: 'people.report',
        key: 'record',
        data: { what: slots['what'] ?? '', words: slots['more'] ?? '', about: slots['about'] ?? '' },
      },
    ]),
    say('done'),
  ],
);

const reports = defineFlow(
  'reports',
  { version: 1, commands: ['signalements', 'reports'], forOrganisers: true },
  [
    call('read', 'read-reports', {
      give: async ({ read }): Promise<Slots> => {
        const { count, first } = await read.people.reports(SHOWN);
        return { count, ids: first.map(({ id }) => id) };
      },
    }),
  ],
);

const isEmpty: When = ({ count }) => count === 0;
const hasSome: When = (slots) => !isEmpty(slots);

const readReports = defineFlow(
  'read-reports',
  { version: 1, forOrganisers: true, interruptible: false, resumable: false },
  [
    say('none', { when: isEmpty }),
    say('count', { when: hasSome, args: ({ slots }) => ({ count: Number(slots['count']), shown: SHOWN }) }),
    show('list', listed, { when: hasSome }),
    choose('next', ['clear', 'keep'], { when: hasSome }),
    act(
      'clear',
      ({ slots }) => [{ kind: 'people.clear-reports', key: 'clear', data: { ids: slots['ids'] ?? [] } }],
      {
        when: is('next', 'clear'),
      },
    ),
    say('cleared', { when: is('next', 'clear') }),
    say('kept', { when: is('next', 'keep') }),
  ],
);

export const reportFlows = [report, reports, readReports];

async function listed({ slots, read, say: words, format }: Context): Promise<readonly Part[]> {
  const { first } = await read.people.reports(SHOWN);
  const ids = Array.isArray(slots['ids']) ? slots['ids'] : [];
  return first
    .filter(({ id }) => ids.includes(id))
    .map(({ what, words: more, about, at }) => ({
      kind: 'card' as const,
      title: KINDS.includes(what) ? words(`report-what-${what}`) : what,
      lines: [
        ...(more ? [{ text: more }] : []),
        ...(about ? [{ label: words('read-reports-about'), text: about }] : []),
      ],
      note: format.moment(at),
    }));
}
