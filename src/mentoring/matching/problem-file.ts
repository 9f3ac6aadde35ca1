/** A problem as a file says it: every fault is found at once, with its path. */
import { z } from 'zod';
import type { MatchMentor, MatchRequest } from './problem.ts';

export interface Problem {
  readonly now: number;
  readonly mentors: readonly MatchMentor[];
  readonly requests: readonly MatchRequest[];
}

/** "mentors[2].capacity" and what is wrong there. */
export interface FileFault {
  readonly path: string;
  readonly message: string;
}

export type ReadProblem =
  | { readonly ok: true; readonly problem: Problem; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

const moment = z.iso.datetime({ offset: true }).or(z.iso.date());
const time = z
  .string()
  .refine((text) => moment.safeParse(text).success, {
    message: 'expected a time with its offset ("2026-11-24T10:00:00Z") or a day ("2026-11-24", in UTC)',
    abort: true,
  })
  .transform((text) => Date.parse(text));
const word = z.string().refine((text) => text.trim() !== '', 'expected a text that is not empty');
const words = z.array(word);
const count = z.int().min(0);
/** A field that may be left out; `null` says the same. */
const maybe = <T extends z.ZodType>(of: T) => of.nullish().transform((value) => value ?? undefined);

const mentor = z.strictObject({
  id: word,
  skills: words,
  trade: maybe(z.string()),
  zone: maybe(word),
  languages: words,
  capacity: count,
  open: maybe(count),
  pingsThisWeek: maybe(count),
  budget: maybe(count),
  pausedUntil: maybe(time),
  blocked: maybe(words),
  answered: maybe(count),
  pinged: maybe(count),
  lastPingAt: maybe(time),
});

const request = z.strictObject({
  id: word,
  asker: word,
  skills: words,
  trade: maybe(z.string()),
  zone: maybe(word),
  remote: maybe(z.boolean()),
  languages: words,
  since: time,
  urgent: maybe(z.boolean()),
  alreadyAsked: maybe(words),
  blocked: maybe(words),
});

const file = z.strictObject({ now: time, mentors: z.array(mentor), requests: z.array(request) });

/** `content`: what JSON.parse made of the file. Fields that are not known are ignored, and named. */
export function readProblem(content: unknown): ReadProblem {
  const read = file.safeParse(content);
  const issues = read.error?.issues ?? [];
  const faults = issues.filter(({ code }) => code !== 'unrecognized_keys').map(faultOf);
  faults.push(...impossible(content));
  if (faults.length > 0) return { ok: false, faults };
  const ignored = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pathOf([...issue.path, key])) : [],
  );
  const known = read.success ? read.data : file.parse(withoutUnknown(content, issues));
  return { ok: true, problem: known as Problem, ignored };
}

const faultOf = ({ path, message }: z.core.$ZodIssue): FileFault => ({ path: pathOf(path), message });

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (before, key) =>
      typeof key === 'number' ? `${before}[${key}]` : before ? `${before}.${String(key)}` : String(key),
    '',
  ) || 'the whole file';

/** A copy without the fields that are not known, wherever they stood. */
function withoutUnknown(content: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy = structuredClone(content);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    let at = copy as Record<PropertyKey, unknown>;
    for (const key of issue.path) at = at[key] as Record<PropertyKey, unknown>;
    for (const key of issue.keys) delete at[key];
  }
  return copy;
}

const list = (content: unknown, key: string): readonly Record<string, unknown>[] => {
  const found = (content as Record<string, unknown> | null)?.[key];
  return Array.isArray(found) ? found.map((one) => (one ?? {}) as Record<string, unknown>) : [];
};

/** What each field alone cannot show. */
function impossible(content: unknown): readonly FileFault[] {
  const faults: FileFault[] = [];
  for (const side of ['mentors', 'requests']) {
    const seen = new Map<unknown, number>();
    list(content, side).forEach(({ id, answered, pinged }, at) => {
      const first = seen.get(id);
      if (typeof id === 'string' && first !== undefined)
        faults.push({ path: `${side}[${at}].id`, message: `"${id}" is already ${side}[${first}].id` });
      else seen.set(id, at);
      if (typeof answered === 'number' && typeof pinged === 'number' && answered > pinged)
        faults.push({
          path: `${side}[${at}].answered`,
          message: `${answered} answers to ${pinged} pings cannot be`,
        });
    });
  }
  return faults;
}
