/** R9: the machine's clock jumps, summer time ends and begins, and the program is away for hours. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegramAdapter } from '#adapters/telegram/adapter.ts';
import { type App, createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { listedCommands, telegramWords } from '#src/main/commands.ts';
import { createParts, handlers, newId } from '#src/main/parts.ts';
import { runWork } from '#src/storage/work.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Figures, noFigures } from './ledger.ts';
import { until } from './people.ts';
import { named, type Round } from './suite.ts';

const HOUR_MS = 3_600_000;

/** Meetups in Paris, and the moments of their reminders, written out. */
const MEETUPS = [
  {
    title: 'Veille',
    local: '2026-10-25T02:30',
    start: '2026-10-25T00:30Z',
    day: '2026-10-24T00:30Z',
    hours: '2026-10-24T22:30Z',
  },
  {
    title: 'Hiver',
    local: '2026-10-26T09:30',
    start: '2026-10-26T08:30Z',
    day: '2026-10-25T08:30Z',
    hours: '2026-10-26T06:30Z',
  },
  {
    title: 'Tranquille',
    local: '2026-11-18T18:30',
    start: '2026-11-18T17:30Z',
    day: '2026-11-17T17:30Z',
    hours: '2026-11-18T15:30Z',
  },
  {
    title: 'Saut',
    local: '2027-03-28T02:30',
    start: '2027-03-28T01:30Z',
    day: '2027-03-27T02:30Z',
    hours: '2027-03-27T23:30Z',
  },
] as const;
const BEGIN = '2026-10-20T10:00:00Z';

type Kind = 'week' | 'day' | 'hours';

