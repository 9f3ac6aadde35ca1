/** Who has a seat and who waits: pure, so that every order of answers can be tried. */

export type Answer = 'yes' | 'waiting' | 'no';

export interface Attendance {
  readonly personId: string;
  readonly answer: Answer;
  /** Order of arrival on the waiting list; 0 for everybody else. */
  readonly rank: number;
}

export interface Settled {
  /** What the person has now; a "yes" becomes "waiting" when the last seat is gone. */
  readonly outcome: Answer;
  /** Place on the waiting list, 1 first; 0 when not waiting. */
  readonly position: number;
  /** Rows to write, the person's own included when it changes. */
  readonly changes: readonly Attendance[];
  /** People who were waiting and have a seat now. */
  readonly promoted: readonly string[];
}

/** One person answers. `seats` null means no limit. Asking again for what one has changes nothing. */
export function settle(
  present: readonly Attendance[],
  seats: number | null,
  personId: string,
  wanted: Answer,
): Settled {
  const own = present.find((one) => one.personId === personId);
  const others = present.filter((one) => one.personId !== personId);
  const mine = decide(own, others, seats, personId, wanted);
  const isChanged = mine.answer !== (own?.answer ?? undefined);
  const promoted = promote([...others, mine], seats);
  return {
    outcome: mine.answer,
    position: mine.answer === 'waiting' ? positionOf([...others, mine], personId) : 0,
    changes: [
      ...(isChanged ? [mine] : []),
      ...promoted.map((id) => ({ personId: id, answer: 'yes' as const, rank: 0 })),
    ],
    promoted,
  };
}

/** Place on the waiting list, 1 first. */
export function positionOf(present: readonly Attendance[], personId: string): number {
  return queue(present).findIndex((one) => one.personId === personId) + 1;
}

export const taken = (present: readonly Attendance[]): number =>
  present.filter(({ answer }) => answer === 'yes').length;

function decide(
  own: Attendance | undefined,
  others: readonly Attendance[],
  seats: number | null,
  personId: string,
  wanted: Answer,
): Attendance {
  if (wanted === 'no') return { personId, answer: 'no', rank: 0 };
  if (own && own.answer !== 'no') return own;
  const isFree = seats === null || taken(others) < seats;
  if (isFree) return { personId, answer: 'yes', rank: 0 };
  return { personId, answer: 'waiting', rank: Math.max(0, ...others.map(({ rank }) => rank)) + 1 };
}

/** Those who waited longest, for as many seats as are free. */
function promote(present: readonly Attendance[], seats: number | null): readonly string[] {
  const free = seats === null ? Number.POSITIVE_INFINITY : Math.max(0, seats - taken(present));
  return queue(present)
    .slice(0, free)
    .map(({ personId }) => personId);
}

const queue = (present: readonly Attendance[]): readonly Attendance[] =>
  present.filter(({ answer }) => answer === 'waiting').sort((a, b) => a.rank - b.rank);
