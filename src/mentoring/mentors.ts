/** The mentor's own settings: sign up, change, pause, come back, stop. */
import { asText, asTexts, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { NEEDS } from '#src/catalogue/resource.ts';
import { kindsOf } from './kinds.ts';
import { pauseUntil } from './pauses.ts';
import { lookSoon, passOn } from './search.ts';
import { lockRequest, movePing } from './transitions.ts';
import { forget, news, pingKey, plainName } from './words.ts';

const MOST_PEOPLE = 5;
const LONGEST_PRICE = 60;

/** data: firstName, skills, kinds?, price?, trade?, place?, isRemote, acceptsCompetitors?, languages, capacity, pingsPerWeek, quietFrom, quietTo, zone, agreed. */
export const become: Handler = async (tx, work) => {
  const { personId, data, now } = work;
  const skills = asTexts(data.skills).filter((skill) => (NEEDS as readonly string[]).includes(skill));
  const languages = asTexts(data.languages).filter((language) => language === 'fr' || language === 'en');
  if (!personId || data.agreed !== true || skills.length === 0 || languages.length === 0) return [];
  const place = asText(data.place) || null;
  const settings = {
    firstName: plainName(asText(data.firstName)),
    skills,
    languages,
    kinds: [...kindsOf(asTexts(data.kinds))],
    price: asText(data.price).slice(0, LONGEST_PRICE) || null,
    trade: asText(data.trade) || null,
    place,
    // Without a town there is no zone to be near to.
    isRemote: data.isRemote === true || place === null,
    acceptsCompetitors: data.acceptsCompetitors === true,
    capacity: between(data.capacity, 1, MOST_PEOPLE),
    pingsPerWeek: between(data.pingsPerWeek, 1, MOST_PEOPLE),
    quietFrom: clockOr(data.quietFrom, '20:00'),
    quietTo: clockOr(data.quietTo, '08:00'),
    zone: asText(data.zone) || 'Europe/Paris',
    isActive: true,
    heardAt: now,
  };
  const known = await tx.mentor.findUnique({ where: { personId }, select: { isActive: true } });
  // Changing a setting keeps a pause; coming back after having stopped ends it.
  const pause = known && !known.isActive ? { pausedUntil: null } : {};
  await tx.mentor.upsert({
    where: { personId },
    create: { personId, createdAt: now, ...settings },
    update: { ...settings, ...pause },
  });
  return lookSoon(tx, now);
};

const between = (value: unknown, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(Number(value)) || least));
const clockOr = (value: unknown, usual: string): string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : usual;

/** data: length ("one-week", "one-month", "three-months", or the day they are back). Requests already received stay. */
export const pause: Handler = async (tx, { personId, data, key, now }) => {
  const mentor = personId ? await tx.mentor.findUnique({ where: { personId } }) : null;
  return mentor?.isActive ? pauseUntil(tx, mentor, asText(data.length), 'paused', key, now) : [];
};

/** The clock: a pause ends on the day that was said. A pause made longer since has a later row. */
export const comeBack: Handler = async (tx, work) => {
  const personId = asText(work.data.mentor);
  const { count } = await tx.mentor.updateMany({
    where: { personId, isActive: true, pausedUntil: { lte: work.now } },
    data: { pausedUntil: null, heardAt: work.now },
  });
  return count === 0 ? [] : [news(personId, 'returned', work.key), ...(await lookSoon(tx, work.now))];
};

export const resume: Handler = async (tx, work) => {
  if (!work.personId) return [];
  const { count } = await tx.mentor.updateMany({
    where: { personId: work.personId, isActive: true },
    data: { pausedUntil: null, heardAt: work.now },
  });
  return count === 0 ? [] : [news(work.personId, 'resumed', work.key), ...(await lookSoon(tx, work.now))];
};

/** The mentor leaves; the settings stay until they erase them. */
export const stop: Handler = async (tx, work) => {
  if (!work.personId) return [];
  const handed = await handOver(tx, work.personId, work.now);
  await tx.mentor.updateMany({
    where: { personId: work.personId },
    data: { isActive: false, pausedUntil: null },
  });
  return [news(work.personId, 'stopped', work.key), ...handed];
};

/** Everything a leaving mentor had not yet brought to an introduction goes to the next one, at once. */
export async function handOver(tx: Tx, mentorId: string, at: Date): Promise<readonly Consequence[]> {
  const held = await tx.ping.findMany({
    where: { mentorId, status: { in: ['waiting', 'open', 'accepted'] } },
    orderBy: { requestId: 'asc' },
    include: { mentor: { select: { firstName: true } } },
  });
  const told: Consequence[] = [];
  for (const { id, requestId, mentor } of held) {
    if (!(await lockRequest(tx, requestId))) continue;
    const request = await tx.helpRequest.findUniqueOrThrow({ where: { id: requestId } });
    if (request.status !== 'pinged' && request.status !== 'accepted') continue;
    if (!(await movePing(tx, id, 'withdrawn', { mentorContact: null }))) continue;
    told.push(forget(pingKey(id)));
    told.push(...(await passOn(tx, { requestId, ping: id, firstName: mentor.firstName, cause: 'gone' }, at)));
  }
  return told;
}
