/** What the lookup itself shows: what a club adds is for its members, first what it pins, nothing it hides. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flows } from '#flows/index.ts';
import { curationHandlers } from '#src/catalogue/curation/handlers.ts';
import { createLiveCatalogue, type LiveCatalogue } from '#src/catalogue/import/live.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { createRead, handlers } from '#src/main/parts.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { type Simulation, simulate } from '#test/support/simulator.ts';

const file = 'prisma/seed/resources.tsv';
const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const seed = loadCatalogue(text, { file }).resources;
const ENTRY = 'club-entry';
const GIVES = 'Un xylophoniste vous écoute une heure.';

let database: TestDatabase;
let world: Simulation;
let live: LiveCatalogue;
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await freshDatabase();
  live = createLiveCatalogue({
    pool: database.pool,
    seed,
    first: createCatalogue(seed),
    create: createCatalogue,
    clock: () => world.now(),
    log: { warn: () => {} },
  });
  const read = { ...createRead(database).read, catalogue: live.catalogue };
  world = await simulate({ flows, handlers, read: () => read }, {}, database);
  const { prisma } = database;
  const club = { id: 'reze', name: 'Club de Rezé', place: '44143', zone: 'Europe/Paris' };
  await prisma.club.create({ data: { ...club, createdAt: world.now() } });
  for (const [name, role] of [
    ['nadia', 'organiser'],
    ['lea', 'member'],
    ['tom', 'none'],
    ['paul', 'none'],
  ] as const) {
    await world.person(name).says('/langue');
    const { rows } = await database.pool.query('select person_id from identity where external_id = $1', [
      name,
    ]);
    const personId: string = rows[0].person_id;
    ids.set(name, personId);
    if (role !== 'none')
      await prisma.membership.create({ data: { personId, clubId: 'reze', role, joinedAt: world.now() } });
    if (name === 'nadia' || name === 'paul')
      await prisma.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  }
  await does('nadia', 'catalogue.add', {
    id: 'entry',
    name: 'Permanence du xylophoniste',
    gives: GIVES,
    url: 'https://www.reze.fr/xylophone',
    step: 'Venir',
    need: 'network',
    until: '2027-06-30',
  });
  await live.refresh();
});
afterAll(async () => {
  await world.close();
  await database.close();
});

const does = (name: string, work: string, data: Readonly<Record<string, string>>) =>
  database.prisma.$transaction(async (tx) =>
    curationHandlers[work]?.(tx, {
      key: 'k',
      data,
      personId: ids.get(name) ?? '',
      now: world.now(),
      newId: () => 'x',
    }),
  );
const says = async (name: string, said: string) => (await world.person(name).says(said)).join('\n');

test('what a club has added is found and opened by its members, by nobody else', async () => {
  expect(live.catalogue.byId(ENTRY)).toBeDefined();
  for (const asked of ['/aides xylophoniste', `/start resource_${ENTRY}`]) {
    expect(await says('lea', asked)).toContain(GIVES);
    const read = await says('tom', asked);
    expect(read).not.toContain('vous écoute');
    expect(read).not.toContain('reze.fr');
  }
  expect(await says('tom', `/fiche ${ENTRY}`)).toContain("n'existe plus");
  expect(await world.assist.suggest('resource', 'le xylophoniste', 'fr')).toEqual([]);
});

test('the counts of opinions name it to its own organisers only', async () => {
  await does('lea', 'catalogue.feedback', { entry: ENTRY, verdict: 'useful' });
  expect(await says('paul', '/retours')).not.toContain('xylophoniste');
  expect(await says('nadia', '/retours')).toContain('Permanence du xylophoniste');
});

test('what is pinned comes first and what is hidden is absent, for members; others see what they saw', async () => {
  const before = await says('tom', '/aides microcrédit');
  const shown = seed.filter(({ name }) => before.includes(name.fr)).map(({ id }) => id);
  const order = shown.toSorted((a, b) => before.indexOf(nameOf(a)) - before.indexOf(nameOf(b)));
  const [best = '', second = ''] = order;
  await does('nadia', 'catalogue.rule', { entry: best, rule: 'hide' });
  await does('nadia', 'catalogue.rule', { entry: order[2] ?? '', rule: 'pin' });
  const read = await says('lea', '/aides microcrédit');
  expect(read).not.toContain(nameOf(best));
  expect(read.indexOf(nameOf(order[2] ?? ''))).toBeLessThan(read.indexOf(nameOf(second)));
  expect(await says('lea', `/start resource_${best}`)).toContain("n'existe plus");
  expect(await says('tom', '/aides microcrédit')).toBe(before);
});

const nameOf = (id: string): string => live.catalogue.byId(id)?.name.fr ?? '';
