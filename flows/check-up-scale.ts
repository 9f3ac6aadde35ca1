/** The digital check-up as figures: ten questions in four areas, two points at most each. Pure. */

/** Questions of each area, in the order they are asked. */
const AREAS = {
  found: ['listing', 'site', 'reviews'],
  sell: ['booking', 'contacts', 'payment'],
  manage: ['invoices', 'e-invoices'],
  protect: ['backup', 'passwords'],
} as const;
export type Area = keyof typeof AREAS;
const AREA_NAMES = Object.keys(AREAS) as readonly Area[];
export const QUESTIONS = AREA_NAMES.flatMap((area): readonly string[] => AREAS[area]);
/** From the least to the most; its place is its points. */
export const LEVELS = ['no', 'some', 'yes'] as const;
const MOST = LEVELS.length - 1;

export type Points = Readonly<Record<string, number | null>>;

export interface AreaResult {
  readonly area: Area;
  readonly points: number;
  /** Of the questions that were answered. */
  readonly most: number;
  /** Against the check-up before, over the questions that both answered. */
  readonly gain: number;
}

export const pointsOf = (answer: unknown): number | null => {
  const points = LEVELS.findIndex((level) => level === answer);
  return points < 0 ? null : points;
};

export function resultOf(points: Points, before: Points = {}): readonly AreaResult[] {
  return AREA_NAMES.map((area) => {
    const questions: readonly string[] = AREAS[area];
    const answered = questions.filter((question) => typeof points[question] === 'number');
    const both = answered.filter((question) => typeof before[question] === 'number');
    const sum = (all: readonly string[], from: Points) =>
      all.reduce((total, question) => total + (from[question] ?? 0), 0);
    return {
      area,
      points: sum(answered, points),
      most: MOST * answered.length,
      gain: sum(both, points) - sum(both, before),
    };
  });
}

export interface Steps {
  /** What already works, done again: the strongest area. */
  readonly repeat?: Area;
  /** What others do and this firm does not yet: its lowest question. */
  readonly known?: string;
  /** A try that may fail: the weakest area but one. */
  readonly attempt: Area;
}

const share = ({ points, most }: AreaResult): number => (most === 0 ? -1 : points / most);

/** Three small steps; nothing to repeat where nothing works yet. */
export function stepsFor(points: Points): Steps {
  const results = resultOf(points).filter(({ most }) => most > 0);
  const strongest = results.toSorted((a, b) => share(b) - share(a))[0];
  const weakest = results.toSorted((a, b) => share(a) - share(b));
  const known = QUESTIONS.filter(
    (question) => typeof points[question] === 'number' && points[question] !== MOST,
  )
    .toSorted((a, b) => (points[a] ?? 0) - (points[b] ?? 0))
    .at(0);
  const attempt = weakest.find(({ area }) => area !== areaOf(known)) ?? weakest[0];
  return {
    ...(strongest && strongest.points > 0 && { repeat: strongest.area }),
    ...(known !== undefined && { known }),
    attempt: attempt?.area ?? 'found',
  };
}

export const areaOf = (question: string | undefined): Area | undefined =>
  AREA_NAMES.find((area) => (AREAS[area] as readonly string[]).includes(question ?? ''));
