/** No message may keep the program busy: everybody else waits meanwhile. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flows } from '#flows/index.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Slots } from '#src/engine/message.ts';
import type { Read } from '#src/engine/read.ts';
import { newSession, type Session } from '#src/engine/session.ts';
import { takeTurn } from '#src/engine/turn.ts';
import { texts } from '#src/main/parts.ts';
import { isDistress } from '#src/people/distress.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { BEGINS, KNOWN, walkTown } from '#test/support/walk-town.ts';

const MOST_CPU_MS = 200;
let read: Read;
let database: TestDatabase;
beforeAll(async () => {
  ({ read, database } = await walkTown());
  for (const place of Object.keys(PLACES)) await cpuOf(place, 'comment payer moins de cotisations ?');
});
afterAll(() => database.close());

const repeat = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);
const MARKS = ['\u0316', '\u0301', '\u0327', '\u0345', '\u05b0', '\u3099'].join('');
const INPUTS: Readonly<Record<string, string>> = {
  'one word of 20,000 letters': repeat('a', 20_000),
  '20,000 characters of words': repeat('mot ', 20_000),
  'a question of 4,000 characters': repeat('comment payer un devis ? ', 4000),
  '10,000 marks': `a${repeat('\u0301', 10_000)}`,
  '10,000 marks in no order': `a${repeat(MARKS, 10_000)}`,
  '10,000 marks in the worst order': `a${'\u0301'.repeat(5000)}${'\u0316'.repeat(5000)}`,
  '500 joined emoji': repeat('👩\u200d', 1500),
  commas: `${repeat(',', 3900)}a`,
  'a long list of numbers': repeat('1,', 3900),
  'a long list in words': repeat('1 et ', 3900),
  'corrections of corrections': `non ${repeat('pas ', 3900)}`,
  lines: repeat('x\n', 3900),
  slashes: `${repeat('/', 3900)}a`,
  figures: repeat('1 ', 3900),
  dates: repeat('jeudi 3 décembre ', 3900),
  hours: repeat('18h30 ', 3900),
  'syllables that fall apart': repeat('각', 3900),
  'signs that become a sentence': repeat('\ufdfa', 3900),
  addresses: repeat('a@', 3900),
};

/** Every way of reading: own words, options, boxes, a town, a day, an hour, a number, an address, a question. */
const PLACES: Readonly<Record<string, readonly [string, Slots]>> = {
  'own words': ['about-me', {}],
  options: ['about-me', { activity: 'x' }],
  'a town': ['about-me', { activity: 'x', stage: 'idea' }],
  boxes: ['about-me', { activity: 'x', stage: 'idea', place: '44109' }],
  'the menu': ['home', {}],
  'a day': ['meetup-details', { club: 'x', title: 'x' }],
  'an hour': ['meetup-details', { club: 'x', title: 'x', day: '2026-12-03' }],
  'a number': ['meetup-details', { club: 'x', title: 'x', day: '2026-12-03', hour: '18:30', venue: 'x' }],
  'an address': ['ping', { ping: 'ping-open', answer: 'accept', contact: 'email' }],
};

test.each(Object.keys(PLACES))('asked for %s', async (place) => {
  for (const [what, text] of Object.entries(INPUTS))
    expect(await cpuOf(place, text), `milliseconds for ${what}`).toBeLessThan(MOST_CPU_MS);
});

/** Milliseconds of processor that one turn takes. */
async function cpuOf(place: string, text: string): Promise<number> {
  const [flow, slots] = PLACES[place] ?? ['home', {}];
  const at = new Date(BEGINS).toISOString();
  const run = { runId: 'begin1', flow, version: 1, slots, answered: [], startedAt: at };
  const fresh = newSession({ platform: 'sim', room: KNOWN, isPrivate: true }, at);
  const asked = await turn({ ...fresh, isWelcomed: true, stack: [run] }, 'aide');
  const before = process.cpuUsage();
  await turn(asked.session, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const book = createFlowBook(flows, texts);
function turn(session: Session, said: string) {
  let ids = 0;
  const now = new Date(BEGINS);
  return takeTurn(
    { book, texts, read, isDistress, newId: () => `n${String(++ids).padStart(5, '0')}` },
    {
      update: {
        id: 'update',
        from: session.home,
        sender: { platform: 'sim', id: KNOWN },
        at: now.toISOString(),
        input: { kind: 'text', text: said },
      },
      session,
      now,
      person: { id: KNOWN, locale: 'fr', zone: 'Europe/Paris', isOrganiser: false },
    },
  );
}
