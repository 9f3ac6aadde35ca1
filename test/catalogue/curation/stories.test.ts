/** An organiser curates for the club, people judge answers, somebody follows a search: on the real engine and database. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { feedbackAbout, feedbackOptions, isFeedback } from '#flows/feedback.ts';
import { flows } from '#flows/index.ts';
import { isKeepSearch, searchAbout, searchOptions } from '#flows/saved-search.ts';
import { call, choose, defineFlow } from '#src/engine/flow.ts';
import { curationHandlers } from '#src/catalogue/curation/handlers.ts';
import { ENOUGH } from '#src/catalogue/curation/curate.ts';
import { createCurationReader } from '#src/catalogue/curation/reader.ts';
import { createDigestHandlers } from '#src/catalogue/curation/searches.ts';
import { createLiveCatalogue, type LiveCatalogue } from '#src/catalogue/import/live.ts';
import { createEntryStore } from '#src/catalogue/import/store.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { createRead, handlers } from '#src/main/parts.ts';
import { createPeopleReader } from '#src/people/reader.ts';
import { loadPlaces } from '#src/people/places.ts';
import { runWork } from '#src/storage/work.ts';
import { type Simulation, simulate } from '#test/support/simulator.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

const file = 'prisma/seed/resources.tsv';
const seed = loadCatalogue(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), {
  file,
}).resources;
const first = createCatalogue(seed);
const places = loadPlaces();
let world: Simulation;
let database: TestDatabase;
let live: LiveCatalogue;

beforeEach(async () => {
  database = await freshDatabase();
  live = createLiveCatalogue({
    pool: database.pool,
    seed,
    first,
    create: createCatalogue,
    clock: () => world.now(),
    log: { warn: () => {} },
  });
  const read = { ...createRead(database).read, catalogue: live.catalogue };
  world = await simulate(
    {
      flows: [...flows, underAnswers],
      handlers: {
        ...handlers,
        ...curationHandlers,
        ...createDigestHandlers({ catalogue: live.catalogue, places }),
      },
      read: () => read,
      texts: [{ name: 'under.fr.ftl', content: 'under-answers-next = Et maintenant ?' }],
    },
    { begins: '2026-11-18T09:00:00Z' },
    database,
  );
});
afterEach(async () => {
  await world.close();
  await database.close();
});

const idOf = async (name: string): Promise<string> =>
  (await database.pool.query('select person_id as id from identity where external_id = $1', [name])).rows[0]
    ?.id;

/** Somebody who has said hello, is in the club of Rezé, and organises it or not. */
async function member(name: string, role: 'member' | 'organiser' | 'none' = 'member') {
  const person = world.person(name);
  await person.says('/langue');
  const personId = await idOf(name);
  const { prisma } = database;
  await prisma.club.upsert({
    where: { id: 'reze' },
    create: {
      id: 'reze',
      name: 'Club de Rezé',
      place: '44143',
      zone: 'Europe/Paris',
      createdAt: world.now(),
    },
    update: {},
  });
  if (role !== 'none')
    await prisma.membership.create({ data: { personId, clubId: 'reze', role, joinedAt: world.now() } });
  if (role === 'organiser')
    await prisma.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  return { person, personId };
}

/** What the lookup would show this person. */
async function sees(personId: string, query: string): Promise<readonly string[]> {
  const today = world.now().toISOString().slice(0, 10);
  const found = live.catalogue.find(query, {}, today, ENOUGH);
  const shown = await createCurationReader(database.prisma).curated(personId, found, 3, today);
  return shown.map(({ resource }) => resource.id);
}

async function adds(person: Awaited<ReturnType<typeof member>>['person'], until = '30 juin 2027') {
  await person.says('/selection');
  await person.presses('Ajouter une fiche à nous');
  await person.says('Permanence du xylophoniste');
  await person.says('Un xylophoniste vous écoute une heure.');
  await person.says('www.reze.fr/xylophone');
  await person.presses('Passer');
  await person.says('1');
  return person.says(until);
}

