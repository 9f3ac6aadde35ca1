/** Meetups as people live them: the real conversations, engine and database. */
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { seedDemo } from '#prisma/seed/demo.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import { profiles } from '#test/support/profiles.ts';
import { realParts } from '#test/support/real.ts';
import { type Settings, type SimulatedPerson, type Simulation, simulate } from '#test/support/simulator.ts';

const WAYS: Readonly<Record<string, Settings>> = {
  'with buttons': {},
  'with numbers': { capabilities: profiles.plain },
  'restarted before every line': { restarts: true },
  'every update twice': { twice: true },
};

let world: Simulation;
let code: string;
afterEach(() => world.close());

/** Monday 23 November 2026, with the demonstration club; its meetup is on Thursday 3 December. */
async function begin(settings: Settings): Promise<void> {
  world = await simulate(realParts(), settings);
  const { prisma } = world.database;
  let count = 0;
  await seedDemo(prisma, world.now(), () => `demo${String(++count).padStart(8, '0')}`);
  code = (await offerOrganiserCode(prisma, randomBytes, world.now())) ?? '';
}

/** Somebody who has been welcomed and put the first questions off. */
async function arrives(name: string, locale?: string): Promise<SimulatedPerson> {
  const person = world.person(name, locale);
  await person.says('/start');
  await person.says(locale === 'en' ? 'cancel' : 'annuler');
  return person;
}

/** Says one line after another; what was answered to the last. */
async function converse(person: SimulatedPerson, ...lines: readonly string[]): Promise<string> {
  let answered: readonly string[] = [];
  for (const line of lines) answered = await person.says(line);
  return answered.join('\n');
}

const reads = async (person: SimulatedPerson): Promise<string> => (await person.reads()).join('\n');

/** Oscar becomes organiser, founds the club of Rezé and publishes a meetup with one seat, Friday 11 December. */
async function oscarPublishes(): Promise<SimulatedPerson> {
  const oscar = await arrives('oscar');
  await converse(oscar, `/organisateur ${code}`, 'Club de Rezé', '44400', 'oui', 'oui');
  await converse(oscar, 'Premier devis', 'vendredi 11 décembre', '18h30', 'Médiathèque', '1', 'oui', 'oui');
  return oscar;
}

for (const [way, settings] of Object.entries(WAYS)) {
  describe(`meetups, ${way}`, () => {
    test('Léa finds the next meetup near her, comes, and is reminded three times, never after', async () => {
      await begin(settings);
      const lea = await arrives('lea');
      expect(await converse(lea, 'rencontres', '44400')).toContain('jeudi 3 décembre, 18 h 30 : ');
      const card = await lea.says('1');
      expect(card.join('\n')).toContain('Places : il en reste 10');
      expect(card.join('\n')).toContain('https://www.openstreetmap.org/search?query=Caf%C3%A9%20de%20d');
      const confirmed = await converse(lea, 'oui');
      expect(confirmed).toContain("C'est noté, on vous attend");
      expect(confirmed).toContain('Pour votre agenda');
      expect(await converse(lea, 'pas maintenant')).toContain('pas de +1 cette fois');

      await world.passes({ days: 9 });
      const week = await reads(lea);
      expect(week.match(/Un rappel/g)).toHaveLength(1);
      await world.passes({ days: 2 });
      expect((await reads(lea)).match(/Un rappel/g)).toHaveLength(2);
      await world.passes({ days: 1 });
      expect(await reads(lea)).not.toContain('Un rappel');
    });

    test('the last seat: Zoé waits, Léa leaves, the seat is Zoé’s', async () => {
      await begin(settings);
      await oscarPublishes();
      const [lea, zoe] = [await arrives('lea'), await arrives('zoe')];
      await converse(lea, 'rencontres', '44400', '1', 'oui', 'pas maintenant');
      expect(await converse(zoe, 'rencontres', '44400', '1')).toContain("C'est complet");
      expect(await converse(zoe, "Liste d'attente")).toContain("liste d'attente, numéro 1");
      expect(await converse(lea, 'mes rencontres', '1', 'Je ne viens plus')).toContain(
        'on ne vous attend pas',
      );
      expect(await reads(zoe)).toContain("Une place s'est libérée, elle est à vous");
      expect(await converse(zoe, 'oui')).toContain('rien ne change');
    });
  });
}

