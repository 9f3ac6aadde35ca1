/** « /arnaque » : a letter, a call or a message is compared with known tricks. It never says "safe", and accuses nobody. */
import { ask, call, choose, type Context, defineFlow, is, say, show } from '#src/engine/flow.ts';
import type { CardPart, Part } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';

const LONGEST_LETTER = 4_000;
/** For somebody who has already paid or given a code. */
const FIRST_HOURS = ['virement-fraude-urgence', '17cyber'];

export const scamCheck = defineFlow(
  'scam-check',
  {
    version: 1,
    commands: ['arnaque', 'scam', 'courrier suspect'],
    argument: 'letter',
    resumable: false,
    // A letter is full of questions: none of them is for the catalogue.
    interruptible: false,
    recognises: (said, read) => read.companion.looksLikeLetter(said),
  },
  [
    ask('letter', text(LONGEST_LETTER), { isMessage: true }),
    show('verdict', verdict),
    choose('next', ['paid', 'step', 'another', 'done'], {
      takesQuestions: true,
      clears: (value) => (value === 'another' ? ['letter', 'verdict'] : []),
    }),
    show('first-hours', firstHours, { when: is('next', 'paid') }),
    call('step', 'plus-one', {
      when: is('next', 'step'),
      give: ({ say: words }) => ({ suggestion: words('scam-check-step') }),
    }),
    say('closed', { when: is('next', 'done') }),
  ],
);

function verdict(context: Context): readonly Part[] {
  const { slots, read, say: words, person, format } = context;
  const { kind, pattern, signs } = read.companion.checkScam(String(slots['letter'] ?? ''));
  if (kind === 'unknown' || !pattern)
    return [{ kind: 'text', text: words('scam-check-unknown') }, howToCheck(context)];
  const name = pattern.name[person.locale];
  const line = (key: string, said: string) => ({ label: words(`scam-check-${key}`), text: said });
  const shown = signs.map((sign) => words(`scam-check-sign-${sign}`)).join(' ; ');
  const card: CardPart = {
    kind: 'card',
    title: name,
    lines: [
      { text: pattern.trick[person.locale] },
      ...(shown ? [line('signs', shown)] : []),
      line('due', pattern.due[person.locale]),
      line('first', pattern.first[person.locale]),
      line('report', pattern.report.label),
    ],
    link: { url: pattern.report.url, label: new URL(pattern.report.url).hostname.replace(/^www\./, '') },
    note: words('scam-check-note', { day: format.date(pattern.checkedOn) }),
  };
  return [{ kind: 'text', text: words(`scam-check-${kind}`, { name }) }, card];
}

/** What to do with any letter, whoever it is from. */
const howToCheck = ({ say: words }: Context): CardPart => ({
  kind: 'card',
  title: words('scam-check-verify'),
  lines: ['sender', 'address', 'due', 'ask'].map((what) => ({ text: words(`scam-check-verify-${what}`) })),
  link: { url: 'https://www.cybermalveillance.gouv.fr/', label: 'cybermalveillance.gouv.fr' },
});

function firstHours({ read, person, say: words }: Context): readonly Part[] {
  const cards = FIRST_HOURS.flatMap((id): CardPart[] => {
    const found = read.catalogue.byId(id);
    if (!found) return [];
    const { name, gives, firstStep, url } = found;
    const { locale } = person;
    return [
      {
        kind: 'card',
        title: name[locale],
        lines: [{ text: gives[locale] }, { label: words('scam-check-first'), text: firstStep[locale] }],
        link: { url, label: new URL(url).hostname.replace(/^www\./, '') },
      },
    ];
  });
  return [{ kind: 'text', text: words('scam-check-paid') }, ...cards];
}
