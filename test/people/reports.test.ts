/** Somebody points a message out; an organiser reads it, and puts it away. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPeopleReader } from '#src/people/reader.ts';
import type { Simulation, SimulatedPerson } from '#test/support/simulator.ts';
import { coreWorld } from './world.ts';

const MESSAGE = 'https://club.slack.com/archives/C123/p1700000000000100';
let world: Simulation;
let lea: SimulatedPerson;
beforeEach(async () => {
  world = await coreWorld();
  lea = world.person('lea');
});
afterEach(() => world.close());

const organiser = async () => {
  const nadia = world.person('nadia');
  await nadia.says('bonjour');
  await world.database.pool.query(
    `update person set is_organiser = true where id = (select person_id from identity where external_id = 'nadia')`,
  );
  return nadia;
};

test('Léa says what is wrong with a message, and who will read it is said first', async () => {
  const asked = (await lea.sends({ kind: 'command', name: 'signaler', argument: MESSAGE })).join('\n');
  expect(asked).toContain('Les organisateurs de clubs le liront, sans votre nom.');
  expect((await lea.presses("Cela blesse quelqu'un")).join()).toContain('ajouter');
  expect((await lea.says('Il se moque de Thomas.')).join()).toContain("C'est transmis aux organisateurs.");

  const nadia = await organiser();
  const read = (await nadia.says('/signalements')).join('\n');
  expect(read).toContain("Un signalement attend d'être lu.");
  expect(read).toContain("Cela blesse quelqu'un\nIl se moque de Thomas.");
  expect(read).toContain(MESSAGE);
  expect(read.toLowerCase()).not.toContain('lea');
  expect((await nadia.presses("Effacer, c'est traité")).join()).toContain("C'est effacé.");
  expect((await nadia.says('/signalements')).join()).toContain('Aucun signalement');
});

test('in her own words, with nothing to add; as a typed command; in English', async () => {
  await lea.says('/signaler');
  await lea.says('On me demande de l’argent en privé');
  expect((await lea.presses('Passer')).join()).toContain("C'est transmis");
  await lea.says('/english');
  await lea.says('/report');
  await lea.presses('It is advertising');
  expect((await lea.presses('Skip')).join()).toContain('The organisers have it.');
  const nadia = await organiser();
  const read = (await nadia.says('/signalements')).join('\n');
  expect(read).toContain("2 signalements attendent d'être lus.");
  expect(read).toContain('On me demande de l’argent en privé');
  expect(read).toContain("C'est de la publicité");
});

test('what comes while an organiser reads is not put away with the rest', async () => {
  await lea.says('/signaler');
  await lea.presses("C'est de la publicité");
  await lea.presses('Passer');
  const nadia = await organiser();
  await nadia.says('/signalements');
  await lea.says('/signaler');
  await lea.presses("C'est faux ou trompeur");
  await lea.presses('Passer');
  await nadia.presses("Effacer, c'est traité");
  expect((await nadia.says('/signalements')).join()).toContain("C'est faux ou trompeur");
});

test('who does not organise reads nothing, and can put nothing away', async () => {
  await lea.says('/signaler');
  await lea.presses("C'est de la publicité");
  await lea.presses('Passer');
  const tom = world.person('tom');
  expect((await tom.says('/signalements')).join()).not.toContain('publicité');
  expect((await createPeopleReader(world.database.prisma).reports(10)).count).toBe(1);
});

test('with her data, her reports go too; her export has them', async () => {
  await lea.says('/signaler');
  await lea.says('mes mots à moi');
  await lea.presses('Passer');
  const { rows } = await world.database.pool.query(
    `select person_id from identity where external_id = 'lea'`,
  );
  const kept = JSON.stringify(await createPeopleReader(world.database.prisma).export(rows[0].person_id));
  expect(kept).toContain('mes mots à moi');
  await lea.says('/supprimer');
  await lea.presses('Oui, effacez tout');
  expect((await createPeopleReader(world.database.prisma).reports(10)).count).toBe(0);
});
