/** A mentor can be written to nowhere any more (they blocked the program): what they were asked goes to somebody else at once. */
import { asText, type Consequence, type Handler } from '#src/domain.ts';
import { handOver } from './mentors.ts';

export const LOSE_MENTOR = 'mentoring.unreachable';

/**
 * data: person, or platform and room. Their card stays as it is: whoever writes again is a mentor again, and no tick asks them
 * before (board.ts).
 */
export const loseMentor: Handler = async (tx, { data, now }) => {
  const [person, platform, room] = [asText(data.person), asText(data.platform), asText(data.room)];
  const lost = { platform, address: { path: ['room'], equals: room } };
  const mentors = await tx.mentor.findMany({
    where: {
      isActive: true,
      person: {
        isDemo: false,
        ...(person ? { id: person } : { identities: { some: lost } }),
        // Not counting the account that was lost just now.
        NOT: { identities: { some: { isReachable: true, ...(person ? {} : { NOT: lost }) } } },
      },
    },
    orderBy: { personId: 'asc' },
    select: { personId: true },
  });
  const told: Consequence[] = [];
  for (const { personId } of mentors) told.push(...(await handOver(tx, personId, now)));
  return told;
};
