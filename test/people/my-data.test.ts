import { afterEach, describe, expect, test } from 'vitest';
import type { FilePart } from '#src/engine/message.ts';
import { erasePerson } from '#src/people/erase.ts';
import { createPeopleReader } from '#src/people/reader.ts';
import type { Simulation } from '#test/support/simulator.ts';
import { coreWorld } from './world.ts';

let world: Simulation;
afterEach(() => world.close());

/** Léa, with a profile and an open +1. */
async function lea() {
  const person = world.person('lea');
  await person.says('/start');
  await person.says('coiffeuse');
  await person.presses('Mon activité tourne');
  await person.says('44400');
  await person.presses('Embaucher');
  await person.presses("C'est tout");
  await person.presses("C'est bien cela");
  await person.says('oui');
  await person.says('/plus1');
  await person.says('appeler deux clients');
  await person.presses('Dans une semaine');
  return person;
}

/** Every text stored anywhere, table by table. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const { pool } = world.database;
  const { rows } = await pool.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: all } = await pool.query(
      `select coalesce(string_agg(t::text, ' '), '') as text from "${name}" t`,
    );
    found[name] = all[0].text;
  }
  return found;
}

describe('my data', () => {
  test('shows what is kept, why, and until when', async () => {
    world = await coreWorld();
    const [said = ''] = await (await lea()).says('mes données');
    expect(said).toContain('Vos réponses : coiffeuse, Mon activité tourne, Rezé, Embaucher.');
    expect(said).toContain(
      "Accord donné le lundi 23 novembre 2026, 10 h (sim). Gardé jusqu'à deux ans sans nouvelles.",
    );
    expect(said).toContain('Vos +1 : 1 en cours, 0 fermé.');
    expect(said).toContain('[Tout effacer]');
  });

  test('gives a file that holds everything', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('/mesdonnees');
    await person.presses('Emporter une copie');
    const { rows } = await world.database.pool.query('select payload from outbox order by id desc limit 1');
    const file: FilePart = rows[0].payload.parts.find((part: { kind: string }) => part.kind === 'file');
    const copy = JSON.parse(file.content);
    expect(copy.profile).toMatchObject({ activity: 'coiffeuse', place: '44143', consentChannel: 'sim' });
    expect(copy.plusOneSteps).toMatchObject([{ what: 'appeler deux clients', status: 'open' }]);
    expect(copy.accounts).toMatchObject([{ platform: 'sim', externalId: 'lea' }]);
    expect(Object.keys(copy)).toEqual(expect.arrayContaining(['mentoring', 'clubs', 'conversation']));
  });

  test('consent can be taken back alone: the answers go, the talk and the +1 stay', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('/mesdonnees');
    expect((await person.presses('Retirer mon accord')).join()).toContain('vos réponses sont effacées');
    expect(await world.database.prisma.profile.count()).toBe(0);
    expect(await world.database.prisma.due.count({ where: { key: { startsWith: 'profile:' } } })).toBe(0);
    expect(await world.database.prisma.plusOne.count()).toBe(1);
    const [again = ''] = await person.says('/mesdonnees');
    expect(again).toContain("rien, vous n'avez pas donné d'accord.");
    expect(again).not.toContain('[Retirer mon accord]');
  });
});

describe('erasure', () => {
  test('asks once, then nothing is left of her anywhere, and others are untouched', async () => {
    world = await coreWorld();
    const ali = world.person('ali');
    await ali.says('/start');
    await ali.says('plombier');
    const person = await lea();
    const { id } = await world.database.prisma.person.findFirstOrThrow({ where: { steps: { some: {} } } });
    const [sure = ''] = await person.says('/supprimer');
    expect(sure).toContain("Il n'y a pas de retour possible.");
    const [gone = ''] = await person.says('oui');
    expect(gone).toContain("C'est effacé.");

    const { outbox = '', ...rest } = await everything();
    for (const [table, text] of Object.entries(rest)) {
      expect(text.includes(id), `${table} still names her`).toBe(false);
      expect(/coiffeuse|appeler deux clients/.test(text), `${table} still quotes her`).toBe(false);
    }
    expect(outbox.includes(id)).toBe(false);
    expect(outbox).not.toMatch(/coiffeuse|appeler deux clients/);
    expect(JSON.stringify(rest)).toContain('plombier');
    await world.passes({ days: 10 });
    expect(await person.reads()).toEqual([]);
    expect((await person.says('bonjour')).join()).toContain('Je suis un programme, pas une personne.');
  });

  test('her last word delivered twice does not bring her back', async () => {
    world = await coreWorld({ twice: true });
    const person = await lea();
    await person.says('/supprimer');
    expect((await person.says('oui')).join()).toContain("C'est effacé.");
    expect(await world.database.prisma.person.count()).toBe(0);
  });

  test('a "no" keeps everything', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('effacez tout');
    expect((await person.says('non')).join()).toContain("Rien n'est effacé.");
    expect(await world.database.prisma.profile.count()).toBe(1);
  });

  test('takes all linked accounts and their threads, and may run twice', async () => {
    world = await coreWorld();
    await lea();
    const { prisma } = world.database;
    const { id: personId } = await prisma.person.findFirstOrThrow();
    const address = { platform: 'web', room: 'room-of-lea', isPrivate: true };
    await prisma.identity.create({ data: { platform: 'web', externalId: 'lea-web', personId, address } });
    await prisma.threadEntry.createMany({
      data: [
        { platform: 'web', room: 'room-of-lea', key: 'k1', message: { body: 'coiffeuse' } },
        { platform: 'web', room: 'room-of-ali', key: 'k2', message: { body: 'bonjour' } },
      ],
    });
    await prisma.$transaction((tx) => erasePerson(tx, personId, new Date('2026-11-23T09:00:00Z')));
    await prisma.$transaction((tx) => erasePerson(tx, personId, new Date('2026-11-23T09:00:00Z')));
    expect(await prisma.identity.count()).toBe(0);
    expect((await prisma.threadEntry.findMany()).map(({ room }) => room)).toEqual(['room-of-ali']);
    expect(await createPeopleReader(prisma).export(personId)).toEqual({});
    expect(await prisma.due.count()).toBe(0);
  });
});