describe('an organiser curates', () => {
  test('puts an entry first, hides another: members see so, others do not; taken away, all is as before', async () => {
    const nadia = await member('nadia', 'organiser');
    const lea = await member('lea');
    const tom = await member('tom', 'none');
    const query = 'microcrédit';
    const before = await sees(lea.personId, query);
    const [best = '', second = ''] = before;
    expect(second).not.toBe('');
    const name = (id: string) => live.catalogue.byId(id)?.name.fr ?? '';
    await nadia.person.says('/selection');
    await nadia.person.presses('Mettre en tête ou cacher une fiche');
    await nadia.person.says(query);
    // A long name is cut on a button; typed, it is that entry.
    await nadia.person.says(name(second));
    expect((await nadia.person.presses("La montrer d'abord")).join()).toContain(
      "vos membres la verront d'abord",
    );
    expect((await sees(lea.personId, query))[0]).toBe(second);
    await database.prisma.$transaction(
      (tx) =>
        curationHandlers['catalogue.rule']?.(tx, {
          key: 'k',
          data: { entry: best, rule: 'hide' },
          personId: nadia.personId,
          now: world.now(),
          newId: () => 'x',
        }) as Promise<unknown>,
    );
    expect(await sees(lea.personId, query)).not.toContain(best);
    expect(await sees(tom.personId, query)).toEqual(before);

    const listed =
      (await nadia.person.says('/selection')) && (await nadia.person.presses('Voir notre sélection'));
    expect(listed.join('\n')).toContain(`En tête : ${name(second).slice(0, 20)}`);
    expect(listed.join('\n')).toContain(`Cachée : ${name(best)}`);
    await nadia.person.presses(`Cachée : ${name(best)}`);
    expect((await nadia.person.presses("L'enlever de la sélection")).join()).toContain("C'est enlevé");
    expect(await sees(lea.personId, query)).toContain(best);
  });

  test('adds an entry: shown before it is kept, for members only, read over by another organiser, over on its day', async () => {
    const nadia = await member('nadia', 'organiser');
    const paul = await member('paul', 'organiser');
    const lea = await member('lea');
    const tom = await member('tom', 'none');
    const preview = (await adds(nadia.person)).join('\n');
    expect(preview).toContain('Permanence du xylophoniste');
    expect(preview).toContain('https://www.reze.fr/xylophone');
    expect(preview).toContain('30 juin 2027');
    expect(await sees(lea.personId, 'xylophoniste')).toEqual([]);
    expect((await nadia.person.presses('Oui, ajouter')).join()).toContain("C'est ajouté");
    await live.refresh();
    const [id = ''] = await sees(lea.personId, 'xylophoniste');
    expect(id).toMatch(/^club-/);
    expect(await sees(tom.personId, 'xylophoniste')).toEqual([]);
    expect(live.catalogue.byId(id)).toMatchObject({
      confidence: 'medium',
      provider: 'Club de Rezé',
      firstStep: { fr: 'Lire les conditions sur la page officielle' },
    });

    await nadia.person.says('/selection');
    await nadia.person.presses('Voir notre sélection');
    const own = (await nadia.person.presses('À nous : Permanence du xylophoniste')).join('\n');
    expect(own).not.toContain("C'est juste, je l'ai relue");
    await paul.person.says('/selection');
    await paul.person.presses('Voir notre sélection');
    expect((await paul.person.presses('À relire : Permanence du xylophoniste')).join('\n')).toContain(
      'www.reze.fr',
    );
    await paul.person.presses("C'est juste, je l'ai relue");
    await live.refresh();
    expect(live.catalogue.byId(id)).toMatchObject({ confidence: 'high' });

    await world.passes({ days: 230 });
    await live.refresh();
    expect(await sees(lea.personId, 'xylophoniste')).toEqual([]);
  });

  test('an address that is none is asked again; whoever organises nothing gets no further', async () => {
    const nadia = await member('nadia', 'organiser');
    await nadia.person.says('/selection');
    await nadia.person.presses('Ajouter une fiche à nous');
    await nadia.person.says('Permanence');
    await nadia.person.says('Une heure.');
    expect((await nadia.person.says('à la mairie')).join()).toContain("Je n'y reconnais pas d'adresse");
    const lea = await member('lea');
    expect((await lea.person.says('/selection')).join()).not.toContain('Ajouter une fiche');
    for (const work of ['catalogue.rule', 'catalogue.add', 'catalogue.remove', 'catalogue.review'])
      await database.prisma.$transaction(async (tx) =>
        curationHandlers[work]?.(tx, {
          key: 'k',
          data: {
            id: 'x',
            entry: 'adie',
            rule: 'hide',
            name: 'A',
            gives: 'B',
            url: 'https://a.fr',
            until: '2027-01-01',
          },
          personId: lea.personId,
          now: world.now(),
          newId: () => 'x',
        }),
      );
    expect([await database.prisma.clubRule.count(), await database.prisma.clubEntry.count()]).toEqual([0, 0]);
  });
});

