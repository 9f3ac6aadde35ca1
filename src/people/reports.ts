/** What somebody pointed out to the organisers: kept until one of them has read it. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { asText, asTexts, type Handlers } from '#src/domain.ts';

/** Characters kept of each field. */
const LONGEST = 1000;

export interface Reported {
  readonly id: string;
  readonly what: string;
  readonly words?: string;
  readonly about?: string;
  /** ISO 8601. */
  readonly at: string;
}

export const reportHandlers: Handlers = {
  'people.report': async (tx, { personId, data, now, newId }) => {
    const what = asText(data['what']).slice(0, LONGEST);
    if (!personId || !what) return [];
    const words = asText(data['words']).slice(0, LONGEST);
    const about = asText(data['about']).slice(0, LONGEST);
    await tx.report.create({
      data: { id: newId(), personId, what, words: words || null, about: about || null, createdAt: now },
    });
    return [];
  },
  /** Only those that the organiser has seen: others may have come meanwhile. */
  'people.clear-reports': async (tx, { personId, data }) => {
    const person = personId ? await tx.person.findUnique({ where: { id: personId } }) : null;
    if (person?.isOrganiser) await tx.report.deleteMany({ where: { id: { in: [...asTexts(data['ids'])] } } });
    return [];
  },
};

/** The oldest first, without who said so. */
export async function openReports(
  prisma: PrismaClient,
  limit: number,
): Promise<{ readonly count: number; readonly first: readonly Reported[] }> {
  const [count, rows] = await Promise.all([
    prisma.report.count(),
    prisma.report.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: limit }),
  ]);
  const first = rows.map(({ id, what, words, about, createdAt }) => ({
    id,
    what,
    ...(words && { words }),
    ...(about && { about }),
    at: createdAt.toISOString(),
  }));
  return { count, first };
}
