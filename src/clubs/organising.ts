/** What an organiser does with meetups: publish, move, cancel, invite. */
import type { Club, Meetup } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { oneLine } from './calendar.ts';
import { forgetAllReminders, laterReminders, laterSpaceReminder } from './reminders.ts';
import { lockMeetup } from './rsvp.ts';
import { tellSpaces } from './spaces.ts';
import { instantOf, politeMoment } from './times.ts';

export const INVITE = 'clubs.invite';
const CHANGE = 'meetup-change';
const DAY_MS = 86_400_000;
const MOST_SEATS = 1_000;

/** Data: title, day ("2026-12-03"), hour ("18:30"), venue, seats (number or null), announce ("yes", "no"). */
export const createMeetup: Handler = async (tx, { key, data, personId, now, newId }) => {
  if (!personId) return [];
  const club = await clubOf(tx, personId);
  if (!club) return [news(personId, key, { news: 'no-club' })];
  const localStart = localStartOf(data);
  const startsAt = localStart && instantOf(localStart, club.zone);
  if (!localStart || !startsAt || startsAt <= now) return [news(personId, key, { news: 'past' })];
  const seats = typeof data['seats'] === 'number' ? data['seats'] : null;
  const meetup = await tx.meetup.create({
    data: {
      id: newId(),
      clubId: club.id,
      title: oneLine(asText(data['title'])),
      localStart,
      zone: club.zone,
      startsAt,
      venue: oneLine(asText(data['venue'])),
      seats: seats === null ? null : Math.min(MOST_SEATS, Math.max(1, Math.floor(seats))),
      createdBy: personId,
      createdAt: now,
      isPosted: data['announce'] === 'yes',
    },
  });
  const posted = await post(tx, meetup, 'new', now);
  const wishes = await takeWishes(tx, club.place, personId);
  const announced = data['announce'] === 'yes' ? await takeAnnouncement(tx, club, now) : 'no';
  const members = announced === 'yes' ? await membersToTell(tx, club, personId) : [];
  const invited = [...new Set([...wishes, ...members])];
  return [
    ...invitations(meetup, invited, now),
    ...posted,
    news(personId, key, {
      news: 'created',
      meetup: meetup.id,
      announced,
      count: invited.length,
      spaces: posted.filter(({ kind }) => kind === 'tell').length,
    }),
  ];
};

/** Data: meetupId, day, hour, venue (null: the same). Everybody who has a seat or waits is told. */
export const moveMeetup: Handler = async (tx, { key, data, personId, now }) => {
  const found = await organised(tx, asText(data['meetupId']), personId, now);
  if (!found || !personId) return personId ? [news(personId, key, { news: 'gone' })] : [];
  const localStart = localStartOf(data);
  const startsAt = localStart && instantOf(localStart, found.zone);
  if (!localStart || !startsAt || startsAt <= now) return [news(personId, key, { news: 'past' })];
  const venue = oneLine(asText(data['venue'])) || found.venue;
  const meetup = await tx.meetup.update({
    where: { id: found.id },
    data: { localStart, startsAt, venue, sequence: { increment: 1 } },
  });
  const people = await peopleOf(tx, meetup.id);
  return [
    forgetAllReminders(meetup.id),
    ...people
      .filter(({ answer }) => answer === 'yes')
      .flatMap((one) => laterReminders(meetup, one.personId, now)),
    ...people.map((one) => changed(meetup, one.personId, 'moved')),
    ...(await post(tx, meetup, 'moved', now)),
    news(personId, key, { news: 'moved', meetup: meetup.id, count: people.length }),
  ];
};

/** Data: meetupId. */
export const cancelMeetup: Handler = async (tx, { key, data, personId, now }) => {
  const found = await organised(tx, asText(data['meetupId']), personId, now);
  if (!found || !personId) return personId ? [news(personId, key, { news: 'gone' })] : [];
  const consequences = await callOff(tx, found.id, now);
  const count = consequences.filter((one) => one.kind === 'tell' && one.trigger === CHANGE).length;
  return [...consequences, news(personId, key, { news: 'cancelled', meetup: found.id, count })];
};

/** Cancels a planned meetup and tells everybody real who had a seat or waited. */
export async function callOff(tx: Tx, meetupId: string, now: Date): Promise<readonly Consequence[]> {
  const { count } = await tx.meetup.updateMany({
    where: { id: meetupId, status: 'planned' },
    data: { status: 'cancelled', sequence: { increment: 1 } },
  });
  const meetup = await tx.meetup.findUnique({ where: { id: meetupId } });
  if (count === 0 || !meetup) return [];
  const people = await peopleOf(tx, meetupId);
  return [
    forgetAllReminders(meetupId),
    ...people.map((one) => changed(meetup, one.personId, 'cancelled')),
    ...(await post(tx, meetup, 'cancelled', now)),
  ];
}

/** What the club's rooms hear of a meetup that was announced there, and the reminder that waits for them. */
async function post(
  tx: Tx,
  meetup: Meetup,
  change: 'new' | 'moved' | 'cancelled',
  now: Date,
): Promise<readonly Consequence[]> {
  if (!meetup.isPosted) return [];
  const said = { meetup: meetup.id, change, about: `meetup:${meetup.id}` };
  const key = `meetup:${meetup.id}:posted:${change}:${meetup.sequence}`;
  return [
    ...(await tellSpaces(tx, meetup.clubId, 'space-meetup', key, said)),
    ...(change === 'cancelled' ? [] : laterSpaceReminder(meetup, now)),
  ];
}

