/** Rooms, commands, channels remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

export function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
