/**
 * Conversations written down, so that somebody who does not program can read and write a test:
 *
 *   # a comment
 *   lea > bonjour                   Léa writes
 *   lea > [Passer]                  presses a button (or types its label where there are none)
 *   lea > [Clients] [Comptabilité] [C'est tout]
 *   lea > old [Passer]              presses a button from further up, if her platform has buttons; otherwise the
 *                                   story goes on at the next thing said
 *   lea > (photo)                   sends something that is no text
 *   lea >                           sends an empty message
 *   lea < about-me-activity         reads this text of flows/texts, whatever its variables
 *   lea < "Nantes"                  reads these words
 *   lea ! "Rennes"                  did not read these words, nor (without quotes) this text, in this answer
 *   nadia (en) > hello              somebody whose application is in English
 *
 *   lea #salon > /lier_club         writes in a room that others read too ("#" and its name)
 *   lea #salon > [Répondre]         presses a button that stands there for anybody
 *   lea #salon > re: Au marché      answers there what the program said last
 *   #salon < space-question-how     this was said in the room
 *   #salon ! "Léa"                  this was not
 *
 *   @ 2026-11-23T09:00:00Z          the story begins (without it: Monday, 10 o'clock in Paris)
 *   @ +2 days                       time passes; what falls due happens (also hours, minutes)
 *   @ here lea nadia                they have been welcomed before and have put the first questions off
 *   @ demo                          there is the demonstration club; its people press the first button they see
 *   @ code                          the program printed an organiser's code; "{code}" stands for it in what people say
 *   @ on discord autre              somebody is here too, on this platform; "{link lea}" stands for the code lea was given
 *   @ blocks lea                    from now on nothing can be delivered to her
 *   @ club Rezé                     Olivier organises a club in this town, with a meetup on Thursday 3 December, 18:30
 *   @ club Rezé, 1 seat             the same, for one person (any number of seats)
 *   @ member nadia                  she is a member of that club
 *   @ mentor nadia accounting tax   somebody who is here is a mentor for these needs, near Nantes, at all hours
 *
 * No answer may say that the program did not understand, met an old button or lost itself, unless the lines below
 * what was said expect it by name.
 */
import { readFileSync } from 'node:fs';
import { cutText } from '#src/engine/clean.ts';
import type { Locale } from '#src/engine/flow.ts';
import type { Media } from '#src/engine/message.ts';
import type { Capabilities } from '#src/platform/adapter.ts';
import type { Settings, SimulatedPerson, Simulation } from './simulator.ts';
import { arrange, demoAnswers, type Story } from './transcript-stage.ts';
import { patternsOf } from './transcript-texts.ts';

interface Line {
  readonly number: number;
  /** A person, or a room ("#salon") that is read. */
  readonly who: string;
  /** The room that a person writes in. */
  readonly room?: string;
  readonly locale: Locale;
  readonly sign: '>' | '<' | '!' | '@';
  readonly text: string;
}

const NEXT_PAGE = 'Suite';
const MOST_PAGES = 10;
const OLD = 'old ';
/** As the text `link-code-code` gives it. */
const LINK_CODE = /(?:Votre code :|Your code:) (.{9})/;

export const readTranscript = (path: string): readonly Line[] =>
  parseTranscript(path, readFileSync(path, 'utf8'));

