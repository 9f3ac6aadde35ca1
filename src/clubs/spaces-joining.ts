/** Becoming a member of a club, and leaving it. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { isOrganiserOf } from './spaces.ts';

const DAY_MS = 86_400_000;
/** How long an invitation may be used. */
const INVITATION_DAYS = 30;

/** Data: club. */
export const joinClub: Handler = async (tx, { data, personId, now }) => {
  const club = await tx.club.findUnique({ where: { id: asText(data['club']) } });
  if (personId && club && !club.isClosed) await join(tx, personId, club.id, now);
  return [];
};

/** Data: club. Organisers stay: a club is not left alone by a slip. */
export const leaveClub: Handler = async (tx, { data, personId }) => {
  if (personId)
    await tx.membership.deleteMany({ where: { personId, clubId: asText(data['club']), role: 'member' } });
  return [];
};

/** Data: club, code (a fresh random id). Good for 30 days, for anybody who has it. */
export const makeInvitation: Handler = async (tx, { data, personId, now }) => {
  const [clubId, code] = [asText(data['club']), asText(data['code'])];
  if (!personId || !code || !(await isOrganiserOf(tx, personId, clubId))) return [];
  await tx.clubInvitation.deleteMany({ where: { expiresAt: { lte: now } } });
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  await tx.clubInvitation.createMany({
    data: { code, clubId, madeBy: personId, createdAt: now, expiresAt },
    skipDuplicates: true,
  });
  return [];
};

/** Data: code. Told by `club-news`: joined, or expired. */
export const useInvitation: Handler = async (tx, { key, data, personId, now }) => {
  if (!personId) return [];
  const found = await tx.clubInvitation.findFirst({
    where: { code: asText(data['code']).toLowerCase(), expiresAt: { gt: now }, club: { isClosed: false } },
  });
  if (found) await join(tx, personId, found.clubId, now);
  const told: Consequence = {
    kind: 'tell',
    personId,
    trigger: 'club-news',
    key: `${personId}:${key}:club`,
    data: found ? { news: 'joined', club: found.clubId } : { news: 'expired' },
  };
  return [told];
};

async function join(tx: Tx, personId: string, clubId: string, now: Date): Promise<void> {
  await tx.membership.createMany({
    data: { personId, clubId, role: 'member', joinedAt: now },
    skipDuplicates: true,
  });
}
