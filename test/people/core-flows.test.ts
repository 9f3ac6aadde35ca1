import { afterEach, describe, expect, test } from 'vitest';
import type { Simulation } from '#test/support/simulator.ts';
import { coreWorld } from './world.ts';

let world: Simulation;
afterEach(() => world.close());

/** Léa, past the first questions, with nothing kept. */
async function lea() {
  const person = world.person('lea');
  await person.says('/start');
  for (const word of ['passer', 'passer', 'passer', 'passer']) await person.says(word);
  return person;
}

describe('looking something up', () => {
  test('a question in her own words gets at most three cards, complete by themselves', async () => {
    world = await coreWorld();
    const said = (await (await lea()).says('un client ne me paie pas')).join('\n');
    expect(said.match(/À faire d'abord : /g)?.length).toBeLessThanOrEqual(3);
    expect(said).toMatch(/(Pourquoi vous|Pour) : /);
    expect(said).toMatch(/Par : .+ \(.+\)\n/);
    expect(said).toMatch(/https:\/\/\S+\n(Vérifié le|Fiche du) \d+ \S+ \d{4}\./);
    expect(said).toContain('[Demander à un mentor]');
  });

  test('nothing sure: says so, and who may know; then another question, just written', async () => {
    world = await coreWorld();
    const person = await lea();
    const [said = ''] = await person.says('zgrblx frtzk ?');
    expect(said).toContain("Je n'ai rien de sûr là-dessus.");
    expect(said).toContain('Maisons France services');
    expect(said).toContain('[Demander à mon club]');
    expect(said).toContain("[Me prévenir s'il y a du nouveau]");
    expect((await person.says('un client ne me paie pas')).join()).toContain('Voici');
  });

  test('an entry past its date says so, and gives no figure', async () => {
    world = await coreWorld({}, (rows) => rows.map((row) => ({ ...row, validUntil: '2026-01-31' })));
    const said = (await (await lea()).says('un client ne me paie pas')).join('\n');
    expect(said).toContain(
      'Cette fiche a dépassé sa date, 31 janvier 2026. À vérifier sur le site officiel.',
    );
    expect(said).toContain('https://');
    expect(said).not.toContain('Par :');
    expect(said).not.toMatch(/\d+ €/);
    expect(said).not.toContain('[Mon +1');
  });

  test('an alert that hardly fits does not come first', async () => {
    world = await coreWorld();
    const said = (await (await lea()).says("comment payer l'urssaf ?")).join('\n');
    expect(said).toMatch(/^Voici .+\nDélai de paiement Urssaf\n/);
  });

  test('an alert that fits comes before the best match', async () => {
    world = await coreWorld({}, (rows) =>
      rows.map((row) => (row.id === 'injonction-payer' ? { ...row, kind: 'alert' as const } : row)),
    );
    const said = (await (await lea()).says('un client ne me paie pas')).join('\n');
    expect(said).toMatch(/^Voici .+\nInjonction de payer\n/);
  });

  test('what is not fully sure is to be checked on the official site', async () => {
    world = await coreWorld({}, (rows) => rows.map((row) => ({ ...row, confidence: 'medium' as const })));
    const said = (await (await lea()).says('un client ne me paie pas')).join('\n');
    expect(said).toContain('À vérifier sur le site officiel.');
  });
});

describe('the +1', () => {
  test('from a resource to a dated step, its return, and the next one', async () => {
    world = await coreWorld();
    const person = await lea();
    const [found = ''] = await person.says('un client ne me paie pas');
    const take = /\[(Mon \+1 : [^\]]+)\]/.exec(found)?.[1] ?? '';
    const first = /À faire d'abord : (.+)/.exec(found)?.[1] ?? '';
    expect((await person.presses(take)).join()).toContain(`« ${first} »`);
    await person.presses("Oui, c'est mon +1");
    const [noted = ''] = await person.presses('Dans trois jours');
    expect(noted).toContain(`« ${first} », jeudi 26 novembre 2026.`);
    expect((await person.says('menu')).join()).toContain('Votre +1');

    await world.passes({ days: 2 });
    expect(await person.reads()).toEqual([]);
    await world.passes({ days: 1 });
    expect((await person.reads()).join()).toContain(`Votre +1 : « ${first} ». C'est fait ?`);
    const [praise = ''] = await person.presses("C'est fait");
    expect(praise).toContain("Fait. C'est votre premier +1 ce mois-ci.");
    expect(praise).toContain('Et le petit pas suivant ?');
    await person.says('appeler deux clients');
    expect((await person.presses('Demain')).join()).toContain('appeler deux clients');

    await world.passes({ days: 1 });
    expect((await person.presses("C'est fait")).join()).toContain('deuxième +1 ce mois-ci');
  });

  test('not yet: another day, then a smaller step in its place; a change of mind ends it without blame', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('/plus1');
    await person.says('refaire mon site');
    await person.presses('Demain');
    await world.passes({ days: 1 });
    expect((await person.reads()).join()).toContain('refaire mon site');
    await person.says('pas encore');
    await person.presses('Une autre date');
    expect((await person.says('vendredi')).join()).toContain("C'est noté pour vendredi 27 novembre 2026.");

    await world.passes({ days: 3 });
    expect((await person.reads()).join()).toContain('refaire mon site');
    await person.presses('Pas encore');
    expect((await person.presses('Un pas plus petit')).join()).toContain('Quel pas plus petit feriez-vous ?');
    await person.says('écrire le titre de la page');
    await person.presses('Demain');
    const list = (await person.says('mon +1')).join();
    expect(list).toContain('écrire le titre de la page');
    expect(list).not.toContain('refaire mon site');

    await person.says('1');
    expect((await person.presses("J'ai changé d'avis")).join()).toContain("Entendu, je l'enlève.");
    await world.passes({ days: 3 });
    expect(await person.reads()).toEqual([]);
  });

  test('no step wanted: nothing is noted', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('/plus1');
    expect((await person.says('passer')).join()).toContain('pas de +1 cette fois');
    expect(await world.database.prisma.plusOne.count()).toBe(0);
  });
});