interface Seen {
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

/** What happens around each reminder's moment. */
const EVENTS = ['on time', 'an hour ahead and back', 'away for six hours', 'an hour back after it'] as const;

export async function moveClocks({ chance, isShort }: Round): Promise<Figures> {
  const figures = noFigures();
  const [telegram, database] = await Promise.all([startTelegramServer(), freshDatabase()]);
  // One pool outlives many programs here.
  database.pool.setMaxListeners(0);
  let now = Date.parse(BEGIN);
  const app = () => openApp(telegram, database, () => new Date(now));
  let running = await app();
  const counted = new Map<Person, number>();
  const seen = new Map<Person, Seen[]>();
  const look = () => {
    for (const person of telegram.people()) {
      for (const { text } of person.sees.slice(counted.get(person) ?? 0)) {
        const title = MEETUPS.find((meetup) => text.includes(meetup.title))?.title;
        if (title) seen.get(person)?.push({ at: now, title, text });
      }
      counted.set(person, person.sees.length);
    }
  };
  /** The clock stands here now; due work is done, and what it says is sent. */
  const at = async (moment: number, isRestart: boolean) => {
    now = moment;
    if (isRestart) {
      await running.stop();
      running = await app();
    } else await sleep(5_200);
    await quiet(database, () => new Date(now));
    look();
  };
  try {
    const people = named(isShort ? 4 : 25, 'p').map((firstName) =>
      telegram.person({ firstName, languageCode: 'fr' }),
    );
    for (const person of people) {
      seen.set(person, []);
      person.says('/start');
      await until(() => person.sees.length > 0, 20_000);
      counted.set(person, person.sees.length);
    }
    await sayYes(database, people, new Date(now));
    await checkMoments(database, people.length, figures);
    const plan = MEETUPS.flatMap((meetup) =>
      (['day', 'hours'] as const).map((kind) => ({ meetup, kind, moment: Date.parse(meetup[kind]) })),
    ).toSorted((one, other) => one.moment - other.moment);
    /** Reminders whose moment the program lived through, or came back to in time. */
    let expected = 0;
    for (const [index, { meetup, kind, moment }] of plan.entries()) {
      const event = EVENTS[(index + chance.whole(0, 3)) % EVENTS.length];
      const worthUntil = Date.parse(kind === 'day' ? meetup.hours : meetup.start);
      await at(Math.max(now, moment - 1_800_000), true);
      if (event === 'away for six hours') {
        await at(moment + 6 * HOUR_MS, true);
        if (moment + 6 * HOUR_MS < worthUntil) expected += people.length;
        continue;
      }
      expected += people.length;
      const isSweep = !isShort || index === 0;
      if (event === 'an hour ahead and back') {
        await at(moment + 1_800_000, !isSweep);
        await at(moment - 1_800_000, true);
        await at(moment + 60_000, true);
      } else if (event === 'an hour back after it') {
        await at(moment + 1_000, !isSweep);
        await at(moment + 1_000 - HOUR_MS, true);
        await answersStill(people[0] as Person, figures);
        counted.set(people[0] as Person, people[0]?.sees.length ?? 0);
        await at(moment + 60_000, true);
      } else await at(moment + 1_000, !isSweep);
    }
    judge(seen, expected, figures);
    figures.notes.push(
      `${MEETUPS.length} meetups around summer time, ${people.length} people, ${plan.length} moments: ${EVENTS.join(', ')}`,
    );
    return figures;
  } finally {
    await running.stop();
    await telegram.stop();
    await database.close();
  }
}

async function openApp(telegram: TelegramServer, database: TestDatabase, clock: () => Date): Promise<App> {
  const read = readConfig({ LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error('The settings are wrong.');
  const adapter = createTelegramAdapter({
    token: telegram.token,
    apiRoot: telegram.url,
    commands: listedCommands.map((command) => command),
    ...telegramWords,
    log: createLog('silent'),
  });
  const app = createApp({ ...createParts(read.config, database).parts, clock }, [adapter]);
  await app.start();
  return app;
}

/** Everybody comes to every meetup. */
async function sayYes(database: TestDatabase, people: readonly Person[], now: Date): Promise<void> {
  const { prisma } = database;
  const club = await prisma.club.create({
    data: { id: 'clubparis', name: 'Club de Paris', place: '75056', zone: 'Europe/Paris', createdAt: now },
  });
  for (const { title, local, start } of MEETUPS) {
    const meetup = await prisma.meetup.create({
      data: {
        id: newId(),
        clubId: club.id,
        title,
        localStart: local,
        zone: 'Europe/Paris',
        startsAt: new Date(start),
        venue: 'Café',
        seats: 100,
        createdAt: now,
      },
    });
    for (const { user } of people) {
      const account = { platform: 'telegram', externalId: String(user.id) };
      const { personId } = await prisma.identity.findUniqueOrThrow({
        where: { platform_externalId: account },
      });
      await prisma.$transaction((tx) =>
        runWork(tx, handlers, 'clubs.answer', {
          key: `${personId}:${meetup.id}`,
          data: { meetupId: meetup.id, answer: 'yes' },
          personId,
          now,
          newId,
        }),
      );
    }
  }
  // What answered them is of no interest here.
  await prisma.inbox.deleteMany({ where: { platform: 'system', state: 'pending' } });
}

/** The instants of local times that come twice, or never. */
async function checkMoments({ pool }: TestDatabase, people: number, figures: Figures): Promise<void> {
  for (const { title, day, hours } of MEETUPS)
    for (const [kind, moment] of Object.entries({ day, hours })) {
      const { rows } = await pool.query(
        `select count(*)::int as count from due join meetup on due.data ->> 'meetupId' = meetup.id
          where title = $1 and due.data ->> 'kind' = $2 and due_at = $3`,
        [title, kind, moment],
      );
      if (rows[0].count !== people)
        figures.failures.push(`${title}: reminders (${kind}) are not at ${moment}`);
    }
}

async function quiet({ pool }: TestDatabase, clock: () => Date): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const { rows } = await pool.query(
      `select (select count(*) from inbox where state = 'pending')
            + (select count(*) from due where done_at is null and due_at <= $1)
            + (select count(*) from outbox where state = 'sending' or (state = 'pending' and not_before < $2)) as open`,
      [clock(), new Date(clock().getTime() + 60_000)],
    );
    if (Number(rows[0].open) === 0) return;
    await sleep(20);
  }
}

/** A clock that was set back must not make people wait until it has caught up. */
async function answersStill(person: Person, figures: Figures): Promise<void> {
  const before = person.sees.length;
  for (let line = 0; line < 5; line++) person.says('aide');
  await until(() => person.sees.length >= before + 5, 15_000);
  if (person.sees.length < before + 5) figures.failures.push('with the clock an hour back, answers are late');
}

/** Each reminder in its time, and once. */
function judge(seen: ReadonlyMap<Person, readonly Seen[]>, expected: number, figures: Figures): void {
  let once = 0;
  for (const messages of seen.values()) {
    const known = new Set<string>();
    for (const { at, title, text } of messages) {
      figures.sent += 1;
      const meetup = MEETUPS.find((each) => each.title === title);
      const kind = meetup && kindAt(meetup, at);
      if (!kind) {
        figures.failures.push(`${title}: a reminder at ${new Date(at).toISOString()}: ${text.slice(0, 80)}`);
        continue;
      }
      if (known.has(title + kind)) figures.doubled += 1;
      else if (kind !== 'week') once += 1;
      known.add(title + kind);
    }
  }
  figures.lost += Math.max(0, expected - once);
}

const WEEK_MS = 7 * 24 * HOUR_MS;

/** Which reminder is worth something then: each until the next one's moment, the last one until the start. */
function kindAt({ day, hours, start }: (typeof MEETUPS)[number], at: number): Kind | undefined {
  if (at >= Date.parse(start) || at < Date.parse(start) - WEEK_MS - HOUR_MS) return undefined;
  if (at < Date.parse(day)) return 'week';
  return at < Date.parse(hours) ? 'day' : 'hours';
}