/** As the lookup calls them under its answers. */
const underAnswers = defineFlow('under-answers', { version: 1, commands: ['sous'], resumable: false }, [
  choose('next', (context) => [
    ...feedbackOptions(context, ['adie', 'france-services']),
    ...searchOptions(context),
  ]),
  call('feedback', 'feedback', {
    when: isFeedback,
    give: () => feedbackAbout(['adie', 'france-services']),
  }),
  call('keep', 'keep-search', { when: isKeepSearch, give: () => searchAbout('xylophone', ['adie']) }),
]);

describe('people judge answers', () => {
  const says = (personId: string, entry: string, verdict: string) =>
    database.prisma.$transaction(async (tx) =>
      curationHandlers['catalogue.feedback']?.(tx, {
        key: 'k',
        data: { entry, verdict },
        personId,
        now: world.now(),
        newId: () => 'x',
      }),
    );

  test('one voice a person; organisers read the counts, what is contested first', async () => {
    const nadia = await member('nadia', 'organiser');
    const people = [];
    for (const name of ['lea', 'tom', 'ana']) people.push(await member(name));
    for (const { personId } of people) {
      await says(personId, 'adie', 'useful');
      await says(personId, 'adie', 'out-of-date');
      await says(personId, 'conseillers-entreprises', 'useful');
    }
    await says(people[0]?.personId ?? '', 'adie', 'out-of-date');
    await says(people[0]?.personId ?? '', 'adie', 'nonsense');
    const read = (await nadia.person.says('/retours')).join('\n');
    expect(read).toContain('À vérifier : plusieurs personnes la disent périmée.');
    expect(read).toContain('Utile : 0. Pas pour moi : 0. Plus à jour : 3.');
    expect(read).toContain('Utile : 3. Pas pour moi : 0. Plus à jour : 0.');
    expect(read.indexOf('Plus à jour : 3')).toBeLessThan(read.indexOf('Utile : 3'));
    const lea = people[0];
    expect((await lea?.person.says('/retours'))?.join()).not.toContain('Plus à jour');
  });

  test('under an answer: which one, and what of it; changing one’s mind is one voice still', async () => {
    const { person, personId } = await member('lea');
    for (const verdict of ['Utile', 'Plus à jour']) {
      await person.says('/sous');
      expect((await person.presses('Donner mon avis')).join('\n')).toContain('quelle réponse');
      await person.says(live.catalogue.byId('france-services')?.name.fr ?? '');
      const [said = ''] = await person.presses(verdict);
      expect(said).toContain("C'est noté");
    }
    expect(await database.prisma.feedback.findMany()).toMatchObject([
      { entryId: 'france-services', personId, verdict: 'out-of-date', day: '2026-11-18' },
    ]);
  });

  test('what is kept can be taken away, and goes with the person', async () => {
    const { personId } = await member('lea');
    await says(personId, 'adie', 'useful');
    const kept = JSON.stringify(await createPeopleReader(database.prisma).export(personId));
    expect(kept).toContain('"feedback":[{"entry":"adie","verdict":"useful","day":"2026-11-18"}]');
    await world.person('lea').says('/supprimer');
    await world.person('lea').presses('Oui, effacez tout');
    expect(await database.prisma.feedback.count()).toBe(0);
  });
});

