/** Mentors by what they can be found by. Lists hold positions in `mentors`, in ascending order. */
import type { ReadyMentor, ReadyRequest } from './ready.ts';
import { bonusOf, type Rarity } from './terms.ts';

export interface MentorIndex {
  readonly mentors: readonly ReadyMentor[];
  readonly rarity: Rarity;
  /** The part of a value that is the mentor's alone. */
  readonly bonus: Float64Array;
  /** Those who can take a ping now. */
  readonly isFree: Uint8Array;
  readonly bySkill: ReadonlyMap<number, readonly number[]>;
  readonly byTrade: ReadonlyMap<number, readonly number[]>;
  readonly byZone: ReadonlyMap<number, readonly number[]>;
  readonly byArea: ReadonlyMap<number, readonly number[]>;
  readonly zone: Int32Array;
  /** Which of the `languages` each speaks. */
  readonly speaks: Int32Array;
  readonly languages: readonly (readonly number[])[];
  readonly isRemote: Uint8Array;
  readonly positions: ReadonlyMap<string, number>;
  /** By asker: the mentor they are themselves, and those who have blocked them. */
  readonly acquaintances: ReadonlyMap<string, readonly number[]>;
}

export function indexOf(mentors: readonly ReadyMentor[]): MentorIndex {
  const isFree = Uint8Array.from(mentors, ({ places, isPaused }) => Number(places > 0 && !isPaused));
  const listedBy = <T>(keysOf: (mentor: ReadyMentor) => Iterable<T>): ReadonlyMap<T, readonly number[]> => {
    const lists = new Map<T, number[]>();
    mentors.forEach((mentor, at) => {
      for (const key of keysOf(mentor)) {
        const list = lists.get(key);
        if (list) list.push(at);
        else lists.set(key, [at]);
      }
    });
    return lists;
  };
  const bySkill = listedBy(({ skills }) => skills);
  const rarity: number[] = [];
  for (const [skill, holders] of bySkill)
    rarity[skill] = 1 / Math.max(1, holders.filter((who) => isFree[who] === 1).length);
  const languages = new Map(mentors.map((mentor) => [mentor.languages.join(), mentor.languages]));
  const numbers = new Map([...languages.keys()].map((key, at) => [key, at]));
  const speaks = Int32Array.from(mentors, (mentor) => numbers.get(mentor.languages.join())!);
  return {
    mentors,
    rarity: (skill) => rarity[skill] ?? 1,
    bonus: Float64Array.from(mentors, bonusOf),
    isFree,
    bySkill,
    byTrade: listedBy(({ trades }) => trades),
    byZone: listedBy(({ zone }) => [zone]),
    byArea: listedBy(({ area }) => [area]),
    zone: Int32Array.from(mentors, ({ zone }) => zone),
    speaks,
    languages: [...languages.values()],
    isRemote: Uint8Array.from(mentors, ({ given }) => Number(given.isRemote ?? false)),
    positions: new Map(mentors.map(({ given }, at) => [given.id, at])),
    acquaintances: listedBy(({ given, blocked }) => [given.id, ...blocked]),
  };
}

/** With a needed skill; anybody when none is said. May name somebody twice. */
export const ableTo = ({ mentors, bySkill }: MentorIndex, { skills }: ReadyRequest): Iterable<number> =>
  skills.length === 0 ? mentors.keys() : skills.flatMap((skill) => bySkill.get(skill) ?? []);
/** Of the same trade. May name somebody twice. */
export const alikeTo = ({ byTrade }: MentorIndex, { trades }: ReadyRequest): readonly number[] =>
  trades.flatMap((key) => byTrade.get(key) ?? []);
