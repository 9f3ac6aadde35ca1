/** What a person agreed to have kept about them, and how long. */
import { NEEDS, STAGES } from '#src/catalogue/resource.ts';
import { asText, asTexts, type Consequence, type Handlers, type Tx } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';

/** Kept this long after the last word: the wording of the consent says so too. */
const MONTHS_KEPT = 24;

const MOST_ASKED = 60;
/** Noted facts are figures, words and yes or no, each under its name. */
const LONGEST_FACT = 40;
const asFacts = (value: unknown): Record<string, boolean | number | string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
      ([, fact]) =>
        typeof fact === 'boolean' ||
        Number.isSafeInteger(fact) ||
        (typeof fact === 'string' && fact.length <= LONGEST_FACT),
    ),
  );

/** Answers as they are kept: only what belongs there, whatever a flow may send. */
function answersFrom(data: Slots) {
  const stage = asText(data.stage);
  const needs = asTexts(data.needs);
  return {
    activity: asText(data.activity).slice(0, 200) || null,
    stage: STAGES.find((known) => known === stage) ?? null,
    place: asText(data.place) || null,
    needs: NEEDS.filter((need) => needs.includes(need)),
  };
}

const dueKeys = (personId: string): string => `profile:${personId}:`;

function expireLater(personId: string, lastActivity: Date): Consequence {
  const at = new Date(lastActivity);
  at.setUTCMonth(at.getUTCMonth() + MONTHS_KEPT);
  const key = `${dueKeys(personId)}${at.toISOString()}`;
  return { kind: 'later', work: 'people.profile.expire', at, key, data: { personId }, personId };
}

export const profileHandlers: Handlers = {
  /** { activity?, stage?, place?, needs?, consent }: `consent` names the wording that was agreed to. */
  'people.profile.save': async (tx, { data, personId, now }) => {
    const consentText = asText(data.consent);
    if (!personId || !consentText) return [];
    const consentChannel = await channelOf(tx, personId);
    const profile = { ...answersFrom(data), consentedAt: now, consentText, consentChannel, updatedAt: now };
    await tx.profile.upsert({ where: { personId }, create: { personId, ...profile }, update: profile });
    return [{ kind: 'forget', keysStartingWith: dueKeys(personId) }, expireLater(personId, now)];
  },

  /** Other answers under the consent given before; nothing when there is none. */
  'people.profile.correct': async (tx, { data, personId, now }) => {
    if (!personId) return [];
    await tx.profile.updateMany({ where: { personId }, data: { ...answersFrom(data), updatedAt: now } });
    return [];
  },

  /** { asked }: facts that are being offered to be noted. */
  'people.profile.asked': async (tx, { data, personId }) => {
    const profile = personId && (await tx.profile.findUnique({ where: { personId } }));
    if (!profile) return [];
    const factsAsked = [...new Set([...profile.factsAsked, ...asTexts(data.asked)])].slice(-MOST_ASKED);
    await tx.profile.update({ where: { personId: profile.personId }, data: { factsAsked } });
    return [];
  },

  /** { activity?, place?, facts? }: what was said and confirmed, beside what is kept; nothing without a consent. */
  'people.profile.note': async (tx, { data, personId, now }) => {
    const profile = personId && (await tx.profile.findUnique({ where: { personId } }));
    if (!profile) return [];
    const activity = asText(data.activity).slice(0, 200);
    const place = asText(data.place);
    const facts = { ...asFacts(profile.facts), ...asFacts(data.facts) };
    await tx.profile.update({
      where: { personId: profile.personId },
      data: { ...(activity && { activity }), ...(place && { place }), facts, updatedAt: now },
    });
    return [];
  },

  /** Consent withdrawn: the answers go, the conversation stays. */
  'people.profile.forget': async (tx, { personId }) => {
    if (!personId) return [];
    await tx.profile.deleteMany({ where: { personId } });
    return [{ kind: 'forget', keysStartingWith: dueKeys(personId) }];
  },

  /** The clock: forgets the answers of somebody silent for two years, else looks again later. */
  'people.profile.expire': async (tx, { data, now }) => {
    const personId = asText(data.personId);
    const session = await tx.session.findUnique({ where: { personId }, select: { updatedAt: true } });
    const profile = await tx.profile.findUnique({ where: { personId }, select: { updatedAt: true } });
    if (!profile) return [];
    const last = session && session.updatedAt > profile.updatedAt ? session.updatedAt : profile.updatedAt;
    const again = expireLater(personId, last);
    if (again.kind === 'later' && again.at > now) return [again];
    await tx.profile.deleteMany({ where: { personId } });
    return [];
  },

  /** { locale } */
  'people.locale': async (tx, { data, personId }) => {
    const locale = asText(data.locale);
    if (personId && (locale === 'fr' || locale === 'en'))
      await tx.person.updateMany({ where: { id: personId }, data: { locale } });
    return [];
  },
};

/** The platform the person is writing from: part of the proof of consent. */
async function channelOf(tx: Tx, personId: string): Promise<string> {
  const session = await tx.session.findUnique({ where: { personId }, select: { data: true } });
  const home = (session?.data as { readonly home?: { readonly platform?: string } } | undefined)?.home;
  if (home?.platform) return home.platform;
  const identity = await tx.identity.findFirst({ where: { personId }, select: { platform: true } });
  return identity?.platform ?? 'unknown';
}
