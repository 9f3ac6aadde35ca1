/** What people mean when they answer in other words than the options', on the real conversations. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase } from '#test/support/database.ts';
import { realParts } from '#test/support/real.ts';
import { simulate, type SimulatedPerson, type Simulation } from '#test/support/simulator.ts';

const database = await freshDatabase();
let world: Simulation;
let lea: SimulatedPerson;
beforeEach(async () => {
  await world?.close();
  await emptyDatabase(database);
  world = await simulate(realParts(), {}, database);
  lea = world.person('lea');
});
afterAll(async () => {
  await world.close();
  await database.close();
});

/** Says one line after another; what was answered to the last. */
async function talk(...lines: readonly string[]): Promise<string> {
  let answered: readonly string[] = [];
  for (const line of lines) answered = await lea.says(line);
  return answered.join('\n');
}

const UNTIL_SUMMARY = ['bonjour', 'boulangère', 'idée', 'Nantes', '3'];

describe('yes and no', () => {
  test('"oui" agrees to a summary whose button says something else', async () => {
    expect(await talk(...UNTIL_SUMMARY, 'oui')).toContain('Voulez-vous que je garde ces réponses ?');
  });

  test('"non" declines an offer whose button says something else', async () => {
    expect(await talk('bonjour', 'annuler', 'devenir mentor', 'non')).toContain('rien ne change');
  });

  test('with nothing asked, "ok" is no search', async () => {
    expect(await talk('bonjour', 'annuler', 'annuler', 'ok')).toBe('Entendu.\n[Menu]');
  });
});

test('two answers where one is asked: said so, and the question stays', async () => {
  const answer = await talk('bonjour', 'boulangère', '1 et 3');
  expect(answer).toContain('Une seule réponse ici.');
  expect(answer).toContain('2/4');
});

test('"en fait je suis coiffeuse" corrects the one answer given in own words, and nothing else', async () => {
  const corrected = await talk(...UNTIL_SUMMARY, 'en fait je suis coiffeuse');
  expect(corrected).toContain("Métier : coiffeuse. Étape : J'ai une idée.");
  expect(corrected).toContain('Commune : Nantes');
});

test('such words are the answer where own words are asked', async () => {
  await talk('bonjour', 'annuler', 'mentor', '3', "J'ai ouvert en mars");
  expect(await talk('en fait je suis perdue dans mes factures', 'passer', 'Léa', 'Nantes')).toContain(
    "Où j'en suis : J'ai ouvert en mars.\nDéjà essayé : en fait je suis perdue dans mes factures.",
  );
});

test('a day said where days are offered is that day', async () => {
  const saved = await talk('bonjour', 'annuler', 'nouveau +1', 'appeler deux clients', 'vendredi');
  expect(saved).toContain('vendredi 27 novembre 2026');
});

test('"annuler" leaves, also where a button begins with that word', async () => {
  await talk('bonjour', 'annuler', 'mes données', 'tout effacer');
  expect(await talk('laisse tomber')).toContain('on laisse cela');
  expect(await talk('mes données', 'tout effacer', 'ouais enfin non, laisse tomber')).toContain(
    'on laisse cela',
  );
  const publish = {
    title: 'Premier devis',
    localStart: '2026-12-03T18:30',
    venue: 'Café',
    zone: 'Europe/Paris',
  };
  const { personId } = await database.prisma.identity.findFirstOrThrow();
  await database.prisma.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  await database.prisma.club.create({
    data: {
      id: 'club',
      name: 'Club',
      place: '44143',
      zone: publish.zone,
      createdAt: world.now(),
      memberships: { create: { personId, role: 'organiser', joinedAt: world.now() } },
      meetups: {
        create: {
          id: 'meetup',
          ...publish,
          startsAt: new Date('2026-12-03T17:30:00Z'),
          createdAt: world.now(),
        },
      },
    },
  });
  expect(await talk('gérer mes rencontres', '1', 'annuler')).toContain('on laisse cela');
});

test('a lone question mark asks for help', async () => {
  expect(await talk('bonjour', '?')).toContain('coiffeuse, plombier');
});