/** A due invitation: the meetup must still stand, and the person not have answered in the meantime. */
export const invite: Handler = async (tx, { key, data, now }) => {
  const meetupId = asText(data['meetupId']);
  const personId = asText(data['personId']);
  const meetup = await tx.meetup.findUnique({ where: { id: meetupId } });
  if (!meetup || meetup.status !== 'planned' || meetup.startsAt <= now) return [];
  const rsvp = await tx.rsvp.findUnique({ where: { meetupId_personId: { meetupId, personId } } });
  return rsvp ? [] : [invitation(meetupId, personId, key)];
};

/** Data: place (INSEE code). Told of the next meetup created in that département. */
export const wishForMeetup: Handler = async (tx, { data, personId, now }) => {
  const place = asText(data['place']);
  if (!personId || !place) return [];
  await tx.meetupWish.upsert({
    where: { personId },
    create: { personId, place, createdAt: now },
    update: { place },
  });
  return [];
};

/** The open club this person organises, if any. */
export async function clubOf(tx: Tx, personId: string): Promise<Club | undefined> {
  const membership = await tx.membership.findFirst({
    where: { personId, role: 'organiser', club: { isClosed: false }, person: { isOrganiser: true } },
    include: { club: true },
    orderBy: { joinedAt: 'asc' },
  });
  return membership?.club;
}

/** "44" for 44109, "974" for 97411: overseas départements have three digits. */
const departmentOf = (place: string): string => place.slice(0, /^9[78]/.test(place) ? 3 : 2);

/** A planned meetup to come of a club this person organises, held until the transaction ends. */
async function organised(
  tx: Tx,
  id: string,
  personId: string | undefined,
  now: Date,
): Promise<Meetup | undefined> {
  const club = personId ? await clubOf(tx, personId) : undefined;
  const meetup = club && (await lockMeetup(tx, id));
  if (!meetup || meetup.clubId !== club.id || meetup.status !== 'planned' || meetup.startsAt <= now)
    return undefined;
  return meetup;
}

/** At most one announcement a day and club: the second is published without a word to the members. */
export async function takeAnnouncement(tx: Tx, club: Club, now: Date): Promise<'yes' | 'capped'> {
  const { count } = await tx.club.updateMany({
    where: {
      id: club.id,
      OR: [{ announcedAt: null }, { announcedAt: { lte: new Date(now.getTime() - DAY_MS) } }],
    },
    data: { announcedAt: now },
  });
  return count > 0 ? 'yes' : 'capped';
}

/** Members, and whoever came or wanted to come before. */
async function membersToTell(tx: Tx, club: Club, exceptId: string): Promise<readonly string[]> {
  const members = await tx.membership.findMany({ where: { clubId: club.id }, select: { personId: true } });
  const guests = await tx.rsvp.findMany({
    where: { meetup: { clubId: club.id }, answer: { in: ['yes', 'waiting'] } },
    select: { personId: true },
  });
  const everybody = new Set([...members, ...guests].map(({ personId }) => personId));
  everybody.delete(exceptId);
  return [...everybody];
}

/** People who asked to hear of a meetup around here; they asked once, they are told once. */
async function takeWishes(tx: Tx, place: string, exceptId: string): Promise<readonly string[]> {
  const wishes = await tx.meetupWish.findMany({
    where: { place: { startsWith: departmentOf(place) }, personId: { not: exceptId } },
  });
  const personIds = wishes.map(({ personId }) => personId);
  await tx.meetupWish.deleteMany({ where: { personId: { in: personIds } } });
  return personIds;
}

function invitations(meetup: Meetup, personIds: readonly string[], now: Date): readonly Consequence[] {
  const at = politeMoment(now, meetup.zone);
  return personIds.map((personId) => {
    const key = `meetup:${meetup.id}:invite:${personId}`;
    if (at <= now) return invitation(meetup.id, personId, key);
    return { kind: 'later', work: INVITE, at, key, personId, data: { meetupId: meetup.id, personId } };
  });
}

const invitation = (meetupId: string, personId: string, key: string): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'meetup-invite',
  key,
  data: { meetup: meetupId },
});

const changed = (meetup: Meetup, personId: string, change: 'moved' | 'cancelled'): Consequence => ({
  kind: 'tell',
  personId,
  trigger: CHANGE,
  key: `meetup:${meetup.id}:${change}:${meetup.sequence}:${personId}`,
  data: { meetup: meetup.id, change },
});

/** Demonstration people come along to fill seats; nobody has to tell them anything. */
const peopleOf = (tx: Tx, meetupId: string) =>
  tx.rsvp.findMany({
    where: { meetupId, answer: { in: ['yes', 'waiting'] }, person: { isDemo: false } },
    orderBy: { personId: 'asc' },
  });

const news = (personId: string, key: string, data: Slots): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'organiser-news',
  key: `${personId}:${key}:news`,
  data,
});

function localStartOf(data: Slots): string | undefined {
  const local = `${asText(data['day'])}T${asText(data['hour'])}`;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? local : undefined;
}
