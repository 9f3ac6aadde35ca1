/** The month of a ring: a word the day before, the draw, and ten days later whether they met. */
import type { CircleMember } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { blockedPairs } from '#src/mentoring/blocks.ts';
import { isSameTrade } from '#src/mentoring/matching/trade.ts';
import { minutesBetween } from '#src/people/distance.ts';
import { drawCircles } from './drawing.ts';
import { news, planDraw, ringKey } from './members.ts';
import { monthsBetween, nextDrawDay } from './months.ts';

export const ASK_MET = 'peers.ask-met';
const MOST_MINUTES = 30;
/** Within so many minutes the same customers may choose between two of a trade. */
const CATCHMENT_MINUTES = 20;
const MET_AFTER_DAYS = 10;
const MOST_ASKED = 2;
const DAY_MS = 86_400_000;

const taking = (tx: Tx, ring: string, month: string, at: Date): Promise<readonly CircleMember[]> =>
  tx.circleMember.findMany({
    where: {
      ring,
      AND: [
        { OR: [{ skips: null }, { skips: { not: month } }] },
        { OR: [{ pausedUntil: null }, { pausedUntil: { lte: at } }] },
      ],
    },
    orderBy: [{ seat: 'asc' }, { personId: 'asc' }],
  });

/** "You are in tomorrow's draw. Skip it?" */
export const tellEve: Handler = async (tx, { data, now }) => {
  const [ring, month] = [asText(data.ring), asText(data.month)];
  const drawAt = nextDrawDay(now, asText(data.zone)).drawAt;
  if (await tx.circleDraw.findUnique({ where: { ring_month: { ring, month } } })) return [];
  const members = await taking(tx, ring, month, drawAt);
  return members.map(({ personId }) => ({
    kind: 'tell',
    personId,
    trigger: 'circle-eve',
    key: `${ringKey(ring)}${month}:eve:${personId}`,
    data: { month, deadline: drawAt.toISOString() },
  }));
};

/** Once a ring and month, however often it is woken; the next month is written down with it. */
export const draw: Handler = async (tx, { data, now, newId }) => {
  const [ring, month, zone] = [asText(data.ring), asText(data.month), asText(data.zone)];
  const { count } = await tx.circleDraw.createMany({
    data: [{ ring, month, drawnAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return [];
  const next =
    (await tx.circleMember.count({ where: { ring } })) > 0
      ? planDraw(ring, zone, nextDrawDay(now, zone))
      : [];
  const members = await taking(tx, ring, month, now);
  const { circles, alone } = await drawn(tx, members, month);
  const told: Consequence[] = [];
  for (const people of circles) {
    const id = newId();
    await tx.circle.create({
      data: { id, ring, month, drawnAt: now, seats: { create: people.map((personId) => ({ personId })) } },
    });
    for (const personId of people)
      told.push({
        kind: 'tell',
        personId,
        trigger: 'circle-drawn',
        key: `circle:${id}:${personId}`,
        data: { circle: id },
      });
    told.push(askLater(id, now));
  }
  const key = `${ringKey(ring)}${month}`;
  return [...next, ...told, ...alone.map((personId) => news(personId, 'alone', `${key}:${personId}`))];
};

async function drawn(tx: Tx, members: readonly CircleMember[], month: string) {
  const ids = members.map(({ personId }) => personId);
  const past = await tx.circle.findMany({
    where: { month: { lt: month }, seats: { some: { personId: { in: ids } } } },
    include: { seats: { select: { personId: true } } },
    orderBy: { month: 'asc' },
  });
  const last = new Map<string, string>();
  const odd = new Map<string, boolean>();
  for (const { month: then, seats } of past)
    for (const { personId: one } of seats) {
      odd.set(one, seats.length !== 3);
      for (const { personId: other } of seats) last.set(`${one} ${other}`, then);
    }
  const blocks = await blockedPairs(tx, ids);
  const byId = new Map(members.map((member) => [member.personId, member]));
  return drawCircles(
    members.map(({ personId, seat }) => ({ id: personId, seat, wasOdd: odd.get(personId) ?? false })),
    {
      metAgo: (a, b) => {
        const then = last.get(`${a} ${b}`);
        return then === undefined ? undefined : monthsBetween(then, month);
      },
      areApart: (a, b) => blocks.get(a)?.includes(b) === true || areApart(byId.get(a)!, byId.get(b)!),
      seed: monthsBetween('2020-01', month),
    },
  );
}

/** Too far to meet, or after the same customers. */
function areApart(a: CircleMember, b: CircleMember): boolean {
  const minutes = minutesBetween(a.place ?? undefined, b.place ?? undefined);
  if (minutes !== undefined && minutes <= CATCHMENT_MINUTES && isSameTrade(a.trade ?? '', b.trade ?? ''))
    return true;
  if (a.isRemote && b.isRemote) return false;
  return a.place === null || b.place === null || (minutes ?? 0) > MOST_MINUTES;
}

const askLater = (circle: string, now: Date): Consequence => ({
  kind: 'later',
  work: ASK_MET,
  at: new Date(now.getTime() + MET_AFTER_DAYS * DAY_MS),
  key: `circle:${circle}:met`,
  data: { circle },
});

/** Asked of those who have not said, until one of them says yes; twice at most. */
export const askMet: Handler = async (tx, { data, now }) => {
  const id = asText(data.circle);
  const seats = await tx.circleSeat.findMany({ where: { circleId: id }, orderBy: { personId: 'asc' } });
  if (seats.some(({ met }) => met === 'yes')) return [];
  const silent = seats.filter(({ met, asked }) => met === null && asked < MOST_ASKED);
  const told: Consequence[] = [];
  for (const { personId, asked } of silent) {
    await tx.circleSeat.update({
      where: { circleId_personId: { circleId: id, personId } },
      data: { asked: asked + 1 },
    });
    const key = `circle:${id}:${personId}:met:${asked + 1}`;
    told.push({ kind: 'tell', personId, trigger: 'circle-met', key, data: { circle: id } });
  }
  return silent.some(({ asked }) => asked + 1 < MOST_ASKED) ? [...told, askLater(id, now)] : told;
};

/** data: circle, met ("yes", "no"; "later" leaves the question open). */
export const answerMet: Handler = async (tx, { personId, data }) => {
  const met = asText(data.met);
  if (!personId || (met !== 'yes' && met !== 'no')) return [];
  await tx.circleSeat.updateMany({ where: { circleId: asText(data.circle), personId }, data: { met } });
  return [];
};
