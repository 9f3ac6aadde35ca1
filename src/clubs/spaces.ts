/** A club's rooms on platforms: bound by an organiser, spoken to like a person, given up when the program is thrown out. */
import type { ClubSpace, Prisma } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { newSession, type Session } from '#src/engine/session.ts';

type SpaceNews = 'bound' | 'already' | 'taken' | 'refused' | 'unbound' | 'gone' | 'lost';

/** Data: club, platform, room, thread ("": the whole room), locale. What became of it is told by `space-news`. */
export const bindSpace: Handler = async (tx, { key, data, personId, now, newId }) => {
  if (!personId) return [];
  const clubId = asText(data['club']);
  const place = {
    platform: asText(data['platform']),
    room: asText(data['room']),
    thread: asText(data['thread']),
  };
  const answer = (news: SpaceNews) => [spaceNews(personId, key, { news, club: clubId })];
  if (!place.room || !(await isOrganiserOf(tx, personId, clubId))) return answer('refused');
  // Two organisers at once: the room goes to the first.
  await tx.$queryRaw`
    select 1 as held from (select pg_advisory_xact_lock(hashtextextended(${`${place.platform} ${place.room}`}, 1))) l`;
  const known = await tx.clubSpace.findUnique({ where: { platform_room_thread: place } });
  if (known && known.clubId !== clubId && known.isActive) return answer('taken');
  if (known?.clubId === clubId && known.isActive) return answer('already');
  if (known) await removeSpace(tx, known);
  const id = newId();
  const address = {
    platform: place.platform,
    room: place.room,
    ...(place.thread && { thread: place.thread }),
    isPrivate: false,
  };
  const at = now.toISOString();
  const spacePerson = newId();
  await tx.person.create({
    data: {
      id: spacePerson,
      locale: data['locale'] === 'en' ? 'en' : 'fr',
      isSpace: true,
      identities: { create: { platform: place.platform, externalId: `space:${id}`, address } },
      session: {
        create: {
          revision: 1,
          data: toJson({ ...newSession(address, at), isWelcomed: true }),
          updatedAt: now,
        },
      },
    },
  });
  await tx.clubSpace.create({
    data: { id, clubId, ...place, personId: spacePerson, boundBy: personId, boundAt: now },
  });
  return [
    tellSpace({ personId: spacePerson }, 'space-hello', `space:${id}:hello`, { club: clubId }),
    ...answer('bound'),
  ];
};

/** Data: space. */
export const unbindSpace: Handler = async (tx, { key, data, personId }) => {
  if (!personId) return [];
  const space = await tx.clubSpace.findUnique({ where: { id: asText(data['space']) } });
  if (!space || !(await isOrganiserOf(tx, personId, space.clubId)))
    return [spaceNews(personId, key, { news: 'gone' })];
  await removeSpace(tx, space);
  return [spaceNews(personId, key, { news: 'unbound', club: space.clubId, platform: space.platform })];
};

export const LOSE_SPACE = 'clubs.lose-space';

/** Data: person (one that may be a room), or platform and room. Organisers of the clubs that spoke there are told, once. */
export const loseSpace: Handler = async (tx, { key, data }) => {
  const [personId, platform, room] = [asText(data['person']), asText(data['platform']), asText(data['room'])];
  const where = { ...(personId ? { personId } : { platform, room }), isActive: true };
  const lost = await tx.clubSpace.updateManyAndReturn({ where, data: { isActive: false } });
  const consequences: Consequence[] = [];
  for (const { id, clubId, platform: from } of lost) {
    for (const organiser of await organisersOf(tx, clubId))
      consequences.push(spaceNews(organiser, `${key}:${id}`, { news: 'lost', club: clubId, platform: from }));
  }
  return consequences;
};

/** Says something in every room of a club that can be reached; `key` is unique to what is said. */
export async function tellSpaces(
  tx: Tx,
  clubId: string,
  trigger: string,
  key: string,
  data: Slots,
): Promise<readonly Consequence[]> {
  const spaces = await tx.clubSpace.findMany({ where: { clubId, isActive: true }, orderBy: { id: 'asc' } });
  return spaces.map((space) => tellSpace(space, trigger, `${key}:${space.id}`, data));
}

export const tellSpace = (
  { personId }: Pick<ClubSpace, 'personId'>,
  trigger: string,
  key: string,
  data: Slots,
): Consequence => ({ kind: 'tell', personId, trigger, key, data });

export async function isOrganiserOf(tx: Tx, personId: string, clubId: string): Promise<boolean> {
  const found = await tx.membership.count({
    where: { personId, clubId, role: 'organiser', club: { isClosed: false }, person: { isOrganiser: true } },
  });
  return found > 0;
}

export async function organisersOf(tx: Tx, clubId: string): Promise<readonly string[]> {
  const rows = await tx.membership.findMany({
    where: { clubId, role: 'organiser', person: { isDemo: false } },
    orderBy: { joinedAt: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}

/** With all that still waits to be said there. */
async function removeSpace(tx: Tx, { personId }: ClubSpace): Promise<void> {
  await tx.inbox.deleteMany({ where: { personId } });
  await tx.outbox.deleteMany({ where: { personId, state: 'pending' } });
  await tx.person.deleteMany({ where: { id: personId } });
}

const toJson = (session: Session): Prisma.InputJsonObject => JSON.parse(JSON.stringify(session));

const spaceNews = (personId: string, key: string, data: Slots): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'space-news',
  key: `${personId}:${key}:space-news`,
  data,
});
