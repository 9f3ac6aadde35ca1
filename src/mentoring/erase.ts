/** What mentoring does when somebody asks for all their data, or for its end. */
import type { Consequence, Tx } from '#src/domain.ts';
import { traceBlocks } from './blocks.ts';
import { handOver } from './mentors.ts';
import { freeMentors } from './requests.ts';
import { lockRequest, moveRequest } from './transitions.ts';
import { forget, news, pingKey, requestKey } from './words.ts';

/**
 * Takes back the person's requests, hands a leaving mentor's requests to the next one, and deletes all their rows here.
 * Of blocks against them a hash stays for a year, which names nobody (blocks.ts).
 * The other side is told neutrally; nothing is told to the person themselves.
 */
export async function eraseMentoring(tx: Tx, personId: string, now: Date): Promise<readonly Consequence[]> {
  await traceBlocks(tx, personId, now);
  return [...(await eraseRequests(tx, personId)), ...(await eraseMentor(tx, personId, now))];
}

async function eraseRequests(tx: Tx, personId: string): Promise<readonly Consequence[]> {
  const requests = await tx.helpRequest.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const told: Consequence[] = [];
  for (const { id } of requests) {
    if (!(await lockRequest(tx, id))) continue;
    const talk = await tx.ping.findFirst({
      where: { requestId: id, status: 'accepted', request: { status: 'introduced' } },
      include: { request: { select: { firstName: true } } },
    });
    if (talk) {
      const { firstName } = talk.request;
      told.push(
        forget(pingKey(talk.id)),
        news(talk.mentorId, 'peer-left', pingKey(talk.id, 'mentor'), { firstName }),
      );
    } else told.push(...(await freeMentors(tx, id)));
    told.push(forget(requestKey(id)));
  }
  await tx.helpRequest.deleteMany({ where: { personId } });
  return told;
}

async function eraseMentor(tx: Tx, personId: string, now: Date): Promise<readonly Consequence[]> {
  const told: Consequence[] = [...(await handOver(tx, personId, now))];
  const talks = await tx.ping.findMany({
    where: { mentorId: personId, status: 'accepted', request: { status: 'introduced' } },
    orderBy: { requestId: 'asc' },
    include: { request: { select: { personId: true } }, mentor: { select: { firstName: true } } },
  });
  for (const { id, requestId, request, mentor } of talks) {
    if (
      !(await lockRequest(tx, requestId)) ||
      !(await moveRequest(tx, requestId, 'closed', { closedAt: now }))
    )
      continue;
    told.push(forget(pingKey(id)));
    told.push(news(request.personId, 'peer-left', pingKey(id, 'asker'), { firstName: mentor.firstName }));
  }
  await tx.mentor.deleteMany({ where: { personId } });
  return [...told, forget(`mentor:${personId}:`)];
}
