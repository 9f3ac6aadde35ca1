/** Digital check-ups that somebody chose to keep, and the question whether to do it again, for those who asked. */
import { politeMoment } from '#src/clubs/times.ts';
import { asText, type Consequence, type Handlers } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { todayIn } from './reminders.ts';

const AGAIN = 'companion.check-up.again';
const MONTHS = 3;
const HOUR = 9;
/** Worth asking for two weeks. */
const WORTH_DAYS = 14;
/** Points of an answer. */
const MOST = 2;
const MOST_ANSWERS = 20;

const againKey = (personId: string): string => `check-up:${personId}:again`;

export const checkUpHandlers: Handlers = {
  /** { id, points: { question: 0 | 1 | 2 | null } } */
  'companion.check-up.keep': async (tx, { data, personId, now }) => {
    const id = asText(data['id']);
    if (!personId || !id) return [];
    const answers = pointsIn(data['points']);
    await tx.checkUp.createMany({ data: { id, personId, answers, takenAt: now }, skipDuplicates: true });
    return [];
  },

  /** { zone }: in three months, at nine. */
  'companion.check-up.plan': async (_tx, { data, personId, now }) => {
    const zone = asText(data['zone']);
    if (!personId || !zone) return [];
    const day = todayIn(zone, now).add({ months: MONTHS });
    const at = new Date(day.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } }).epochMilliseconds);
    return [{ kind: 'later', work: AGAIN, at, key: againKey(personId), data: { personId, zone }, personId }];
  },

  /** The history and the question to come. */
  'companion.check-up.forget': async (tx, { personId }) => {
    if (!personId) return [];
    await tx.checkUp.deleteMany({ where: { personId } });
    return [forgetCheckUp(personId)];
  },

  [AGAIN]: async (tx, { data, key, now }) => {
    const personId = asText(data['personId']);
    const last = await tx.checkUp.findFirst({ where: { personId }, orderBy: { takenAt: 'desc' } });
    if (!last) return [];
    const polite = politeMoment(now, asText(data['zone']));
    if (polite > now) return [{ kind: 'later', work: AGAIN, at: polite, key, data, personId }];
    const deadline = new Date(now.getTime() + WORTH_DAYS * 86_400_000).toISOString();
    const told = { since: last.takenAt.toISOString(), deadline };
    return [{ kind: 'tell', personId, trigger: 'check-up-due', key: `${key}:${last.id}`, data: told }];
  },
};

const forgetCheckUp = (personId: string): Consequence => ({
  kind: 'forget',
  keysStartingWith: againKey(personId),
});

export type Points = Readonly<Record<string, number | null>>;

export function pointsIn(value: unknown): Points {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value as Slots) : [];
  return Object.fromEntries(
    entries
      .slice(0, MOST_ANSWERS)
      .filter(([question]) => /^[a-z-]{1,24}$/.test(question))
      .map(([question, points]) => {
        const isPoints = typeof points === 'number' && points >= 0 && points <= MOST;
        return [question, isPoints ? Math.round(points) : null];
      }),
  );
}
