/** Answers to a meetup: a seat, the waiting list, and what follows from a seat that frees. */
import type { Meetup } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { forgetReminders, laterReminders } from './reminders.ts';
import { settle, type Answer, type Attendance } from './seats.ts';

/** A person answers "yes", "waiting" or "no" to `meetupId`; what they got is told by the trigger `meetup-outcome`. */
export const answerMeetup: Handler = async (tx, { key, data, personId, now }) => {
  const meetupId = asText(data['meetupId']);
  const wanted = toAnswer(asText(data['answer']));
  if (!personId || !wanted) return [];
  const meetup = await lockMeetup(tx, meetupId);
  if (!meetup || meetup.status !== 'planned' || meetup.startsAt <= now) {
    return wanted === 'no' ? [] : [outcome(personId, key, { meetup: meetupId, outcome: 'gone' })];
  }
  const { settled, consequences } = await record(tx, meetup, personId, wanted, key, now);
  if (wanted === 'no') return consequences;
  const { position } = settled;
  return [...consequences, outcome(personId, key, { meetup: meetupId, outcome: settled.outcome, position })];
};

/** Frees what a person holds in every meetup to come; the next in line get the seats. */
export async function releaseSeats(tx: Tx, personId: string, now: Date): Promise<readonly Consequence[]> {
  const held = await tx.rsvp.findMany({
    where: {
      personId,
      answer: { in: ['yes', 'waiting'] },
      meetup: { status: 'planned', startsAt: { gt: now } },
    },
    orderBy: { meetupId: 'asc' },
  });
  const consequences: Consequence[] = [];
  for (const { meetupId } of held) {
    const meetup = await lockMeetup(tx, meetupId);
    if (!meetup) continue;
    const released = await record(tx, meetup, personId, 'no', `meetup:${meetupId}:left:${personId}`, now);
    consequences.push(...released.consequences);
  }
  return consequences;
}

/** The meetup, held until the transaction ends: seats are counted by one transaction at a time. */
export async function lockMeetup(tx: Tx, id: string): Promise<Meetup | null> {
  await tx.$queryRaw`select id from meetup where id = ${id} for update`;
  return tx.meetup.findUnique({ where: { id } });
}

/** Writes one answer, and gives seats that it frees to those who wait. The meetup must be locked. */
export async function record(
  tx: Tx,
  meetup: Meetup,
  personId: string,
  wanted: Answer,
  key: string,
  now: Date,
) {
  const rows = await tx.rsvp.findMany({ where: { meetupId: meetup.id } });
  const settled = settle(rows.map(toAttendance), meetup.seats, personId, wanted);
  for (const { personId: who, answer, rank } of settled.changes) {
    await tx.rsvp.upsert({
      where: { meetupId_personId: { meetupId: meetup.id, personId: who } },
      create: { meetupId: meetup.id, personId: who, answer, rank, updatedAt: now },
      update: { answer, rank, updatedAt: now },
    });
  }
  const isNew = settled.changes.some((change) => change.personId === personId);
  const consequences: Consequence[] = [
    ...(isNew ? [forgetReminders(meetup.id, personId)] : []),
    ...(isNew && settled.outcome === 'yes' ? laterReminders(meetup, personId, now) : []),
    ...settled.promoted.flatMap((who) => [
      {
        kind: 'tell' as const,
        personId: who,
        trigger: 'meetup-seat',
        key: `${who}:${key}:seat`,
        data: { meetup: meetup.id },
      },
      ...laterReminders(meetup, who, now),
    ]),
  ];
  return { settled, consequences };
}

const toAttendance = (row: { personId: string; answer: string; rank: number }): Attendance => ({
  personId: row.personId,
  answer: toAnswer(row.answer) ?? 'no',
  rank: row.rank,
});

const toAnswer = (text: string): Answer | undefined =>
  text === 'yes' || text === 'waiting' || text === 'no' ? text : undefined;

const outcome = (personId: string, key: string, data: Record<string, string | number>): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'meetup-outcome',
  key: `${personId}:${key}:outcome`,
  data,
});
