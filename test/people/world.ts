/** The core conversations on the real engine, database and catalogue; mentoring and clubs only have a door here. */
import { readFileSync } from 'node:fs';
import { createCurationReader } from '#src/catalogue/curation/reader.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import type { Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { createClubsReader } from '#src/clubs/reader.ts';
import { defineFlow, type Flow, say } from '#src/engine/flow.ts';
import { createOrganisingReader } from '#src/mentoring/organising-reader.ts';
import type { MentoringReader } from '#src/mentoring/reader.ts';
import { isDistress } from '#src/people/distress.ts';
import { peopleHandlers } from '#src/people/handlers.ts';
import { loadPlaces } from '#src/people/places.ts';
import { createCirclesReader } from '#src/peers/reader.ts';
import { createPeopleReader } from '#src/people/reader.ts';
import { companionHandlers } from '#src/companion/handlers.ts';
import { badWeek } from '#flows/bad-week.ts';
import { home } from '#flows/home.ts';
import { language } from '#flows/language.ts';
import { eraseMe, myData } from '#flows/my-data.ts';
import { noteFacts } from '#flows/note-facts.ts';
import { aboutMe, myAnswers, onboarding } from '#flows/onboarding.ts';
import { myPlusOnes, plusOne } from '#flows/plus-one.ts';
import { plusOneFollowUp } from '#flows/plus-one-follow-up.ts';
import { reportFlows } from '#flows/report.ts';
import { resources } from '#flows/resources.ts';
import { shareSuccess } from '#flows/success.ts';
import { companionReader, tables } from '#test/support/companion.ts';
import { type Parts, type Settings, type Simulation, simulate } from '#test/support/simulator.ts';

const doors = ['ask-mentor', 'become-mentor', 'meetups', 'more', 'handover'].map((name) =>
  defineFlow(name, { version: 1 }, [say('door')]),
);
const flows: readonly Flow[] = [
  onboarding,
  aboutMe,
  myAnswers,
  home,
  language,
  resources,
  noteFacts,
  plusOne,
  myPlusOnes,
  plusOneFollowUp,
  shareSuccess,
  myData,
  eraseMe,
  ...reportFlows,
  badWeek,
  ...doors,
];

const file = 'prisma/seed/resources.tsv';
const { resources: rows } = loadCatalogue(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), {
  file,
});
const places = loadPlaces();

const parts = (shown: readonly Resource[]): Parts => ({
  flows,
  handlers: { ...peopleHandlers, ...companionHandlers(() => tables.rules) },
  isDistress,
  texts: [{ name: 'doors.fr.ftl', content: doors.map(({ name }) => `${name}-door = (${name})`).join('\n') }],
  read: ({ prisma }) => ({
    catalogue: createCatalogue(shown),
    places,
    people: createPeopleReader(prisma),
    mentoring: {} as MentoringReader,
    clubs: createClubsReader(prisma),
    curation: createCurationReader(prisma),
    companion: companionReader(prisma),
    circles: createCirclesReader(prisma),
    organising: createOrganisingReader(prisma),
  }),
});

/** `change` puts other rows in the place of the catalogue's. */
export const coreWorld = (
  settings: Settings = {},
  change: (rows: readonly Resource[]) => readonly Resource[] = (all) => all,
): Promise<Simulation> => simulate(parts(change(rows)), settings);
