/** Everything kept about a person, to take away. Names of fields are English, as in the database. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { exportCuration } from '#src/catalogue/curation/person.ts';
import { exportClubs } from '#src/clubs/export.ts';
import { exportCompanion } from '#src/companion/export.ts';
import type { Address, Json } from '#src/engine/message.ts';
import { exportMentoring } from '#src/mentoring/export.ts';
import { exportCircles } from '#src/peers/person.ts';

/** Most recent messages of a local channel's thread that an export holds. */
const MESSAGES = 2000;
/** The code itself is kept nowhere, and the other side's account is theirs. */
const LINK = { state: true, madeAt: true, expiresAt: true } as const;

export async function exportPerson(prisma: PrismaClient, personId: string): Promise<Json> {
  const person = await prisma.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      locale: true,
      createdAt: true,
      identities: {
        select: {
          platform: true,
          externalId: true,
          name: true,
          address: true,
          isReachable: true,
          isPreferred: true,
          zone: true,
        },
      },
      linkCodes: { select: LINK },
      claims: { select: LINK },
      aliases: { select: { oldId: true, at: true } },
      profile: { omit: { personId: true } },
      session: { select: { data: true, updatedAt: true } },
      steps: { omit: { personId: true }, orderBy: { createdAt: 'asc' } },
      reports: { omit: { personId: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  if (!person) return {};
  const { identities, linkCodes, claims, aliases, profile, session, steps, reports, ...about } = person;
  const rooms = identities
    .map(({ address }) => address as unknown as Address)
    .filter(({ isPrivate }) => isPrivate)
    .map(({ platform, room }) => ({ platform, room }));
  const thread = await prisma.threadEntry.findMany({
    where: { OR: rooms },
    orderBy: { seq: 'desc' },
    take: MESSAGES,
    select: { at: true, message: true },
  });
  const [mentoring, clubs, companion] = await Promise.all([
    exportMentoring(prisma, personId),
    exportClubs(prisma, personId),
    exportCompanion(prisma, personId),
  ]);
  return plain({
    person: about,
    accounts: identities,
    linkCodesMade: linkCodes,
    linkCodesTyped: claims,
    linkedFrom: aliases,
    profile,
    plusOneSteps: steps,
    reports,
    mentoring,
    clubs,
    catalogue: await exportCuration(prisma, personId),
    companion,
    circles: await exportCircles(prisma, personId),
    conversation: session,
    thread: thread.reverse(),
  });
}

/** Dates as ISO 8601, nothing undefined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
