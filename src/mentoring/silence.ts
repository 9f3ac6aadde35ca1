/** A mentor who does not answer: after three pings in a row they are left in peace, and told so. */
import type { Consequence, Tx } from '#src/domain.ts';
import { pauseUntil } from './pauses.ts';

const MOST_UNANSWERED = 3;

export async function pauseWhenSilent(tx: Tx, mentorId: string, now: Date): Promise<readonly Consequence[]> {
  const mentor = await tx.mentor.findUniqueOrThrow({ where: { personId: mentorId } });
  const isPaused = mentor.pausedUntil !== null && mentor.pausedUntil > now;
  if (!mentor.isActive || isPaused) return [];
  const unanswered = await tx.ping.count({
    where: { mentorId, status: 'expired', answeredAt: { gt: mentor.heardAt ?? mentor.createdAt } },
  });
  return unanswered < MOST_UNANSWERED
    ? []
    : await pauseUntil(tx, mentor, 'three-months', 'rested', `mentor:${mentorId}:rest:${now.getTime()}`, now);
}

/** They are there: what they left unanswered before no longer counts. */
export async function heardFrom(tx: Tx, mentorId: string, now: Date): Promise<void> {
  await tx.mentor.updateMany({ where: { personId: mentorId }, data: { heardAt: now } });
}
