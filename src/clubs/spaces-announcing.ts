/** What is said to a whole club: an organiser's announcement, a member's success. */
import { asText, type Consequence, type Handler } from '#src/domain.ts';
import { takeAnnouncement } from './organising.ts';
import { isOrganiserOf, tellSpaces } from './spaces.ts';
import { politeMoment } from './times.ts';

export const ANNOUNCE_TO = 'clubs.announce-to';
const LONGEST_ANNOUNCEMENT = 1500;
const LONGEST_SUCCESS = 200;
const LONGEST_NAME = 40;

/** Data: club, text, to ("spaces", "all": the members too, one by one). Told by `announce-outcome`. */
export const announce: Handler = async (tx, { key, data, personId, now }) => {
  const text = asText(data['text']).slice(0, LONGEST_ANNOUNCEMENT);
  if (!personId || !text) return [];
  const clubId = asText(data['club']);
  if (!(await isOrganiserOf(tx, personId, clubId))) return [outcome(personId, key, { state: 'refused' })];
  const club = await tx.club.findUniqueOrThrow({ where: { id: clubId } });
  const spaces = await tellSpaces(tx, clubId, 'space-announcement', `${key}:space`, {
    club: club.name,
    text,
    about: 'announcement',
  });
  const reach = data['to'] === 'all' ? await takeAnnouncement(tx, club, now) : 'no';
  const members =
    reach === 'yes'
      ? await tx.membership.findMany({
          where: { clubId, personId: { not: personId }, person: { isDemo: false } },
          orderBy: { personId: 'asc' },
        })
      : [];
  const at = politeMoment(now, club.zone);
  const told = members.map((member): Consequence => {
    const own = `${key}:to:${member.personId}`;
    const said = { club: clubId, text };
    if (at <= now) return announcement(member.personId, own, said);
    return {
      kind: 'later',
      work: ANNOUNCE_TO,
      at,
      key: own,
      personId: member.personId,
      data: { ...said, personId: member.personId },
    };
  });
  const state = reach === 'capped' ? 'capped' : 'sent';
  return [
    ...spaces,
    ...told,
    outcome(personId, key, { state, spaces: spaces.length, count: members.length }),
  ];
};

/** A due announcement, to somebody who is still a member. */
export const announceTo: Handler = async (tx, { key, data }) => {
  const [personId, club] = [asText(data['personId']), asText(data['club'])];
  const isMember = await tx.membership.count({ where: { personId, clubId: club } });
  return isMember > 0 ? [announcement(personId, key, { club, text: asText(data['text']) })] : [];
};

/** Data: club, what, name (null: unsigned). A +1 that was done, shown to one's own club. */
export const shareSuccess: Handler = async (tx, { key, data, personId }) => {
  if (!personId) return [];
  const clubId = asText(data['club']);
  const isMember = await tx.membership.count({ where: { personId, clubId } });
  if (isMember === 0) return [];
  return tellSpaces(tx, clubId, 'space-success', key, {
    what: asText(data['what']).slice(0, LONGEST_SUCCESS),
    name: asText(data['name']).slice(0, LONGEST_NAME) || null,
    about: 'success',
  });
};

const announcement = (
  personId: string,
  key: string,
  data: { readonly club: string; readonly text: string },
): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'club-announcement',
  key,
  data,
});

const outcome = (personId: string, key: string, data: Record<string, string | number>): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'announce-outcome',
  key: `${personId}:${key}:outcome`,
  data,
});
