/**
 * Who does what among several processes, agreed without a word: every key falls into one of 256 slots, and each slot
 * belongs to the member whose hash with it is the greatest. When a member comes or goes, only its own slots move.
 */
import { createHash } from 'node:crypto';

const SLOTS: readonly string[] = Array.from({ length: 256 }, (_, slot) => slot.toString(16).padStart(2, '0'));

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Two hexadecimal digits; in SQL: `left(md5(key), 2)`. */
export const slotOf = (key: string): string => md5(key).slice(0, 2);

/** The slots of one of these members; none when it is not among them. */
export function slotsOf(member: string, members: readonly string[]): readonly string[] {
  return SLOTS.filter((slot) => ownerOf(slot, members) === member);
}

function ownerOf(slot: string, members: readonly string[]): string | undefined {
  let [owner, best]: [string | undefined, string] = [undefined, ''];
  for (const member of members) {
    const weight = md5(`${slot} ${member}`);
    if (weight > best || owner === undefined) [owner, best] = [member, weight];
  }
  return owner;
}
