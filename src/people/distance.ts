/** How long two people travel to each other, guessed from the centres of their communes. */
import { centreOf, distanceKm } from './nearest.ts';

/** Roads are longer than a straight line, and slower than a motorway. */
const KM_BY_ROAD = 1.3;
const KM_AN_HOUR = 45;

/** From one INSEE code to another; 0 within a commune, undefined where a centre is not known. */
export function minutesBetween(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 0;
  const [from, to] = [centreOf(a), centreOf(b)];
  if (!from || !to) return undefined;
  return Math.round((distanceKm(from, to.latitude, to.longitude) * KM_BY_ROAD * 60) / KM_AN_HOUR);
}