describe('meetups', () => {
  test('Léa says no to the first reminder, with one word, and hears no other', async () => {
    await begin({});
    const lea = await arrives('lea');
    await converse(lea, 'rencontres', '44000', '1', 'oui', 'pas maintenant');
    await world.passes({ days: 4 });
    expect(await reads(lea)).toContain('Un rappel');
    expect(await converse(lea, 'non')).toContain('on ne vous attend plus');
    await world.passes({ days: 14 });
    expect(await reads(lea)).not.toContain('Un rappel');
    expect(await converse(lea, 'mes rencontres')).toContain('On ne vous attend nulle part');
  });

  test('the organiser moves the meetup, then cancels it; whoever comes is told each time', async () => {
    await begin({});
    const oscar = await oscarPublishes();
    const lea = await arrives('lea');
    await converse(lea, 'rencontres', '44400', '1', 'oui', 'pas maintenant');
    const moved = [
      'gérer rencontres',
      '1',
      'Changer la date ou le lieu',
      'samedi 12 décembre',
      '10h',
      'passer',
    ];
    expect(await converse(oscar, ...moved)).toContain('samedi 12 décembre 2026, 10 h, même lieu');
    expect(await converse(oscar, 'oui')).toContain('La personne inscrite est prévenue');
    expect(await reads(lea)).toContain('samedi 12 décembre 2026, 10 h, Médiathèque, Rezé');
    await converse(lea, 'oui');
    await converse(oscar, 'gérer rencontres', '1', 'Annuler la rencontre', 'oui');
    expect(await reads(lea)).toContain('Premier devis est annulé');
    await world.passes({ days: 30 });
    expect(await reads(lea)).not.toContain('Un rappel');
  });

  test('a wrong code is refused kindly, the right one makes the organiser whose club replaces the demonstration', async () => {
    await begin({});
    const lea = await arrives('lea');
    await converse(lea, 'rencontres', '44000', '1', 'oui', 'pas maintenant');
    const oscar = await arrives('oscar');
    expect(await converse(oscar, '/nouvelle_rencontre')).not.toContain('titre');
    expect(await converse(oscar, '/organisateur AAAA-AAAA')).toContain("Ce n'est pas ce code");
    expect(await converse(oscar, code, 'Club de Rezé', '44400', 'oui')).toContain('Club de Rezé existe');
    expect(await reads(lea)).toContain('Apéro des indépendants (démonstration) est annulé');
    expect(await converse(lea, 'rencontres', 'Rezé')).toContain('Aucune rencontre');
    expect(await converse(lea, 'Me prévenir quand il y en a une')).toContain('Je vous préviens, une fois');
    await converse(oscar, 'oui', 'Premier devis', 'vendredi 11 décembre', '18h30', 'Médiathèque', 'passer');
    expect(await converse(oscar, 'oui', 'non')).toContain("C'est publié");
    expect(await reads(lea)).toContain('Une nouvelle rencontre');
    expect(await converse(lea, 'oui')).toContain('on vous attend');
  });

  test('the summary of a new meetup can be corrected before it is published', async () => {
    await begin({});
    const oscar = await arrives('oscar');
    await converse(oscar, `/organisateur ${code}`, 'Club de Rezé', '44400', 'oui', 'oui');
    await converse(oscar, 'Premier devis', 'vendredi 11 décembre', '18h30', 'Médiathèque', '12');
    expect(await converse(oscar, "Changer l'heure", '19h')).toContain(
      'vendredi 11 décembre 2026, 19 h, Médiathèque',
    );
    expect(await converse(oscar, 'Changer les places', 'passer')).toContain('Pas de limite de places');
    expect(await converse(oscar, 'Laisser tomber')).toContain('Rien n');
    expect(await world.database.prisma.meetup.count({ where: { title: 'Premier devis' } })).toBe(0);
  });

  test('in English, and from overseas, hours carry the zone they are meant in', async () => {
    await begin({});
    const paul = await arrives('paul', 'en');
    const { personId } = await world.database.prisma.identity.findFirstOrThrow({
      where: { externalId: 'paul' },
    });
    await world.database.prisma.profile.create({
      data: {
        personId,
        place: '97411',
        needs: [],
        consentedAt: world.now(),
        consentText: 'test',
        consentChannel: 'sim',
        updatedAt: world.now(),
      },
    });
    const list = await converse(paul, 'meetups');
    expect(list).toContain('Nothing in your region for now');
    expect((await paul.says('1')).join('\n')).toMatch(/Thursday,? 3 December 2026, 18:30 \(.+\)/);
  });
});
