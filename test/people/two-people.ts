/** Two accounts of one person who does not know it yet, two others, and what they may have. */
import type { Prisma } from '#prisma/generated/client.ts';
import type { Consequence } from '#src/domain.ts';
import { mergePeople } from '#src/people/merge.ts';
import type { Database } from '#src/storage/database.ts';
import { addressOf } from '#test/support/updates.ts';

export const KEPT = 'kept00000001';
export const GONE = 'gone00000001';
export const NADIA = 'nadia0000001';
export const MARC = 'marc00000001';
export const now = new Date('2026-11-23T09:00:00Z');
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
export const json = (value: unknown) => value as Prisma.InputJsonValue;

export async function twoPeople(open: () => Promise<Database>) {
  const database = await open();
  const { prisma } = database;
  const names = [
    [KEPT, 'telegram', 'lea'],
    [GONE, 'discord', 'lea.martin'],
    [NADIA, 'telegram', 'nadia'],
    [MARC, 'telegram', 'marc'],
  ] as const;
  for (const [id, platform, externalId] of names)
    await prisma.person.create({
      data: {
        id,
        identities: {
          create: {
            platform,
            externalId,
            name: externalId,
            address: json(addressOf(externalId, platform)),
          },
        },
      },
    });
  const merge = () => prisma.$transaction((tx) => mergePeople(tx, KEPT, GONE, now));
  return { database, prisma, merge };
}

export const profile = (personId: string, more = {}) => ({
  personId,
  activity: 'boulangère',
  stage: 'idea',
  place: '44109',
  needs: ['tax'],
  consentedAt: now,
  consentText: 'about-me-1',
  consentChannel: 'telegram',
  updatedAt: now,
  ...more,
});
export const card = (personId: string, more = {}) => ({
  personId,
  firstName: 'Léa',
  skills: ['accounting'],
  languages: ['fr'],
  capacity: 2,
  pingsPerWeek: 2,
  zone: 'Europe/Paris',
  createdAt: now,
  ...more,
});
export const request = (id: string, personId: string, status: string) => ({
  id,
  personId,
  need: 'accounting',
  message: 'Lire mon bilan.',
  locale: 'fr',
  firstName: 'Léa',
  zone: 'Europe/Paris',
  status,
  promisedBy: later(2),
  createdAt: now,
});
export const ping = (id: string, requestId: string, mentorId: string, status: string) => ({
  id,
  requestId,
  mentorId,
  status,
  sentAt: now,
  expiresAt: later(2),
});
/** Who is told what, in short. */
export const told = (made: { readonly consequences: readonly Consequence[] } | undefined) =>
  made?.consequences.flatMap((one) => (one.kind === 'tell' ? [`${one.personId} ${one.trigger}`] : []));
