/** How near a meetup is to somebody: by the map of communes, not by kilometres. */
import type { Place, PlaceReader } from '#src/people/place.ts';

const NEARNESS = ['commune', 'department', 'region', 'far'] as const;
export type Nearness = (typeof NEARNESS)[number];

function nearnessOf(from: Place | undefined, to: Place | undefined): Nearness {
  if (!from || !to) return 'far';
  if (from.code === to.code) return 'commune';
  if (from.department === to.department) return 'department';
  return from.region === to.region ? 'region' : 'far';
}

/** Nearest first, and the earlier of two as near. */
export function nearestFirst<T extends { readonly place: string; readonly startsAt: Date }>(
  meetups: readonly T[],
  from: string | undefined,
  places: PlaceReader,
): readonly (T & { readonly nearness: Nearness })[] {
  const home = from === undefined ? undefined : places.byCode(from);
  return meetups
    .map((meetup) => ({ ...meetup, nearness: nearnessOf(home, places.byCode(meetup.place)) }))
    .sort(
      (a, b) =>
        NEARNESS.indexOf(a.nearness) - NEARNESS.indexOf(b.nearness) ||
        a.startsAt.getTime() - b.startsAt.getTime(),
    );
}
