/** What flows may look up about the person they talk to. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { NEEDS, type Need, STAGES, type Stage } from '#src/catalogue/resource.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { type Account, accountsOf, asAccount } from './accounts.ts';
import { exportPerson } from './export.ts';
import { openReports, type Reported } from './reports.ts';

export interface KeptProfile {
  readonly activity?: string;
  readonly stage?: Stage;
  /** INSEE code of the commune. */
  readonly place?: string;
  readonly needs: readonly Need[];
  /** ISO 8601. */
  readonly consentedAt: string;
  readonly consentChannel: string;
  /** Noted since, by name. */
  readonly facts?: Slots;
  /** Offered to be noted ("status=micro"): not offered again. */
  readonly factsAsked?: readonly string[];
}

export interface OpenStep {
  readonly id: string;
  readonly what: string;
  /** ISO date. */
  readonly dueOn: string;
}

/** Everything kept about a person, as much as fits in a chat; the export has it whole. */
export interface Kept {
  readonly profile?: KeptProfile;
  readonly openSteps: readonly OpenStep[];
  readonly closedSteps: number;
  /** Platforms the person has written from. */
  readonly accounts: readonly string[];
  readonly isMentor: boolean;
  readonly requests: number;
  readonly clubs: number;
  readonly meetups: number;
  /** Waits to hear of a meetup nearby. */
  readonly hasWish: boolean;
}

export interface PeopleReader {
  /** Undefined when the person has not agreed to have anything kept. */
  profile(personId: string): Promise<KeptProfile | undefined>;
  /** The next due first. */
  openSteps(personId: string): Promise<readonly OpenStep[]>;
  /** Steps done since the first of the month where the person lives; `except` is not counted. */
  stepsDoneThisMonth(personId: string, now: Date, zone: string, except?: string): Promise<number>;
  kept(personId: string): Promise<Kept>;
  /** Linked to each other, in the same order every time. */
  accounts(personId: string): Promise<readonly Account[]>;
  /** Whether a code of theirs waits to be typed. */
  hasOpenCode(personId: string): Promise<boolean>;
  /** Where the linking of two accounts stands, when it is this person's business: open, claimed, confirmed, linked, refused. */
  linkState(linkId: string, personId: string): Promise<string | undefined>;
  /** Whether ids that begin so named this person before their accounts were linked. */
  wasCalled(personId: string, beginning: string): Promise<boolean>;
  /** What was pointed out to organisers and not yet put away; for organisers only. */
  reports(limit: number): Promise<{ readonly count: number; readonly first: readonly Reported[] }>;
  /** Every name they are known by here: on their accounts, as a mentor, as somebody who asked for help. */
  names(personId: string): Promise<readonly string[]>;
  /** Everything, for a file. */
  export(personId: string): Promise<Json>;
}

export function createPeopleReader(prisma: PrismaClient): PeopleReader {
  const profile: PeopleReader['profile'] = async (personId) => {
    const row = await prisma.profile.findUnique({ where: { personId } });
    if (!row) return undefined;
    const stage = STAGES.find((known) => known === row.stage);
    return {
      ...(row.activity && { activity: row.activity }),
      ...(stage && { stage }),
      ...(row.place && { place: row.place }),
      needs: NEEDS.filter((need) => row.needs.includes(need)),
      consentedAt: row.consentedAt.toISOString(),
      consentChannel: row.consentChannel,
      ...(row.facts !== null && { facts: row.facts as Slots }),
      factsAsked: row.factsAsked,
    };
  };
  const openSteps: PeopleReader['openSteps'] = (personId) =>
    prisma.plusOne.findMany({
      where: { personId, status: 'open' },
      orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }],
      select: { id: true, what: true, dueOn: true },
    });

  return {
    profile,
    openSteps,
    stepsDoneThisMonth: (personId, now, zone, except) =>
      prisma.plusOne.count({
        where: {
          personId,
          status: 'done',
          closedAt: { gte: monthStart(now, zone) },
          ...(except && { id: { not: except } }),
        },
      }),
    async kept(personId) {
      const [kept, open, person] = await Promise.all([
        profile(personId),
        openSteps(personId),
        prisma.person.findUnique({
          where: { id: personId },
          select: {
            identities: { select: { platform: true }, orderBy: { platform: 'asc' } },
            mentor: { select: { personId: true } },
            wish: { select: { personId: true } },
            _count: {
              select: {
                requests: true,
                memberships: true,
                rsvps: true,
                steps: { where: { status: { not: 'open' } } },
              },
            },
          },
        }),
      ]);
      return {
        ...(kept && { profile: kept }),
        openSteps: open,
        closedSteps: person?._count.steps ?? 0,
        accounts: [...new Set(person?.identities.map(({ platform }) => platform))],
        isMentor: Boolean(person?.mentor),
        requests: person?._count.requests ?? 0,
        clubs: person?._count.memberships ?? 0,
        meetups: person?._count.rsvps ?? 0,
        hasWish: Boolean(person?.wish),
      };
    },
    accounts: async (personId) => (await accountsOf(prisma, personId)).map(asAccount),
    hasOpenCode: async (personId) =>
      (await prisma.linkCode.count({ where: { personId, state: 'open' } })) > 0,
    linkState: async (id, personId) => {
      const link = await prisma.linkCode.findFirst({
        where: { id, OR: [{ personId }, { claimedBy: personId }] },
        select: { state: true },
      });
      return link?.state;
    },
    wasCalled: async (personId, beginning) =>
      (await prisma.personAlias.count({ where: { personId, oldId: { startsWith: beginning } } })) > 0,
    reports: (limit) => openReports(prisma, limit),
    names: (personId) => namesOf(prisma, personId),
    export: (personId) => exportPerson(prisma, personId),
  };
}

async function namesOf(prisma: PrismaClient, personId: string): Promise<readonly string[]> {
  const person = await prisma.person.findUnique({
    where: { id: personId },
    select: {
      identities: { select: { name: true } },
      mentor: { select: { firstName: true } },
      requests: { select: { firstName: true }, distinct: ['firstName'] },
    },
  });
  const names = [
    ...(person?.identities.map(({ name }) => name) ?? []),
    person?.mentor?.firstName,
    ...(person?.requests.map(({ firstName }) => firstName) ?? []),
  ];
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function monthStart(now: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.with({ day: 1 }).startOfDay().epochMilliseconds);
}
