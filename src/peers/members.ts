/** Taking part in the circles: join, sit one month out, pause until a date, leave. Nothing of it asks for a reason. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { type DrawDay, nextDrawDay } from './months.ts';

export const EVE = 'peers.eve';
export const DRAW = 'peers.draw';
const LONGEST_NAME = 40;
const LONGEST_TRADE = 80;
const LONGEST_CONTACT = 120;
const BACK_AT_HOUR = 8;

export const ringKey = (ring: string): string => `circles:${ring}:`;

/** Writes down the next draw of a ring and the word of the day before; one row each, whoever asks. */
export const planDraw = (
  ring: string,
  zone: string,
  { month, eveAt, drawAt }: DrawDay,
): readonly Consequence[] => {
  const later = (work: string, at: Date, what: string): Consequence => ({
    kind: 'later',
    work,
    at,
    key: `${ringKey(ring)}${month}:${what}`,
    data: { ring, month, zone },
  });
  return [later(EVE, eveAt, 'eve'), later(DRAW, drawAt, 'draw')];
};

export const news = (personId: string, what: string, key: string, data: Slots = {}): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'circle-news',
  key: `${key}:circle:${what}`,
  data: { ...data, news: what },
});

/** data: firstName, trade?, place?, zone, isRemote, contact, agreed. Again, it changes what was said. */
export const join: Handler = async (tx, { personId, data, now, key }) => {
  const contact = asText(data.contact).slice(0, LONGEST_CONTACT);
  const place = asText(data.place) || null;
  if (!personId || data.agreed !== true || !contact) return [];
  const club = await tx.membership.findFirst({
    where: { personId, club: { isClosed: false } },
    orderBy: { joinedAt: 'asc' },
    select: { club: { select: { id: true, zone: true } } },
  });
  const ring = club ? `club:${club.club.id}` : `area:${departmentOf(place)}`;
  const zone = club?.club.zone ?? (asText(data.zone) || 'Europe/Paris');
  const known = await tx.circleMember.findUnique({ where: { personId } });
  const said = {
    ring,
    zone,
    place,
    firstName: asText(data.firstName).slice(0, LONGEST_NAME),
    trade: asText(data.trade).slice(0, LONGEST_TRADE) || null,
    isRemote: data.isRemote === true || place === null,
    contact,
  };
  const seat = known?.ring === ring ? known.seat : await freeSeat(tx, ring);
  await tx.circleMember.upsert({
    where: { personId },
    create: { personId, seat, joinedAt: now, ...said },
    update: { seat, ...said },
  });
  const next = nextDrawDay(now, zone);
  // The word of the day before is for those who were there already: somebody who joins knows of the draw.
  const plan = planDraw(ring, zone, next).filter((one) => one.kind !== 'later' || one.at > now);
  return [...plan, news(personId, 'joined', key, { at: next.drawAt.toISOString() })];
};

/** "44" of "44109", "974" of "97411"; people who said no town meet from a distance. */
function departmentOf(place: string | null): string {
  if (place === null) return 'remote';
  return /^9[78]/.test(place) ? place.slice(0, 3) : place.slice(0, 2);
}

async function freeSeat(tx: Tx, ring: string): Promise<number> {
  const taken = await tx.circleMember.findMany({ where: { ring }, select: { seat: true } });
  const seats = new Set(taken.map(({ seat }) => seat));
  for (let seat = 0; ; seat++) if (!seats.has(seat)) return seat;
}

/** The next draw goes without them. */
export const skip: Handler = async (tx, { personId, now, key }) => {
  const member = personId ? await tx.circleMember.findUnique({ where: { personId } }) : null;
  if (!member) return [];
  const { month } = nextDrawDay(now, member.zone);
  await tx.circleMember.update({ where: { personId: member.personId }, data: { skips: month } });
  return [news(member.personId, 'skipped', key)];
};

/** data: until (ISO date): back by themselves that morning. */
export const pause: Handler = async (tx, { personId, data, now, key }) => {
  const member = personId ? await tx.circleMember.findUnique({ where: { personId } }) : null;
  if (!member) return [];
  const day = Temporal.PlainDate.from(asText(data.until));
  const back = day.toZonedDateTime({ timeZone: member.zone, plainTime: { hour: BACK_AT_HOUR } });
  const pausedUntil = new Date(back.epochMilliseconds);
  if (pausedUntil <= now) return [];
  await tx.circleMember.update({ where: { personId: member.personId }, data: { pausedUntil } });
  return [news(member.personId, 'paused', key, { until: day.toString() })];
};

/** Back at once, from a pause or a month sat out. */
export const resume: Handler = async (tx, { personId, now, key }) => {
  const member = personId ? await tx.circleMember.findUnique({ where: { personId } }) : null;
  if (!member) return [];
  await tx.circleMember.update({
    where: { personId: member.personId },
    data: { pausedUntil: null, skips: null },
  });
  const next = nextDrawDay(now, member.zone);
  return [news(member.personId, 'resumed', key, { at: next.drawAt.toISOString() })];
};

/** Circles that were drawn stay, for the others. */
export const leave: Handler = async (tx, { personId, key }) => {
  if (!personId) return [];
  const { count } = await tx.circleMember.deleteMany({ where: { personId } });
  return count > 0 ? [news(personId, 'left', key)] : [];
};