describe('the menu and the language', () => {
  test('has eight ways on, and takes a question too', async () => {
    world = await coreWorld();
    const person = await lea();
    const [menu = ''] = await person.says('menu');
    expect(menu.match(/\[/g)).toHaveLength(8);
    expect((await person.says('un client ne me paie pas')).join()).toContain('Voici');
    await person.says('menu');
    expect((await person.presses('Devenir mentor')).join()).toContain('(become-mentor)');
  });

  test('speaks English from the next word on, and remembers it', async () => {
    world = await coreWorld();
    const person = await lea();
    await person.says('menu');
    expect((await person.presses('English')).join()).toContain('We go on in English.');
    expect((await person.says('menu')).join()).toContain('Ask me your question, or choose.');
    expect((await person.presses('Français')).join()).toContain('Nous continuons en français.');
  });
});

describe('the bad-week door', () => {
  test('opens in the middle of a question, keeps no word, and the question waits', async () => {
    world = await coreWorld();
    const person = world.person('lea');
    await person.says('/start');
    const said = (await person.says("j'en peux plus, j'ai envie de mourrir")).join('\n');
    expect(said).toContain('Téléphone : 3114');
    expect(said).toContain("Je n'ai gardé aucun de vos mots.");
    expect(said).toContain('1/4. Votre métier');
    const { pool } = world.database;
    const { rows } = await pool.query(
      "select (select string_agg(data::text, '') from session) as sessions, (select string_agg(payload::text, '') from inbox) as inbox, (select string_agg(payload::text, '') from outbox) as outbox",
    );
    expect(JSON.stringify(rows)).not.toMatch(/mourrir|peux plus/);
    expect((await person.says('coiffeuse')).join()).toContain('2/4.');
  });

  test('can be asked for', async () => {
    world = await coreWorld();
    expect((await (await lea()).says('semaine difficile')).join()).toContain('3114');
  });

  test('speaks English too', async () => {
    world = await coreWorld();
    const sam = world.person('sam', 'en');
    await sam.says('/start');
    const said = (await sam.says("I can't go on")).join('\n');
    expect(said).toContain('Telephone: 3114');
    expect(said).toContain('I have kept none of your words.');
  });
});
