/** What a transcript arranges before or between what people say: time, people, clubs, mentors (its "@" lines). */
import { seedDemo } from '#prisma/seed/demo.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import { instantOf } from '#src/clubs/times.ts';
import { realParts } from './real.ts';
import type { SimulatedPerson, Simulation } from './simulator.ts';

export interface Story {
  readonly world: Simulation;
  readonly people: Map<string, SimulatedPerson>;
  /** The organiser's code, once one was printed. */
  code: string;
}

const DEMO = 'demo';

/** @throws when the line means nothing. */
export async function arrange(story: Story, text: string): Promise<void> {
  const { world, people } = story;
  const { prisma } = world.database;
  const [what = '', ...names] = text.split(/[\s,]+/);
  if (what.startsWith('+')) {
    const passed = /^\+(\d+) (day|hour|minute)s?$/.exec(text);
    if (!passed) throw new Error(`"@ ${text}" is no time: write it as "@ +2 days"`);
    await world.passes({ [`${passed[2]}s`]: Number(passed[1]) });
    await demoAnswers(people);
  } else if (what === 'here') {
    for (const name of names) people.set(name, await arrive(world, name));
  } else if (what === 'on') {
    const [platform = '', name = ''] = names;
    people.set(name, await arrive(world, name, platform));
  } else if (what === 'blocks') {
    for (const name of names) world.block(name);
  } else if (what === 'demo') {
    let count = 0;
    await seedDemo(prisma, world.now(), () => `demo${String(++count).padStart(8, '0')}`);
    for (const name of ['nadia', 'marc', 'awa']) people.set(name, world.person(name, 'fr', DEMO));
  } else if (what === 'code') {
    const random = (size: number) => new Uint8Array(size).fill(7);
    story.code = (await offerOrganiserCode(prisma, random, world.now())) ?? '';
  } else if (what === 'club') {
    await foundClub(story, names[0] ?? '', Number(names[1]) || null);
  } else if (what === 'member') {
    for (const name of names) await joinClub(story, name);
  } else if (what === 'mentor') {
    await makeMentor(story, names[0] ?? '', names.slice(1));
  } else if (!/^\d{4}-/.test(what)) {
    throw new Error(`"@ ${text}" is nothing a transcript can arrange`);
  }
}

async function arrive(world: Simulation, name: string, platform?: string): Promise<SimulatedPerson> {
  const person = world.person(name, 'fr', platform);
  await person.says('/start');
  await person.says('annuler');
  await person.says('annuler');
  return person;
}

const personIdOf = async ({ world }: Story, externalId: string): Promise<string> =>
  (await world.database.prisma.identity.findFirstOrThrow({ where: { externalId } })).personId;

async function foundClub(story: Story, town: string, seats: number | null): Promise<void> {
  const { world, people } = story;
  if (!people.has('olivier')) people.set('olivier', await arrive(world, 'olivier'));
  const personId = await personIdOf(story, 'olivier');
  const found = realParts().read(world.database).places.find(town);
  if (found.kind !== 'one') throw new Error(`"@ club ${town}": no single town is called so`);
  const { prisma } = world.database;
  await prisma.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  const zone = 'Europe/Paris';
  await prisma.club.create({
    data: {
      id: 'club00000000',
      name: `Club de ${town}`,
      place: found.place.code,
      zone,
      createdAt: world.now(),
      memberships: { create: { personId, role: 'organiser', joinedAt: world.now() } },
    },
  });
  const localStart = '2026-12-03T18:30';
  await prisma.meetup.create({
    data: {
      id: 'meetup000000',
      clubId: 'club00000000',
      title: 'Premier devis, premiers clients',
      venue: 'Café du Port',
      localStart,
      zone,
      startsAt: instantOf(localStart, zone),
      seats,
      createdAt: world.now(),
    },
  });
}

async function joinClub(story: Story, name: string): Promise<void> {
  const { world } = story;
  const personId = await personIdOf(story, name);
  await world.database.prisma.membership.create({
    data: { personId, clubId: 'club00000000', joinedAt: world.now() },
  });
}

async function makeMentor(story: Story, name: string, skills: readonly string[]): Promise<void> {
  const { world } = story;
  await world.database.prisma.mentor.create({
    data: {
      personId: await personIdOf(story, name),
      firstName: name.charAt(0).toUpperCase() + name.slice(1),
      trade: 'comptable',
      skills: [...skills],
      place: '44109',
      isRemote: true,
      languages: ['fr'],
      capacity: 2,
      pingsPerWeek: 2,
      quietFrom: '00:00',
      quietTo: '00:00',
      zone: 'Europe/Paris',
      createdAt: world.now(),
    },
  });
}

/** The demonstration's people never write: they press the first button they are shown. */
export async function demoAnswers(people: ReadonlyMap<string, SimulatedPerson>): Promise<void> {
  for (const person of people.values()) {
    if (person.platform !== DEMO) continue;
    for (let unread = await person.reads(); unread.length > 0; ) {
      const first = person.shown.find(({ role }) => !role);
      unread = first ? await person.sends({ kind: 'choice', tokens: [first.token] }) : [];
    }
  }
}
