/** What a world is: a few numbers, from prisma/seed/worlds.json or any file like it. */
import { z } from 'zod';

const share = z.number().min(0).max(1);
const weights = z.record(z.string(), z.number().positive()).refine((all) => Object.keys(all).length > 0, {
  message: 'expected at least one name with its weight',
});
const range = z.tuple([z.number().min(0), z.number().min(0)]).refine(([least, most]) => least <= most, {
  message: 'expected the smaller number first',
});

const world = z.strictObject({
  days: z.int().min(7).max(730),
  mentors: z.int().min(1).max(5_000),
  requests: z.int().min(1).max(50_000),
  /** What people need, and what mentors know: weights by skill. */
  needs: weights,
  skills: weights,
  skillsEach: range,
  trades: weights,
  zones: weights,
  /** Catchment areas in each zone: the same trade in the same one is a competitor. */
  areas: z.int().min(1),
  acceptCompetitors: share,
  /** Mentors who also help from a distance, and requests for which that will do. */
  remoteMentors: share,
  remoteRequests: share,
  english: share,
  urgent: share,
  capacity: range,
  budget: range,
  /** Share of the pings that a rested mentor answers in time, from this to that. */
  answering: range,
  /** Mentors who nearly never answer, and how often they do. */
  ghosts: share,
  ghostAnswering: share,
  /** How much each recent ping takes from the next answer: exp(-fatigue x pings, less a tenth a day). */
  fatigue: z.number().min(0),
  /** Working hours until an answer: half of the answers come before. */
  answerHours: z.number().positive(),
  /** Days that a mentor stays with somebody. */
  helpDays: range,
  /** Days after which an asker gives up. */
  patienceDays: z.number().positive(),
  /** Mentors who come during the season, and those who are away for two weeks of it. */
  newcomers: share,
  away: share,
  /** Pairs that do not want to meet. */
  blocked: share,
  /** This share of the requests comes within a few days. */
  burst: z.strictObject({ share, days: z.number().positive() }),
});

export type World = z.infer<typeof world>;
export type Worlds = Readonly<Record<string, World>>;

export type ReadWorlds =
  | { readonly ok: true; readonly worlds: Worlds }
  | { readonly ok: false; readonly faults: readonly string[] };

/** `content`: {"base": a whole world, "other": what is different there...}, as JSON.parse made it. */
export function readWorlds(content: unknown, base?: World): ReadWorlds {
  const named = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(content);
  if (!named.success) return { ok: false, faults: ['expected an object: {"name of a world": {...}}'] };
  const usual = named.data['base'] ? { ...base, ...named.data['base'] } : base;
  const worlds: Record<string, World> = {};
  const faults: string[] = [];
  for (const [name, own] of Object.entries(named.data)) {
    const read = world.safeParse({ ...usual, ...own });
    if (read.success) worlds[name] = read.data;
    else
      faults.push(
        ...read.error.issues.map(({ path, message }) => `${[name, ...path].join('.')}: ${message}`),
      );
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, worlds };
}
