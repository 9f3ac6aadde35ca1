/** What mentoring promises, whatever happened. */
import { expect } from 'vitest';
import type { Town } from './town.ts';

/** What must be true between any two events. */
export async function checkPromises({ prisma }: Town): Promise<void> {
  const [requests, mentors, due] = await Promise.all([
    prisma.helpRequest.findMany({ include: { pings: true } }),
    prisma.mentor.findMany({ include: { pings: true } }),
    prisma.due.findMany({ where: { doneAt: null } }),
  ]);
  const waits = (key: string) => due.some((row) => row.key.startsWith(key));
  for (const { id, status, pings, personId } of requests) {
    const asked = pings.filter((ping) => ping.status === 'waiting' || ping.status === 'open');
    const accepted = pings.filter((ping) => ping.status === 'accepted');
    // A second mentor is asked when the first leaves it unanswered for a day.
    const isAsked = status === 'pinged';
    expect(asked.length, `asked for a request that is ${status}`).toBeGreaterThanOrEqual(isAsked ? 1 : 0);
    expect(asked.length, `asked for a request that is ${status}`).toBeLessThanOrEqual(isAsked ? 2 : 0);
    const isAccepted = status === 'accepted' || status === 'introduced';
    expect(accepted.length, `accepted for a request that is ${status}`).toBe(isAccepted ? 1 : 0);
    expect(pings.some((ping) => ping.mentorId === personId)).toBe(false);
    // Whoever waits is waited for: the clock will come back to this request by itself.
    if (status === 'open') {
      expect(waits('match:')).toBe(true);
      expect(waits(`request:${id}:promise`)).toBe(true);
    }
    if (status === 'nobody') expect(waits(`request:${id}:give-up`)).toBe(true);
    for (const ping of asked) expect(waits(`ping:${ping.id}:expire`)).toBe(true);
    for (const ping of accepted)
      expect(waits(`ping:${ping.id}:${status === 'accepted' ? 'lapse' : 'end'}`)).toBe(true);
    for (const ping of pings)
      if (ping.askerAgreed === null) expect(ping.askerContact, 'shared without agreement').toBeNull();
  }
  for (const { pings, pingsPerWeek } of mentors) {
    const live = pings.filter(({ status }) => ['waiting', 'open', 'accepted'].includes(status));
    expect(live.length, 'more people than anybody here offered to help').toBeLessThanOrEqual(2);
    const times = pings.map((ping) => ping.sentAt.getTime()).sort((a, b) => a - b);
    times.forEach((at, n) => {
      const within = times.slice(n).filter((other) => other - at < 7 * 24 * 3_600_000);
      expect(within.length).toBeLessThanOrEqual(pingsPerWeek);
    });
  }
}
