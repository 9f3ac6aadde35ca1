/** R11: two mentors press "yes" in the same moment. */
import { randomUUID } from 'node:crypto';
import { handlers } from '#src/main/parts.ts';
import { openDatabase, type Database } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';
import { startPostgres } from '#test/support/services.ts';
import { type Figures, noFigures } from './ledger.ts';
import type { Round } from './suite.ts';

/** Two processes, each with its own connections; the mentors begin within the same millisecond. */
export async function acceptTogether({ chance, isShort }: Round): Promise<Figures> {
  const figures = noFigures();
  const postgres = await startPostgres();
  const databases: Database[] = [];
  try {
    for (let process = 0; process < 2; process++)
      databases.push(await openDatabase({ databaseUrl: postgres.url }));
    const [first, second] = databases as [Database, Database];
    const races = isShort ? 60 : 1_000;
    const now = new Date();
    for (const mentorId of ['mentor-one', 'mentor-two']) await makeMentor(first, mentorId, now);
    for (let race = 0; race < races; race++) {
      const request = `request-${race}`;
      await makeRequest(first, request, now);
      const accept = (database: Database, mentorId: string) =>
        database.prisma.$transaction((tx) =>
          runWork(tx, handlers, 'mentoring.accept', {
            key: `press-${mentorId}-${request}`,
            data: { ping: `${request}-${mentorId}`, contact: 'here' },
            personId: mentorId,
            now,
            newId: () => randomUUID().slice(0, 12),
          }),
        );
      // Now and then from the same process.
      const other = chance.isTrue(0.2) ? first : second;
      const ended = await Promise.allSettled([accept(first, 'mentor-one'), accept(other, 'mentor-two')]);
      const faults = ended.filter(({ status }) => status === 'rejected');
      if (faults.length > 0) figures.failures.push(`race ${race}: an answer failed`);
    }
    await judge(first, races, figures);
    figures.notes.push(`${races} races`);
    return figures;
  } finally {
    for (const database of databases) await database.close();
    await postgres.stop();
  }
}

/** One winner each, one introduction each, and one "somebody was faster" for the other. */
async function judge({ pool }: Database, races: number, figures: Figures): Promise<void> {
  const { rows } = await pool.query<{ winners: number; races: number }>(
    `select winners::int, count(*)::int as races
       from (select request_id, count(*) filter (where status = 'accepted') as winners from ping group by request_id) p
      group by winners`,
  );
  for (const { winners, races: count } of rows) {
    if (winners === 0) figures.lost += count;
    if (winners > 1) figures.doubled += count;
  }
  const told = await pool.query<{ introduced: number; news: number }>(
    `select count(*) filter (where payload #>> '{input,name}' = 'introduction')::int as introduced,
            count(*) filter (where payload #>> '{input,data,news}' in ('accepted', 'taken'))::int as news from inbox`,
  );
  const { introduced = 0, news = 0 } = told.rows[0] ?? {};
  figures.sent = introduced + news;
  if (introduced !== races) figures.failures.push(`${introduced} introductions after ${races} races`);
  // Who pressed too late is told so, and may have been told before.
  if (news < 2 * races) figures.failures.push(`${news} of ${2 * races} mentors were told what became of it`);
}

async function makeMentor({ prisma }: Database, id: string, now: Date): Promise<void> {
  const address = { platform: 'telegram', room: id, isPrivate: true };
  await prisma.person.create({
    data: {
      id,
      createdAt: now,
      identities: { create: { platform: 'telegram', externalId: id, address } },
      mentor: {
        create: {
          firstName: id,
          skills: ['accounting'],
          isRemote: true,
          languages: ['fr'],
          capacity: 10_000,
          pingsPerWeek: 10_000,
          zone: 'Europe/Paris',
          createdAt: now,
        },
      },
    },
  });
}

/** Somebody's request, with both mentors asked. */
async function makeRequest({ prisma }: Database, id: string, now: Date): Promise<void> {
  const address = { platform: 'telegram', room: id, isPrivate: true };
  await prisma.person.create({
    data: {
      id: `asker-${id}`,
      createdAt: now,
      identities: { create: { platform: 'telegram', externalId: id, address } },
    },
  });
  await prisma.helpRequest.create({
    data: {
      id,
      personId: `asker-${id}`,
      need: 'accounting',
      message: 'Bonjour',
      firstName: 'Léa',
      locale: 'fr',
      zone: 'Europe/Paris',
      status: 'pinged',
      promisedBy: now,
      createdAt: now,
      pings: {
        create: ['mentor-one', 'mentor-two'].map((mentorId) => ({
          id: `${id}-${mentorId}`,
          mentorId,
          status: 'open',
          sentAt: now,
          expiresAt: new Date(now.getTime() + 86_400_000),
        })),
      },
    },
  });
}
