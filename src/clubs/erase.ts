/** Leaving the clubs for good. */
import type { Consequence, Tx } from '#src/domain.ts';
import { triesKey } from './organiser-code.ts';
import { eraseQuestions } from './questions.ts';
import { releaseSeats } from './rsvp.ts';

/** Erases all the clubs know of a person; seats that free go to those who wait. Meetups they organised and rooms they bound stay, without their name. */
export async function eraseClubs(tx: Tx, personId: string, now: Date): Promise<readonly Consequence[]> {
  const consequences = [...(await releaseSeats(tx, personId, now)), ...(await eraseQuestions(tx, personId))];
  await tx.rsvp.deleteMany({ where: { personId } });
  await tx.membership.deleteMany({ where: { personId } });
  await tx.meetupWish.deleteMany({ where: { personId } });
  await tx.meetup.updateMany({ where: { createdBy: personId }, data: { createdBy: null } });
  await tx.clubSpace.updateMany({ where: { boundBy: personId }, data: { boundBy: null } });
  await tx.clubInvitation.updateMany({ where: { madeBy: personId }, data: { madeBy: null } });
  await tx.setting.deleteMany({ where: { key: triesKey(personId) } });
  return consequences;
}
