/** Searches that people keep: once a week, on their Monday at nine, they are told of what is new, if anything is. */
import { asText, asTexts, type Consequence, type Handlers, type Tx } from '#src/domain.ts';
import { ZONE_UNKNOWN, type PlaceReader } from '#src/people/place.ts';
import type { CatalogueReader, LookupProfile } from '../reader.ts';
import { NEEDS, STAGES } from '../resource.ts';
import type { Facts } from '../facts.ts';
import { curate, ENOUGH } from './curate.ts';
import { rulesFor } from './rules.ts';

const DIGEST = 'catalogue.digest';
const HOUR = 9;
const MOST_SEARCHES = 10;
const LONGEST_QUERY = 500;
/** Ids remembered as seen by each search. */
const MOST_SEEN = 300;
/** Told of one search at once. */
const MOST_NEW = 3;
/** Read later, news of last week is no news. */
const WORTH_MS = 5 * 24 * 3_600_000;

const keyOf = (personId: string): string => `digest:${personId}:`;

/** The next Monday at nine on the clock of `zone`, after `now`. */
export function nextMonday(now: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const nine = local.withPlainTime({ hour: HOUR }).add({ days: (8 - local.dayOfWeek) % 7 });
  const next = Temporal.ZonedDateTime.compare(nine, local) > 0 ? nine : nine.add({ days: 7 });
  return new Date(next.epochMilliseconds);
}

function nextDigest(personId: string, zone: string, now: Date): Consequence {
  const at = nextMonday(now, zone);
  const key = `${keyOf(personId)}${at.toISOString().slice(0, 10)}`;
  return { kind: 'later', work: DIGEST, at, key, personId, data: { personId } };
}

export const searchHandlers: Handlers = {
  /** Data: id, query, seen (ids found today), zone. */
  'catalogue.keep-search': async (tx, { data, personId, now }) => {
    const query = asText(data['query']).trim().slice(0, LONGEST_QUERY);
    if (!personId || !query) return [];
    const kept = await tx.savedSearch.findMany({ where: { personId } });
    if (kept.length >= MOST_SEARCHES && kept.every((search) => search.query !== query)) return [];
    await tx.savedSearch.deleteMany({ where: { personId, query } });
    const zone = asText(data['zone']) || ZONE_UNKNOWN;
    const seen = asTexts(data['seen']).slice(0, MOST_SEEN);
    await tx.savedSearch.create({
      data: { id: asText(data['id']), personId, query, zone, seen: [...seen], createdAt: now },
    });
    return [{ kind: 'forget', keysStartingWith: keyOf(personId) }, nextDigest(personId, zone, now)];
  },

  /** Data: id; without it, all of them. */
  'catalogue.drop-search': async (tx, { data, personId }) => {
    if (!personId) return [];
    const id = asText(data['id']);
    await tx.savedSearch.deleteMany({ where: { personId, ...(id && { id }) } });
    const left = await tx.savedSearch.count({ where: { personId } });
    return left === 0 ? [{ kind: 'forget', keysStartingWith: keyOf(personId) }] : [];
  },
};

export interface DigestParts {
  readonly catalogue: CatalogueReader;
  readonly places: PlaceReader;
}

/** The weekly look: needs the catalogue, which other work does not. */
export const createDigestHandlers = (parts: DigestParts): Handlers => ({
  [DIGEST]: async (tx, { key, data, now }) => {
    const personId = asText(data['personId']);
    const searches = await tx.savedSearch.findMany({
      where: { personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    const [first] = searches;
    if (!first) return [];
    const profile = await profileOf(tx, personId, parts.places);
    const today = now.toISOString().slice(0, 10);
    const told = new Set<string>();
    const news: { query: string; ids: string[] }[] = [];
    for (const search of searches) {
      const found = parts.catalogue.find(search.query, profile, today, ENOUGH);
      const rules = await rulesFor(
        tx,
        personId,
        found.map(({ resource }) => resource.id),
        today,
      );
      const known = new Set(search.seen);
      const fresh = curate(found, rules, ENOUGH).filter(
        ({ resource: { id }, isStale, eligibility }) =>
          !isStale && !known.has(id) && !told.has(id) && eligibility?.verdict !== 'no',
      );
      const ids = fresh.slice(0, MOST_NEW).map(({ resource }) => resource.id);
      if (ids.length === 0) continue;
      news.push({ query: search.query, ids });
      for (const id of ids) told.add(id);
      const seen = [...ids, ...search.seen].slice(0, MOST_SEEN);
      await tx.savedSearch.update({ where: { id: search.id }, data: { seen } });
    }
    const later = nextDigest(personId, first.zone, now);
    if (news.length === 0) return [later];
    const deadline = new Date(now.getTime() + WORTH_MS).toISOString();
    return [later, { kind: 'tell', personId, trigger: 'search-digest', key, data: { news, deadline } }];
  },
});

async function profileOf(tx: Tx, personId: string, places: PlaceReader): Promise<LookupProfile> {
  const row = await tx.profile.findUnique({ where: { personId } });
  if (!row) return {};
  const stage = STAGES.find((known) => known === row.stage);
  const region = row.place ? places.byCode(row.place)?.region : undefined;
  return {
    ...(row.activity && { activity: row.activity }),
    ...(stage && { stage }),
    ...(region && { region }),
    needs: NEEDS.filter((need) => row.needs.includes(need)),
    ...(row.facts !== null && { facts: row.facts as Facts }),
  };
}