/** @throws at the first line that is none of the above. */
export function parseTranscript(path: string, content: string): readonly Line[] {
  return content.split('\n').flatMap((raw, at): readonly Line[] => {
    const line = raw.trim();
    const number = at + 1;
    if (!line || line.startsWith('#')) return [];
    const arranged = /^@\s*(.+)$/.exec(line)?.[1];
    if (arranged) return [{ number, who: '', locale: 'fr', sign: '@', text: arranged }];
    const said =
      /^(\p{L}+)(?: \((fr|en)\))?(?: (#\p{L}+))? ([<>!]) ?(.*)$/u.exec(line) ??
      /^(#\p{L}+)()() ([<!]) ?(.*)$/u.exec(line);
    if (!said) throw new Error(`${path}:${number}: "${line}" is no line of a transcript`);
    const [, who = '', locale, room, sign, text = ''] = said;
    return [
      {
        number,
        who,
        ...(room && { room }),
        locale: (locale || 'fr') as Locale,
        sign: sign as Line['sign'],
        text,
      },
    ];
  });
}

/** When the story begins: its first line may say so. */
export const beginningOf = (lines: readonly Line[]): Settings['begins'] =>
  lines.find(({ sign, text }) => sign === '@' && /^\d{4}-/.test(text))?.text;

/** Signs of trouble: they must not be met by chance. */
const TROUBLE = ['engine-not-understood', 'engine-old-button', 'engine-apology'];

/** Plays it; throws at the first line that does not come true, with what was read instead. */
export async function play(
  path: string,
  lines: readonly Line[],
  world: Simulation,
  capabilities: Capabilities,
): Promise<void> {
  const story: Story = { world, people: new Map(), code: '' };
  const links = new Map<string, string>();
  const meant = (text: string) =>
    text
      .replace('{code}', story.code)
      .replace(/\{link (\p{L}+)\}/u, (_all, who: string) => links.get(who) ?? '');
  const { people } = story;
  const last = new Map<string, string>();
  let isSkipping = false;
  for (const [at, line] of lines.entries()) {
    if (line.who.startsWith('#')) {
      const read = [last.get(line.who) ?? '', ...(await world.room(line.who).reads())].filter(Boolean);
      last.set(line.who, read.join('\n\n'));
      check(`${path}:${line.number}`, line, read.join('\n\n'));
      continue;
    }
    const person = people.get(line.who) ?? (line.who && world.person(line.who, line.locale));
    if (person) people.set(line.who, person);
    const place = `${path}:${line.number}`;
    if (line.sign === '@') {
      isSkipping = false;
      await arrange(story, line.text);
      last.clear();
    } else if (line.sign === '>' && person) {
      isSkipping = capabilities.buttons === 0 && line.text.startsWith(OLD);
      if (isSkipping) continue;
      for (const who of last.keys()) if (who.startsWith('#')) last.delete(who);
      const heard = line.room
        ? await sayInRoom(person, line.room, meant(line.text))
        : await say(person, meant(line.text), capabilities);
      const read = heard.join('\n\n');
      links.set(line.who, LINK_CODE.exec(read)?.[1] ?? links.get(line.who) ?? '');
      last.set(line.who, read);
      refuseTrouble(place, line, read, lines.slice(at + 1));
      await demoAnswers(people);
    } else if (person && !isSkipping) {
      // What others did may have reached this person meanwhile.
      const news = await person.reads();
      refuseTrouble(place, line, news.join('\n\n'), lines.slice(at));
      const read = [last.get(line.who) ?? '', ...news].filter(Boolean).join('\n\n');
      last.set(line.who, read);
      check(place, line, read);
    }
  }
}

function refuseTrouble(place: string, { who, text }: Line, read: string, next: readonly Line[]): void {
  const end = next.findIndex(({ sign }) => sign === '>' || sign === '@');
  const expected = next.slice(0, end < 0 ? next.length : end).map((line) => line.text);
  for (const key of TROUBLE) {
    if (expected.includes(key) || !patternsOf(key).some((pattern) => pattern.test(read))) continue;
    throw new Error(`${place}: ${who} met ${key} at "${text}"; what came:\n${read}`);
  }
}

function check(place: string, { who, sign, text }: Line, read: string): void {
  const quoted = /^"(.*)"$/.exec(text)?.[1];
  const isThere =
    quoted === undefined ? patternsOf(text).some((pattern) => pattern.test(read)) : read.includes(quoted);
  if (isThere === (sign === '<')) return;
  throw new Error(
    `${place}: ${who} ${sign === '<' ? 'did not read' : 'read'} ${text}; what came:\n${read || '(nothing)'}`,
  );
}

async function say(
  person: SimulatedPerson,
  text: string,
  capabilities: Capabilities,
): Promise<readonly string[]> {
  if (text.startsWith(OLD))
    return person.presses(cutText(text.slice(OLD.length).replace(/[[\]]/g, ''), capabilities.labelLength));
  const media = /^\((\w+)\)$/.exec(text)?.[1];
  if (media) return person.sends({ kind: 'file', media: media as Media });
  const labels = [...text.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
  if (labels.length === 0) return person.says(text);
  if (capabilities.checkboxes) return person.presses(...labels);
  // What is ticked one by one with buttons is typed in one go.
  if (capabilities.buttons === 0)
    return person.says(labels.filter((label, at) => at === 0 || !isDone(label)).join(', '));
  const answers: string[] = [];
  for (const label of labels) answers.push(...(await press(person, label, capabilities)));
  return answers;
}

function sayInRoom(person: SimulatedPerson, room: string, text: string): Promise<readonly string[]> {
  const label = /^\[([^\]]+)\]$/.exec(text)?.[1];
  if (label) return person.in(room).presses(label);
  const answer = /^re: (.*)$/.exec(text)?.[1];
  return answer ? person.in(room).answers(answer) : person.in(room).says(text);
}

const isDone = (label: string): boolean => label === "C'est tout" || label === 'That is all';

/** Presses a button whose label may have been cut, and which may stand on a later page. */
async function press(
  person: SimulatedPerson,
  label: string,
  { labelLength }: Capabilities,
): Promise<readonly string[]> {
  const shown = [label, cutText(label, labelLength)];
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const own = person.buttons.findLast((option) => shown.includes(option.label));
    const isPaged = person.shown.some((option) => option.label === NEXT_PAGE);
    const isOnThisPage = own && (!isPaged || person.shown.includes(own));
    if (isOnThisPage || !isPaged) return person.presses(own?.label ?? label);
    await person.presses(NEXT_PAGE);
  }
  throw new Error(`${person.name} found no button "${label}" on any page`);
}