describe('a search is kept', () => {
  const keeps = (personId: string, query: string, seen: readonly string[] = []) =>
    database.prisma.$transaction((tx) =>
      runWork(tx, curationHandlers, 'catalogue.keep-search', {
        key: `keep-${query}`,
        data: { id: `s${query}`, query, seen, zone: 'Europe/Paris' },
        personId,
        now: world.now(),
        newId: () => 'x',
      }),
    );
  const arrives = async (id: string, name: string) => {
    const store = createEntryStore(database.pool);
    const resource = {
      ...seed[0],
      name: { fr: name },
      gives: { fr: name },
      keywords: [],
      conditions: [],
      validUntil: '2027-12-31',
      url: `https://a.fr/${id}`,
    };
    const run = `run-${id}`;
    await store.begin(`source-${id}`, run, world.now().toISOString());
    await store.stage(run, [{ sourceId: id, payload: JSON.stringify(resource), hash: id, validUntil: null }]);
    await store.settle(`source-${id}`, run, [], 1, world.now().toISOString());
    await live.refresh();
  };

  test('on Monday at nine she hears what is new, why, once; a week without news is a week without a message', async () => {
    const lea = await member('lea');
    await keeps(lea.personId, 'xylophone');
    await lea.person.reads();
    await arrives('1', 'Aide au xylophone');
    await world.passes({ days: 4, hours: 22 });
    expect(await lea.person.reads()).toEqual([]);
    await world.passes({ hours: 2 });
    const told = (await lea.person.reads()).join('\n');
    expect(told).toContain('Du nouveau cette semaine');
    expect(told).toContain('Aide au xylophone');
    expect(told).toContain('vous suivez « xylophone »');
    await world.passes({ days: 7 });
    expect(await lea.person.reads()).toEqual([]);
    await arrives('2', 'Prêt de xylophone');
    await world.passes({ days: 7 });
    const again = (await lea.person.reads()).join('\n');
    expect(again).toContain('Prêt de xylophone');
    expect(again).not.toContain('Aide au xylophone');
    expect((await lea.person.presses('Ne plus me prévenir')).join()).toContain("C'est arrêté");
    await arrives('3', 'Atelier xylophone');
    await world.passes({ days: 14 });
    expect(await lea.person.reads()).toEqual([]);
  });

  test('two searches are one message; one can be stopped from the list', async () => {
    const lea = await member('lea');
    await keeps(lea.personId, 'xylophone');
    await keeps(lea.personId, 'marimba');
    await arrives('1', 'Aide au xylophone');
    await arrives('2', 'Aide au marimba');
    await world.passes({ days: 7 });
    const told = await lea.person.reads();
    expect(told.join('\n').match(/Du nouveau/g)).toHaveLength(1);
    expect(told.join('\n')).toContain('« marimba »');
    await lea.person.presses("C'est tout");
    await lea.person.says('/alertes');
    await lea.person.presses('Ne plus suivre « xylophone »');
    expect(await createCurationReader(database.prisma).searches(lea.personId)).toMatchObject([
      { query: 'marimba' },
    ]);
  });

  test('nothing is followed before she says yes; then it is, with her own Monday', async () => {
    const lea = await member('lea');
    await lea.person.says('/sous');
    const asked = (await lea.person.presses("Me prévenir s'il y a du nouveau")).join('\n');
    expect(asked).toContain('un message le lundi à 9 h, jamais plus');
    expect(await database.prisma.savedSearch.count()).toBe(0);
    expect((await lea.person.presses('Oui, prévenez-moi')).join()).toContain("C'est gardé");
    expect(await database.prisma.savedSearch.findMany()).toMatchObject([
      { query: 'xylophone', seen: ['adie'] },
    ]);
    const due = await database.prisma.due.findMany({ where: { work: 'catalogue.digest', doneAt: null } });
    expect(due.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2026-11-23T08:00:00.000Z']);
    await lea.person.says('/supprimer');
    await lea.person.presses('Oui, effacez tout');
    expect([await database.prisma.savedSearch.count(), await database.prisma.due.count()]).toEqual([0, 0]);
  });

  test('what was found on the day she kept it is no news', async () => {
    const lea = await member('lea');
    await arrives('1', 'Aide au xylophone');
    const [known] = live.catalogue.find('xylophone', {}, '2026-11-18');
    await keeps(lea.personId, 'xylophone', [known?.resource.id ?? '']);
    await world.passes({ days: 7 });
    expect((await lea.person.reads()).join('\n')).not.toContain('Du nouveau');
  });
});
