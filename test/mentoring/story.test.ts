/** Becoming a mentor, asking, answering, being introduced: as people live it, in their own words. */
import { afterEach, describe, expect, test } from 'vitest';
import { profiles } from '#test/support/profiles.ts';
import type { Settings, SimulatedPerson, Simulation } from '#test/support/simulator.ts';
import { mentoringWorld } from './world.ts';

const open: Simulation[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

async function begin(settings: Settings = {}): Promise<Simulation> {
  const world = await mentoringWorld(settings);
  open.push(world);
  return world;
}

/** Says each line; gives back what was answered to the last. */
async function talk(person: SimulatedPerson, ...lines: readonly string[]): Promise<string> {
  let answer: readonly string[] = [];
  for (const line of lines) answer = await person.says(line);
  return answer.join('\n');
}

/** A person who is past the welcome and whom nothing else is asked. */
async function arrives(world: Simulation, name: string): Promise<SimulatedPerson> {
  const person = world.person(name);
  await talk(person, 'bonjour', 'annuler', 'annuler');
  return person;
}

const NADIA = ['Oui, commencer', 'Nadia', '3 et 4', 'comptable', '44400', 'Partout, à distance', '1 et 2'];
const LEA = [
  'Comptabilité',
  'Je suis perdue dans mes factures',
  'Un tableur',
  'Un regard sur mes comptes.',
  'Léa',
  'Nantes',
];

async function nadiaBecomesMentor(world: Simulation): Promise<SimulatedPerson> {
  const nadia = await arrives(world, 'nadia');
  await talk(
    nadia,
    'devenir mentor',
    ...NADIA,
    'Deux personnes',
    'Deux par semaine',
    'De 20 h à 8 h',
    "C'est bien cela",
    'oui',
  );
  return nadia;
}

async function leaAsks(world: Simulation): Promise<SimulatedPerson> {
  const lea = await arrives(world, 'lea');
  await talk(lea, '/mentor', ...LEA, "L'envoyer");
  return lea;
}

const profilesToo = Object.entries(profiles).map(([name, capabilities]): [string, Settings] => [
  name,
  { capabilities },
]);
const ways: readonly [string, Settings][] = [
  ...profilesToo,
  ['restarted before every line', { restarts: true }],
  ['every update twice', { twice: true }],
];

test.each(ways)(
  'Léa asks, Nadia accepts, both agree, and each has the other’s contact (%s)',
  async (_, settings) => {
    const world = await begin(settings);
    const nadia = await nadiaBecomesMentor(world);
    const lea = await arrives(world, 'lea');
    const draft = await talk(lea, '/mentor', ...LEA);
    expect(draft).toContain("Bonjour, je m'appelle Léa (Nantes).");
    expect(draft).toContain("Où j'en suis : Je suis perdue dans mes factures.");
    expect(await nadia.reads()).toEqual([]);

    const sent = await talk(lea, "L'envoyer");
    expect(sent).toContain("C'est parti. Je cherche la bonne personne.");
    expect(sent).toContain(
      'Je demande à Nadia, comptable, Rezé. Réponse promise avant jeudi 26 novembre 2026, 18 h.',
    );

    const asked = (await nadia.reads()).join('\n');
    expect(asked).toContain("Léa cherche de l'aide : Comptabilité");
    expect(asked).toContain('vous aidez sur « Comptabilité »');
    expect(asked).toContain("Un mentor ne demande jamais d'argent");

    await talk(nadia, '1', 'Mon téléphone', '06 12 34 56 78');
    const proposal = (await lea.reads()).join('\n');
    expect(proposal).toContain('Nadia accepte de vous aider');
    expect(proposal).toContain('auto-déclaré');
    expect(asked).toContain('vous débutez comme mentor, même département (44)');
    expect(proposal).toContain('aide sur « Comptabilité », débute comme mentor, même département (44)');
    expect(proposal).not.toContain('06 12');

    const card = await talk(lea, "J'accepte", 'Ici, par PlusUn');
    expect(card.match(/Voici Nadia/g)).toHaveLength(1);
    expect(card).toContain('06 12 34 56 78');
    const other = (await nadia.reads()).join('\n');
    expect(other.match(/Voici Léa/g)).toHaveLength(1);
    expect(other).toContain('par PlusUn');

    await talk(nadia, 'écrire', '1');
    await talk(nadia, 'Bonjour Léa, mardi 10 h vous va ?');
    expect((await lea.reads()).join('\n')).toContain('mardi 10 h vous va ?');
  },
);

describe('becoming a mentor', () => {
  test('every answer can be changed from the summary, and nothing is kept without agreement', async () => {
    const world = await begin();
    const nadia = await arrives(world, 'nadia');
    const summary = await talk(nadia, 'devenir mentor', ...NADIA, '1', '1', '1');
    expect(summary).toContain('Nadia, mentor auto-déclaré. Aide sur : Impôts et cotisations, Comptabilité.');
    expect(summary).toContain('Au plus une personne à la fois, une par semaine. Calme de 20 h à 8 h.');
    const corrected = await talk(nadia, 'Changer le lieu', 'passer');
    expect(corrected).toContain('Lieu : partout, à distance');
    expect(corrected).toContain('Métier : comptable');
    expect(await talk(nadia, "C'est bien cela", 'Non, ne gardez rien')).toContain('ne garde rien');
    expect(await world.database.prisma.mentor.count()).toBe(0);
  });

  test('without a subject the summary cannot be confirmed', async () => {
    const world = await begin();
    const nadia = await arrives(world, 'nadia');
    const lines = [
      'devenir mentor',
      'oui, commencer',
      'Nadia',
      "C'est tout",
      'passer',
      'passer',
      '1 et 2',
      '1',
      '1',
      '1',
    ];
    expect(await talk(nadia, ...lines)).not.toContain("C'est bien cela\n");
    const summary = await talk(nadia, 'Changer les sujets', 'Numérique', "C'est tout");
    expect(summary).toContain('Aide sur : Numérique.');
    expect(await talk(nadia, "C'est bien cela", 'oui')).toContain("C'est noté.");
  });

  test('later: a break with its end, coming back early, other settings, leaving', async () => {
    const world = await begin();
    const nadia = await nadiaBecomesMentor(world);
    expect(await talk(nadia, 'devenir mentor', 'Faire une pause', 'Une semaine')).toContain(
      "Je ne vous envoie rien jusqu'au mardi 1",
    );
    expect(await talk(nadia, 'devenir mentor', 'Reprendre maintenant')).toContain('de nouveau recevoir');
    const summary = await talk(nadia, 'devenir mentor', 'Voir et changer mes réglages');
    expect(summary).toContain('Nadia, mentor auto-déclaré');
    expect(await talk(nadia, 'Changer le prénom', 'Nadège')).toContain('Nadège, mentor auto-déclaré');
    await talk(nadia, "C'est bien cela", 'oui');
    expect(await world.database.prisma.mentor.findFirst()).toMatchObject({
      firstName: 'Nadège',
      isActive: true,
    });
    expect(await talk(nadia, 'devenir mentor', 'Ne plus être mentor', "Oui, j'arrête")).toContain(
      "vous n'êtes plus mentor",
    );
  });
});

describe('asking for a mentor', () => {
  test('the message goes as the person wrote it, and only after they saw it', async () => {
    const world = await begin();
    const nadia = await nadiaBecomesMentor(world);
    const lea = await arrives(world, 'lea');
    await talk(lea, '/mentor', ...LEA, "L'écrire à ma façon", 'Bonjour,\nqui peut regarder mes comptes ?');
    expect(await nadia.reads()).toEqual([]);
    await talk(lea, 'Le réécrire', 'Bonjour,\nun regard sur mes comptes ?', "L'envoyer");
    expect((await nadia.reads()).join('\n')).toContain('Bonjour,\nun regard sur mes comptes ?');
  });

  test('six lines are too many; sending nothing sends nothing', async () => {
    const world = await begin();
    const lea = await arrives(world, 'lea');
    await talk(lea, '/mentor', ...LEA, "L'écrire à ma façon");
    expect(await talk(lea, 'a\nb\nc\nd\ne\nf')).toContain('5 lignes et 800 caractères au plus');
    expect(await talk(lea, 'Bonjour Nadia', 'Ne rien envoyer')).toContain("Rien n'est envoyé");
    expect(await world.database.prisma.helpRequest.count()).toBe(0);
  });

  test('nobody yet: said honestly, with people who help meanwhile, and the request can be taken back', async () => {
    const world = await begin();
    const lea = await leaAsks(world);
    expect(await talk(lea, 'mes demandes')).toContain('Comptabilité : je cherche');
    await world.passes({ days: 3 });
    await lea.reads();
    const nobody = await talk(lea, 'mes demandes');
    expect(nobody).toContain("Comptabilité : personne pour l'instant");
    expect(await talk(lea, '1', 'oui')).toContain('Votre demande est refermée');
    expect(await talk(lea, 'mes demandes')).toContain("Vous n'avez pas de demande ouverte");
  });

  test('nobody yet names people of the catalogue and the club', async () => {
    const world = await begin();
    const lea = await arrives(world, 'lea');
    expect(await talk(lea, '/mentor', ...LEA, "L'envoyer")).toContain('Réponse promise avant jeudi 26');
    await world.passes({ days: 3 });
    const told = (await lea.reads()).join('\n');
    expect(told).toContain("Je n'ai trouvé personne à temps");
    expect(told).toContain('rencontres');
    expect(told).toMatch(/Vérifié le .* 20\d\d/);
  });

  test('with three requests open, a fourth is not begun', async () => {
    const world = await begin();
    const lea = await arrives(world, 'lea');
    for (let n = 0; n < 3; n++) await talk(lea, '/mentor', ...LEA, "L'envoyer");
    expect(await talk(lea, '/mentor')).toContain('déjà trois demandes ouvertes');
  });
});

describe('a mentor who is asked', () => {
  test('may decline with a reason and take a break; the asker knows the search goes on', async () => {
    const world = await begin();
    const nadia = await nadiaBecomesMentor(world);
    const lea = await leaAsks(world);
    await nadia.reads();
    expect(await talk(nadia, 'Non, pas cette fois', 'Pas le temps', 'Un mois')).toContain('Bonne pause');
    expect((await lea.reads()).join('\n')).toContain(
      "Nadia ne peut pas cette fois. Je cherche quelqu'un d'autre.",
    );
  });

  test('an old button, after the request was taken back, is answered kindly', async () => {
    const world = await begin();
    const nadia = await nadiaBecomesMentor(world);
    const lea = await leaAsks(world);
    await nadia.reads();
    await talk(lea, 'mes demandes', '1', 'oui');
    expect((await nadia.reads()).join('\n')).toContain("Léa n'a plus besoin d'aide");
    expect((await nadia.presses("J'accepte d'aider")).join('\n')).toContain("Ce bouton n'est plus valable");
    expect(await world.database.prisma.ping.count({ where: { status: 'accepted' } })).toBe(0);
  });

  test('in the middle of something else, the ping waits beside it and can be answered by its button', async () => {
    const world = await begin();
    const nadia = await nadiaBecomesMentor(world);
    await talk(nadia, 'mes demandes');
    await leaAsks(world);
    expect((await nadia.reads()).join('\n')).toContain("Léa cherche de l'aide");
    await nadia.presses("J'accepte d'aider");
    expect((await nadia.presses('Ici, par PlusUn')).join('\n')).toContain("J'ai demandé son accord à Léa");
  });

  test('in English the words are English', async () => {
    const world = await begin();
    const ann = world.person('ann', 'en');
    await talk(ann, 'hello', 'cancel', 'cancel');
    expect(await talk(ann, 'become a mentor')).toContain('A mentor shares experience');
  });
});
