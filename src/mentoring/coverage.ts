/** Where help is missing, how loaded mentors are, how long people wait and what came of it. Numbers only, no names. Pure. */
import { workingMoment } from './working-days.ts';

const DAY_MS = 24 * 3600 * 1000;
/** An answer is promised by this hour of the second working day (search.ts). */
const PROMISE = { days: 2, hour: 18 } as const;

export interface AskedFor {
  readonly need: string;
  /** INSEE code of the asker's commune. */
  readonly place?: string;
  readonly zone: string;
  readonly since: Date;
  readonly isWaiting: boolean;
  readonly acceptedAt?: Date;
  readonly met?: boolean;
  readonly useful?: boolean;
}

export interface Helper {
  readonly skills: readonly string[];
  readonly place?: string;
  readonly isRemote: boolean;
  /** Places left, none while they pause. */
  readonly free: number;
  readonly pingsThisWeek: number;
}

/** A need in a département that fewer free mentors can meet than people wait for it. */
export interface Gap {
  readonly need: string;
  /** Any commune of the département; undefined for people who said none. */
  readonly place?: string;
  readonly asked: number;
  readonly waiting: number;
  /** Those who could help there, near or from a distance, and those of them with a place left. */
  readonly mentors: number;
  readonly free: number;
}

export interface Coverage {
  /** The widest first. */
  readonly gaps: readonly Gap[];
  readonly asked: number;
  readonly waiting: number;
  readonly accepted: number;
  /** Accepted by the hour that was promised. */
  readonly inTime: number;
  /** Of those accepted. */
  readonly medianDays?: number;
  readonly met: number;
  readonly useful: number;
  readonly mentors: number;
  readonly free: number;
  readonly pingsThisWeek: number;
  /** The most that one mentor had. */
  readonly mostPings: number;
}

/** `requests`: those of the period; `mentors`: all who are active. */
export function coverageOf(requests: readonly AskedFor[], mentors: readonly Helper[]): Coverage {
  const waits = requests
    .flatMap(({ since, acceptedAt }) =>
      acceptedAt ? [(acceptedAt.getTime() - since.getTime()) / DAY_MS] : [],
    )
    .sort((a, b) => a - b);
  const medianDays = waits[waits.length >> 1];
  const count = (of: (request: AskedFor) => boolean | undefined) => requests.filter((one) => of(one)).length;
  return {
    gaps: gapsOf(requests, mentors),
    asked: requests.length,
    waiting: count(({ isWaiting }) => isWaiting),
    accepted: waits.length,
    inTime: count(isInTime),
    ...(medianDays !== undefined && { medianDays }),
    met: count(({ met }) => met),
    useful: count(({ useful }) => useful),
    mentors: mentors.length,
    free: mentors.filter(({ free }) => free > 0).length,
    pingsThisWeek: mentors.reduce((sum, { pingsThisWeek }) => sum + pingsThisWeek, 0),
    mostPings: Math.max(0, ...mentors.map(({ pingsThisWeek }) => pingsThisWeek)),
  };
}

const isInTime = ({ since, acceptedAt, zone }: AskedFor): boolean =>
  acceptedAt !== undefined && acceptedAt <= workingMoment(since, PROMISE.days, PROMISE.hour, zone);

function gapsOf(requests: readonly AskedFor[], mentors: readonly Helper[]): readonly Gap[] {
  const groups = Map.groupBy(requests, ({ need, place }) => `${need} ${departmentOf(place)}`);
  return [...groups.values()]
    .map((group): Gap => {
      const { need, place } = group[0]!;
      const able = mentors.filter(
        (mentor) =>
          mentor.skills.includes(need) &&
          (mentor.isRemote || (place !== undefined && departmentOf(mentor.place) === departmentOf(place))),
      );
      return {
        need,
        ...(place && { place }),
        asked: group.length,
        waiting: group.filter(({ isWaiting }) => isWaiting).length,
        mentors: able.length,
        free: able.filter(({ free }) => free > 0).length,
      };
    })
    .filter(({ waiting, free }) => free === 0 || waiting > free)
    .sort(
      (a, b) => b.waiting - b.free - (a.waiting - a.free) || b.asked - a.asked || (a.need < b.need ? -1 : 1),
    );
}

/** "44" of "44109", "2A" of "2A004", "974" of "97411". */
const departmentOf = (code = ''): string => (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));
