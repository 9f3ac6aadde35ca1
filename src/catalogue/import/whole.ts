/** The whole catalogue: the seed, what was imported, what clubs have added; without what is over or leads nowhere. */
import type pg from 'pg';
import { type KnownLink, linkStates } from '../links/results.ts';
import type { Resource } from '../resource.ts';
import { mergeDuplicates, type Sourced } from './duplicates.ts';
import { idOf, unpack } from './entry.ts';

export interface WholeCatalogue {
  readonly resources: readonly Resource[];
  /** The next day on which something ends: then it must be read again. */
  readonly endsNext: string | undefined;
}

const BATCH = 1000;
const ENTRIES = `
  select source, source_id as id, payload, valid_until as "validUntil" from entry
   where (source, source_id) > ($1, $2) and (valid_until is null or valid_until >= $3)
   order by source, source_id limit ${BATCH}`;
const CLUB_ENTRIES = `
  select id, payload, valid_until as "validUntil", reviewed_at is not null as "isReviewed"
    from club_entry where valid_until >= $1 order by added_at, id`;

const SEED = 'seed';

/** @param today ISO date, where the program is. */
export async function readWhole(
  pool: pg.Pool,
  seed: readonly Resource[],
  today: string,
): Promise<WholeCatalogue> {
  const links = await linkStates(pool);
  const imported: Sourced[] = [];
  const ends = new Set<string>();
  for await (const { source, id, payload, validUntil } of entries(pool, today)) {
    imported.push({ from: source, resource: unpack(idOf(source, id), payload) });
    if (validUntil !== null) ends.add(validUntil);
  }
  const { rows } = await pool.query<{
    id: string;
    payload: unknown;
    validUntil: string;
    isReviewed: boolean;
  }>(CLUB_ENTRIES, [today]);
  const own = rows.map(({ id, payload, validUntil, isReviewed }): Resource => {
    ends.add(validUntil);
    return { ...unpack(id, payload), confidence: isReviewed ? 'high' : 'medium' };
  });
  const everybodys = mergeDuplicates([...seed.map((resource) => ({ from: SEED, resource })), ...imported]);
  return {
    resources: [...everybodys, ...own].flatMap((resource) => followed(resource, links) ?? []),
    endsNext: [...ends].sort()[0],
  };
}

async function* entries(pool: pg.Pool, today: string) {
  let [source, id] = ['', ''];
  for (;;) {
    const { rows } = await pool.query<{
      source: string;
      id: string;
      payload: unknown;
      validUntil: string | null;
    }>(ENTRIES, [source, id, today]);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < BATCH || last === undefined) return;
    [source, id] = [last.source, last.id];
  }
}

/** With its new address where it has moved; hidden where it leads nowhere, unless somebody may still be called. */
function followed(resource: Resource, links: ReadonlyMap<string, KnownLink>): Resource | undefined {
  const link = links.get(resource.url);
  if (link === undefined) return resource;
  if (link.isDead)
    return resource.crisis !== undefined || resource.phone !== undefined ? resource : undefined;
  return link.movedTo === undefined ? resource : { ...resource, url: link.movedTo };
}
