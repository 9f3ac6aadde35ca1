/** The first real club replaces the demonstration. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { oneLine } from './calendar.ts';
import { callOff, clubOf } from './organising.ts';

/** Data: name, place (INSEE code), zone (IANA). For organisers who have no club yet. */
export const foundClub: Handler = async (tx, { key, data, personId, now, newId }) => {
  if (!personId) return [];
  const person = await tx.person.findUnique({ where: { id: personId } });
  const name = oneLine(asText(data['name']));
  const place = asText(data['place']);
  if (!person?.isOrganiser || !name || !place) return [];
  const done: Consequence = {
    kind: 'tell',
    personId,
    trigger: 'organiser-news',
    key: `${personId}:${key}:news`,
    data: { news: 'club' },
  };
  if (await clubOf(tx, personId)) return [done];
  const club = await tx.club.create({
    data: { id: newId(), name, place, zone: asText(data['zone']) || 'Europe/Paris', createdAt: now },
  });
  await tx.membership.create({ data: { personId, clubId: club.id, role: 'organiser', joinedAt: now } });
  return [...(await closeDemo(tx, now)), done];
};

/** Closes the demonstration club, cancels its meetups (real people who said yes are told), rests its mentors. */
async function closeDemo(tx: Tx, now: Date): Promise<readonly Consequence[]> {
  await tx.club.updateMany({ where: { isDemo: true }, data: { isClosed: true } });
  await tx.mentor.updateMany({ where: { person: { isDemo: true } }, data: { isActive: false } });
  const meetups = await tx.meetup.findMany({
    where: { club: { isDemo: true }, status: 'planned', startsAt: { gt: now } },
    orderBy: { id: 'asc' },
  });
  const consequences: Consequence[] = [];
  for (const { id } of meetups) consequences.push(...(await callOff(tx, id, now)));
  return consequences;
}
