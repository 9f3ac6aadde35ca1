import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { NEEDS, STAGES } from '#src/catalogue/resource.ts';
import { createTexts, readTextFiles } from '#src/engine/texts.ts';
import { CONSENT_WORDING, NEED_OPTIONS, STAGE_OPTIONS } from '#flows/onboarding.ts';
import type { SimulatedPerson, Simulation } from '#test/support/simulator.ts';
import { coreWorld } from './world.ts';

let world: Simulation;

const profile = () => world.database.prisma.profile.findFirst();

async function answersFour(lea: SimulatedPerson): Promise<string> {
  await lea.says('/start');
  await lea.says('coiffeuse');
  await lea.presses('Mon activité tourne');
  await lea.says('44400');
  return (await lea.says('Trouver des clients et embaucher')).join('\n');
}

describe('the first meeting', () => {
  afterEach(() => world.close());

  test('says who is talking, asks four questions, and keeps the answers once she agreed', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    const [hello = ''] = await lea.says('/start');
    expect(hello).toContain('Je suis un programme, pas une personne.');
    expect(hello).toContain('1/4. Votre métier, en deux mots ?');
    await lea.says('coiffeuse');
    await lea.presses('Mon activité tourne');
    await lea.says('rezé');
    const [summary = ''] = await lea.says('Trouver des clients et embaucher');
    expect(summary).toContain('coiffeuse');
    expect(summary).toContain('Rezé (Loire-Atlantique)');
    expect(summary).toContain('Trouver des clients, Embaucher');
    const [consent = ''] = await lea.presses("C'est bien cela");
    expect(consent).toContain('Voulez-vous que je garde ces réponses ?');
    expect(consent).toContain('deux ans');
    expect(await profile()).toBeNull();

    const [home = ''] = await lea.says('oui');
    expect(home).toContain('Posez-moi votre question, ou choisissez.');
    expect(await profile()).toMatchObject({
      activity: 'coiffeuse',
      stage: 'running',
      place: '44143',
      needs: ['clients', 'hiring'],
      consentText: CONSENT_WORDING,
      consentChannel: 'sim',
    });
  });

  test('every answer can be changed from the summary, and the others stay', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await answersFour(lea);
    expect(await lea.presses('Changer la commune')).toEqual([expect.stringContaining('3/4.')]);
    const which = await lea.says('Saint-Denis');
    expect(which.join()).toContain('[Saint-Denis (97400)]');
    const [summary = ''] = await lea.presses('Saint-Denis (97400)');
    expect(summary).toContain('Saint-Denis (La Réunion)');
    expect(summary).toContain('coiffeuse');
    await lea.presses("C'est bien cela");
    await lea.says('oui');
    expect(await profile()).toMatchObject({ activity: 'coiffeuse', place: '97411' });
  });

  test('"non, Nantes" at the summary corrects the town alone', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await answersFour(lea);
    const said = (await lea.says('non, Nantes pas Rezé')).join('\n');
    expect(said).toContain('Nantes (Loire-Atlantique)');
    expect(said).toContain('coiffeuse');
  });

  test('four questions passed: nothing to agree to, and the menu', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await lea.says('bonjour');
    for (const word of ['passer', 'passer', 'je passe']) await lea.says(word);
    const [home = ''] = await lea.says('passer');
    expect(home).toContain('Posez-moi votre question');
    expect(home).not.toContain('Voulez-vous que je garde');
    expect(await profile()).toBeNull();
  });

  test('without consent nothing is kept, neither answers nor place, and everything still works', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await answersFour(lea);
    await lea.presses("C'est bien cela");
    const [said = ''] = await lea.presses('Non, ne gardez rien');
    expect(said).toContain('je ne les garde pas');
    await lea.says('menu');
    expect(await profile()).toBeNull();
    const session = await world.database.prisma.session.findFirst();
    expect(JSON.stringify(session?.data)).not.toContain('coiffeuse');
    expect((await lea.says('un client ne me paie pas')).join()).toContain('Voici');
  });

  test('a question in the middle is answered, then the talk goes on where it stood', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await lea.says('/start');
    await lea.says('coiffeuse');
    await lea.says('comment me faire payer une facture ?');
    const after = (await lea.presses("C'est tout")).join('\n');
    expect(after).toContain('2/4. Où en êtes-vous ?');
  });

  test('somebody known is greeted shortly and changes one answer', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await answersFour(lea);
    await lea.presses("C'est bien cela");
    await lea.says('oui');
    const consentedAt = (await profile())?.consentedAt;
    const [again = ''] = await lea.says('/start');
    expect(again).toContain("J'ai gardé vos réponses.");
    expect(again).toContain('[Aller au menu]');
    await lea.presses('Changer mes réponses');
    await lea.presses('Changer le métier');
    await lea.says('barbière');
    const said = (await lea.presses("C'est bien cela")).join('\n');
    expect(said).toContain("C'est à jour.");
    expect(said).not.toContain('Voulez-vous que je garde');
    expect(await profile()).toMatchObject({ activity: 'barbière', place: '44143', consentedAt });
    expect((await lea.says('/start')).join()).toContain('[Aller au menu]');
    expect((await lea.presses('Aller au menu')).join()).toContain('Posez-moi votre question');
  });

  test('answers are forgotten after two years of silence, not before', async () => {
    world = await coreWorld();
    const lea = world.person('lea');
    await answersFour(lea);
    await lea.presses("C'est bien cela");
    await lea.says('oui');
    await world.passes({ days: 400 });
    await lea.says('menu');
    await world.passes({ days: 700 });
    expect(await profile()).not.toBeNull();
    await world.passes({ days: 40 });
    expect(await profile()).toBeNull();
  });
});

describe('the lists and the wording', () => {
  test('the questions offer exactly the stages and needs that resources know', () => {
    expect(STAGE_OPTIONS).toEqual([...STAGES]);
    expect([...NEED_OPTIONS].sort()).toEqual([...NEEDS].sort());
  });

  test('a new wording of the consent has a new name', () => {
    const texts = createTexts(readTextFiles(new URL('../../flows/texts', import.meta.url).pathname));
    const wording = [texts.say('fr')('about-me-consent'), texts.say('en')('about-me-consent')].join('\n');
    const digest = createHash('sha256').update(wording).digest('hex').slice(0, 12);
    // When this fails: give CONSENT_WORDING a new name, and record it here with the new digest.
    expect([CONSENT_WORDING, digest]).toEqual(['about-me-1', 'dd99a1a9108f']);
  });
});
