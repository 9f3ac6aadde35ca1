/**
 * Conversations written down, so that somebody who does not program can read and write a test:
 *
 *   # a comment
 *   @ 2026-11-23T09:00:00Z          the story begins (Monday, 10 o'clock in Paris)
 *   @ +2 days                       time passes; what falls due happens
 *   lea > bonjour                   Léa writes
 *   lea > [Passer]                  presses a button (or types its label where there are none)
 *   lea > [Clients] [Comptabilité] [C'est tout]
 *   lea > (photo)                   sends something that is no text
 *   lea < about-me-activity         reads this text of flows/texts, whatever its variables
 *   lea < "Nantes"                  reads these words
 *   lea ! "Rennes"                  did not read these words in this answer
 *   nadia (en) > hello              somebody whose application is in English
 */
import { readFileSync } from 'node:fs';
import { createTexts, LOCALES, localeOf, readTextFiles } from '#src/engine/texts.ts';
import { cutText } from '#src/engine/clean.ts';
import type { Locale } from '#src/engine/flow.ts';
import type { Media } from '#src/engine/message.ts';
import type { Capabilities } from '#src/platform/adapter.ts';
import { parse, type PatternElement } from '@fluent/syntax';
import type { Settings, SimulatedPerson, Simulation } from './simulator.ts';

interface Line {
  readonly number: number;
  readonly who: string;
  readonly locale: Locale;
  readonly sign: '>' | '<' | '!' | '@';
  readonly text: string;
}

const NEXT_PAGE = 'Suite';
const MOST_PAGES = 10;
const TEXTS = new URL('../../flows/texts', import.meta.url).pathname;

export function readTranscript(path: string): readonly Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((raw, at) => {
      const line = raw.trim();
      if (!line || line.startsWith('#')) return [];
      const time = /^@\s*(.+)$/.exec(line);
      if (time)
        return [{ number: at + 1, who: '', locale: 'fr' as const, sign: '@' as const, text: time[1] ?? '' }];
      const said = /^(\p{L}+)(?: \((fr|en)\))? ([<>!]) ?(.*)$/u.exec(line);
      if (!said) throw new Error(`${path}:${at + 1}: "${line}" is no line of a transcript`);
      const [, who = '', locale, sign, text = ''] = said;
      return [{ number: at + 1, who, locale: (locale ?? 'fr') as Locale, sign: sign as Line['sign'], text }];
    });
}

/** When the story begins: its first line may say so. */
export const beginningOf = (lines: readonly Line[]): Settings['begins'] =>
  lines.find(({ sign, text }) => sign === '@' && !text.startsWith('+'))?.text;

/** Plays it; throws at the first line that does not come true, with what was read instead. */
export async function play(
  path: string,
  lines: readonly Line[],
  world: Simulation,
  capabilities: Capabilities,
): Promise<void> {
  const people = new Map<string, SimulatedPerson>();
  const last = new Map<string, string>();
  for (const line of lines) {
    const person = people.get(line.who) ?? world.person(line.who, line.locale);
    people.set(line.who, person);
    const place = `${path}:${line.number}`;
    if (line.sign === '@') {
      await passTime(world, line.text);
      for (const who of people.keys()) last.delete(who);
    } else if (line.sign === '>') {
      last.set(line.who, (await say(person, line.text, capabilities)).join('\n\n'));
    } else {
      // What others did may have reached this person meanwhile.
      const read = [last.get(line.who) ?? '', ...(await person.reads())].filter(Boolean).join('\n\n');
      last.set(line.who, read);
      check(place, line, read);
    }
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

async function passTime(world: Simulation, text: string): Promise<void> {
  const passed = /^\+(\d+) (day|hour|minute)s?$/.exec(text);
  if (passed) await world.passes({ [`${passed[2]}s`]: Number(passed[1]) });
}

async function say(
  person: SimulatedPerson,
  text: string,
  capabilities: Capabilities,
): Promise<readonly string[]> {
  const media = /^\((\w+)\)$/.exec(text)?.[1];
  if (media) return person.sends({ kind: 'file', media: media as Media });
  const labels = [...text.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
  if (labels.length === 0) return person.says(text);
  if (capabilities.checkboxes) return person.presses(...labels);
  // What is ticked one by one with buttons is typed in one go.
  if (capabilities.buttons === 0) return person.says(labels.filter((label, at) => at === 0 || !isDone(label)).join(', '));
  const answers: string[] = [];
  for (const label of labels) answers.push(...(await press(person, label, capabilities)));
  return answers;
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

/** Each text as a pattern, its variables standing for anything. */
const patterns = new Map<string, RegExp[]>();
function patternsOf(key: string): readonly RegExp[] {
  if (patterns.size === 0) readPatterns();
  const found = patterns.get(key);
  if (!found) throw new Error(`no text "${key}" in flows/texts`);
  return found;
}

function readPatterns(): void {
  const files = readTextFiles(TEXTS);
  createTexts(files);
  for (const locale of LOCALES) {
    for (const { name, content } of files) {
      if (localeOf(name) !== locale) continue;
      for (const entry of parse(content, {}).body) {
        if (entry.type !== 'Message' || !entry.value) continue;
        const source = entry.value.elements.map(sourceOf).join('');
        const own = patterns.get(entry.id.name) ?? [];
        patterns.set(entry.id.name, [...own, new RegExp(source, 'u')]);
      }
    }
  }
}

const sourceOf = (element: PatternElement): string =>
  element.type === 'TextElement' ? RegExp.escape(element.value) : '[\\s\\S]*?';
