/** Reminders wait as due rows; the facts are read again when one fires. */
import type { Meetup } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler } from '#src/domain.ts';
import { tellSpaces } from './spaces.ts';
import { isWorthSending, REMINDERS, remindersOf } from './times.ts';

export const REMIND = 'clubs.remind';
export const REMIND_SPACES = 'clubs.remind-spaces';

const keyOf = (meetupId: string, personId: string): string => `meetup:${meetupId}:remind:${personId}:`;

/** The reminders still to come; none is ever made late on purpose. */
export function laterReminders(
  meetup: Pick<Meetup, 'id' | 'localStart' | 'zone' | 'sequence'>,
  personId: string,
  now: Date,
): readonly Consequence[] {
  return remindersOf(meetup.localStart, meetup.zone)
    .filter(({ at }) => at > now)
    .map(({ kind, at }) => ({
      kind: 'later',
      work: REMIND,
      at,
      key: keyOf(meetup.id, personId) + kind,
      personId,
      data: { meetupId: meetup.id, personId, kind, sequence: meetup.sequence },
    }));
}

/** The club's rooms are reminded once, the day before. */
export function laterSpaceReminder(
  meetup: Pick<Meetup, 'id' | 'localStart' | 'zone' | 'sequence'>,
  now: Date,
): readonly Consequence[] {
  return remindersOf(meetup.localStart, meetup.zone)
    .filter(({ kind, at }) => kind === 'day' && at > now)
    .map(({ kind, at }) => ({
      kind: 'later',
      work: REMIND_SPACES,
      at,
      key: keyOf(meetup.id, 'spaces') + kind,
      data: { meetupId: meetup.id, sequence: meetup.sequence },
    }));
}

/** Every room of the club at that moment, if the meetup stands as it did. */
export const remindSpaces: Handler = async (tx, { key, data, now }) => {
  const meetup = await tx.meetup.findUnique({ where: { id: asText(data['meetupId']) } });
  if (!meetup || meetup.status !== 'planned' || meetup.sequence !== data['sequence']) return [];
  if (!isWorthSending('day', meetup.localStart, meetup.zone, now)) return [];
  return tellSpaces(tx, meetup.clubId, 'space-reminder', `${key}:${meetup.sequence}`, {
    meetup: meetup.id,
    about: `meetup:${meetup.id}`,
    deadline: meetup.startsAt.toISOString(),
  });
};

export const forgetReminders = (meetupId: string, personId: string): Consequence => ({
  kind: 'forget',
  keysStartingWith: keyOf(meetupId, personId),
});

export const forgetAllReminders = (meetupId: string): Consequence => ({
  kind: 'forget',
  keysStartingWith: `meetup:${meetupId}:remind:`,
});

/** Told only if the meetup stands as it did when the reminder was made, the person still comes, and it is not late. */
export const remind: Handler = async (tx, { key, data, now }) => {
  const meetupId = asText(data['meetupId']);
  const personId = asText(data['personId']);
  const kind = REMINDERS.find((one) => one === data['kind']);
  const meetup = await tx.meetup.findUnique({ where: { id: meetupId } });
  if (!kind || !meetup || meetup.status !== 'planned' || meetup.sequence !== data['sequence']) return [];
  if (!isWorthSending(kind, meetup.localStart, meetup.zone, now)) return [];
  const rsvp = await tx.rsvp.findUnique({ where: { meetupId_personId: { meetupId, personId } } });
  if (rsvp?.answer !== 'yes') return [];
  const deadline = meetup.startsAt.toISOString();
  return [
    {
      kind: 'tell',
      personId,
      trigger: 'meetup-reminder',
      // What was told once is never told again: a moved meetup needs keys of its own.
      key: `${key}:${meetup.sequence}`,
      data: { meetup: meetupId, kind, deadline },
    },
  ];
};
