/** What an organiser chooses for the members of their club, and adds to the catalogue for them. */
import { clubOf } from '#src/clubs/organising.ts';
import { asText, type Handlers, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { isAddress } from '../import/cells.ts';
import { pack, type Unnamed } from '../import/entry.ts';
import { LENGTHS } from '../import/shaping.ts';
import { RAISE_VERSION } from '../import/store.ts';
import { NEEDS } from '../resource.ts';
import { CLUB_ENTRY } from './curate.ts';

const MOST_RULES = 50;
const MOST_ENTRIES = 50;
const LONGEST_ID = 24;

export const clubEntryHandlers: Handlers = {
  /** Data: entry, rule (pin, hide; anything else takes the rule away). */
  'catalogue.rule': async (tx, { data, personId, now }) => {
    const club = personId && (await clubOf(tx, personId));
    const entryId = asText(data['entry']).slice(0, LONGEST_ID);
    if (!club || !entryId) return [];
    const rule = asText(data['rule']);
    await tx.clubRule.deleteMany({ where: { clubId: club.id, entryId } });
    const isOne = rule === 'pin' || rule === 'hide';
    if (isOne && (await tx.clubRule.count({ where: { clubId: club.id } })) < MOST_RULES)
      await tx.clubRule.create({ data: { clubId: club.id, entryId, rule, madeBy: personId, madeAt: now } });
    return [];
  },

  /** Data: id (fresh, without its beginning), name, gives, url, step (may be empty), need, until (ISO date). */
  'catalogue.add': async (tx, { data, personId, now }) => {
    const club = personId && (await clubOf(tx, personId));
    const resource = club && entryOf(data, club.name, now);
    if (!club || !resource) return [];
    if ((await tx.clubEntry.count({ where: { clubId: club.id } })) >= MOST_ENTRIES) return [];
    const payload = JSON.parse(pack(resource)) as object;
    const facts = {
      clubId: club.id,
      payload,
      validUntil: asText(data['until']),
      addedBy: personId,
      addedAt: now,
    };
    await tx.clubEntry.createMany({
      data: { id: clubEntryId(asText(data['id'])), ...facts },
      skipDuplicates: true,
    });
    await raiseVersion(tx);
    return [];
  },

  /** Data: entry. Of one's own club; a rule about it goes with it. */
  'catalogue.remove': async (tx, { data, personId }) => {
    const club = personId && (await clubOf(tx, personId));
    const id = asText(data['entry']);
    if (!club) return [];
    const { count } = await tx.clubEntry.deleteMany({ where: { id, clubId: club.id } });
    await tx.clubRule.deleteMany({ where: { clubId: club.id, entryId: id } });
    if (count > 0) await raiseVersion(tx);
    return [];
  },

  /** Data: entry. By another organiser of the club than who added it. */
  'catalogue.review': async (tx, { data, personId, now }) => {
    const club = personId && (await clubOf(tx, personId));
    if (!personId || !club) return [];
    const { count } = await tx.clubEntry.updateMany({
      where: {
        id: asText(data['entry']),
        clubId: club.id,
        reviewedAt: null,
        OR: [{ addedBy: null }, { addedBy: { not: personId } }],
      },
      data: { reviewedBy: personId, reviewedAt: now },
    });
    if (count > 0) await raiseVersion(tx);
    return [];
  },
};

const clubEntryId = (id: string): string => `${CLUB_ENTRY}${id}`.slice(0, LONGEST_ID);

const raiseVersion = async (tx: Tx): Promise<void> => void (await tx.$executeRawUnsafe(RAISE_VERSION));

function entryOf(data: Slots, club: string, now: Date): Unnamed | undefined {
  const both = (name: string, longest: number) => {
    const said = asText(data[name]).trim().slice(0, longest);
    return { fr: said, en: said };
  };
  const [name, gives] = [both('name', LENGTHS.name), both('gives', LENGTHS.gives)];
  const url = asText(data['url']).trim();
  const until = asText(data['until']);
  const need = NEEDS.find((known) => known === data['need']) ?? 'network';
  if (!name.fr || !gives.fr || !isAddress(url) || !/^\d{4}-\d\d-\d\d$/.test(until)) return undefined;
  return {
    name,
    gives,
    forWhom: { fr: club, en: club },
    firstStep: both('step', LENGTHS.firstStep),
    provider: club,
    needs: [need],
    stages: [],
    kind: 'service',
    cost: 'unknown',
    scope: 'national',
    keywords: [],
    url,
    source: club,
    checkedOn: now.toISOString().slice(0, 10),
    confidence: 'medium',
    validUntil: until,
    conditions: [],
  };
}
