/**
 * Every reply of every conversation fits every platform: walks through all of them, in both languages, with names,
 * titles and words as long as people may write them, each reply made by the real adapters and checked by the stand-ins.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flows } from '#flows/index.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Locale } from '#src/engine/flow.ts';
import { openForm } from '#src/engine/forms.ts';
import type { Part } from '#src/engine/message.ts';
import type { Read } from '#src/engine/read.ts';
import { Talk } from '#src/engine/talk.ts';
import { texts } from '#src/main/parts.ts';
import { degrade } from '#src/platform/degrade.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { type Limits, platformLimits } from '#test/support/platform-limits.ts';
import { Walk } from '#test/support/walk.ts';
import { beginning, move } from '#test/support/walk-moves.ts';
import { BEGINS, KNOWN, NEWCOMER, ORGANISER, walkTown } from '#test/support/walk-town.ts';

const WALKS = Number(process.env['WALKS'] ?? 100);
const STEPS = 25;
/** As many messages as one reply may become before it is a wall. */
const MOST_MESSAGES = 12;

/** As long as a patient person may make them. */
const LONG = (length: number) =>
  'Rencontre d’été des indépendantes & artisans <de Saint-Étienne-du-Bois> *à côté* _du_ [café] '
    .repeat(9)
    .slice(0, length);

let database: TestDatabase;
let read: Read;
const limits = platformLimits();
/** The worst of each platform, for the curious. */
const worst = new Map<string, number>();

beforeAll(async () => {
  ({ database, read } = await walkTown());
  const { prisma } = database;
  await prisma.meetup.updateMany({ data: { title: LONG(80), venue: LONG(120) } });
  await prisma.club.updateMany({ data: { name: LONG(80) } });
  await prisma.helpRequest.updateMany({ data: { message: LONG(800), firstName: LONG(40) } });
  await prisma.mentor.updateMany({ data: { firstName: LONG(40), trade: LONG(60) } });
  await prisma.profile.updateMany({ data: { activity: LONG(80) } });
  await prisma.plusOne.updateMany({ data: { what: LONG(140) } });
});
afterAll(async () => {
  console.info(`messages a reply becomes at most: ${JSON.stringify(Object.fromEntries(worst))}`);
  await database.close();
});

const wordsOf = (locale: Locale) => {
  const say = texts.say(locale);
  return {
    hint: say('engine-choose-hint'),
    hintMany: say('engine-choose-hint-many'),
    nextPage: say('engine-next-page'),
    aside: (labels: string) => say('engine-choose-aside', { labels }),
  };
};

/** @throws with the platform's code and the reply. */
function check(name: string, { capabilities, take }: Limits, parts: readonly Part[], locale: Locale): void {
  let count = 0;
  for (const message of degrade({ parts }, capabilities, wordsOf(locale))) {
    try {
      count += take(message);
    } catch (error) {
      throw new Error(`${name} refuses (${String(error)}): ${JSON.stringify(message)}`, { cause: error });
    }
    for (const { label } of message.options) expect(label.trim(), 'a label').not.toBe('');
  }
  worst.set(name, Math.max(worst.get(name) ?? 0, count));
  expect(count, `messages on ${name} for ${JSON.stringify(parts)}`).toBeLessThanOrEqual(MOST_MESSAGES);
}

const checked = new Set<string>();
async function checkAll(walk: Walk): Promise<void> {
  const shape = JSON.stringify(walk.parts);
  if (checked.has(shape)) return;
  checked.add(shape);
  for (const [name, each] of Object.entries(limits)) check(name, each, walk.parts, walk.locale);
  for (const part of walk.parts) {
    if (part.kind !== 'choice') continue;
    for (const { token, role } of part.options) if (role === 'form') await checkForm(walk, token);
  }
}

const book = createFlowBook(flows, texts);
const opened = new Set<string>();
async function checkForm({ session, personId, locale }: Walk, token: string): Promise<void> {
  const person = { id: personId, locale, zone: 'Europe/Paris', isOrganiser: personId === ORGANISER };
  const world = { book, texts, read, isDistress: () => false, newId: () => 'unused' };
  const form = await openForm(new Talk(world, session, person, new Date(BEGINS)), token);
  if (!form) throw new Error('a form that was just offered is gone');
  opened.add(form.title);
  for (const [name, { opens }] of Object.entries(limits)) {
    try {
      opens?.(form);
    } catch (error) {
      throw new Error(`${name} refuses the form (${String(error)}): ${JSON.stringify(form)}`, {
        cause: error,
      });
    }
  }
}

const longWords = fc
  .constantFrom(40, 60, 80, 120, 140, 200, 500, 800)
  .map((length) => ({ kind: 'input', input: { kind: 'text', text: LONG(length) } }) as const);
const moves = fc.array(fc.oneof({ arbitrary: move, weight: 8 }, { arbitrary: longWords, weight: 1 }), {
  minLength: STEPS,
  maxLength: STEPS,
  size: 'max',
});

describe('every reply fits every platform', () => {
  test('whatever is said, in French and in English', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(KNOWN, KNOWN, ORGANISER, NEWCOMER),
        fc.constantFrom('fr', 'en'),
        beginning,
        moves,
        async (personId, locale, begin, todo) => {
          const walk = new Walk(read, personId, locale, begin);
          if (begin) {
            await walk.gives({ kind: 'text', text: 'aide' });
            await checkAll(walk);
          }
          for (const each of todo) {
            await walk.makes(each);
            await checkAll(walk);
          }
        },
      ),
      { numRuns: WALKS },
    );
  });

  test('forms were among them', () => {
    expect(opened.size).toBeGreaterThan(1);
    expect(checked.size).toBeGreaterThan(100);
  });
});
