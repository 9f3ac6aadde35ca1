/**
 * Linking two accounts by a code, confirmed on both: made here (`open`), typed there (`claimed`), confirmed there
 * (`confirmed`), confirmed here (`linked`), or refused by either. Each change is conditional on the one before it, so
 * that a code serves once, whoever is faster. Whoever made the code is "here", whoever typed it "there".
 */
import type { LinkCode } from '#prisma/generated/client.ts';
import { asText, type Consequence, type Handler, type Handlers, type Tx, type Work } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { readCode } from '#src/engine/parsers/code.ts';
import { accountInUse, type AccountRef, shownName } from './accounts.ts';
import { countTry, hasTriedEnough, keyed, makeCode, MINUTES } from './link-code.ts';
import { mergePeople } from './merge.ts';

/** What a person is told by the trigger `link-news`. */
type News =
  | 'wrong'
  | 'expired'
  | 'used'
  | 'own'
  | 'same-person'
  | 'too-many'
  | 'waiting'
  | 'not-confirmed'
  | 'over'
  | 'linked'
  | 'linked-here';

type Told = Extract<Consequence, { kind: 'tell' }>;
const UNDER_WAY = ['open', 'claimed', 'confirmed'];
const MOST_COLLISIONS = 5;

const inTime = (now: Date): Date => new Date(now.getTime() + MINUTES * 60_000);
const news = (personId: string, what: News, key: string, data: Slots = {}): Told => ({
  kind: 'tell',
  personId,
  trigger: 'link-news',
  key: `${key}:${what}`,
  data: { ...data, news: what },
});

/** A new code; an earlier one of the same person is worth nothing from now on. */
const make: Handler = async (tx, { personId, key, now, newId }) => {
  const account = personId ? await accountInUse(tx, personId) : undefined;
  if (!personId || !account) return [];
  await tx.linkCode.deleteMany({ where: { personId, state: { in: UNDER_WAY } } });
  const { platform, externalId } = account;
  const hashed = await keyed(tx, { newId });
  for (let tries = 0; tries < MOST_COLLISIONS; tries++) {
    const code = makeCode(newId(), hashed);
    const row = { id: newId(), hash: hashed.hash(code), personId, platform, externalId };
    const made = { ...row, madeAt: now, expiresAt: inTime(now) };
    const { count } = await tx.linkCode.createMany({ data: made, skipDuplicates: true });
    if (count === 1)
      return [
        {
          kind: 'tell',
          personId,
          trigger: 'link-code',
          key: `${key}:code`,
          data: { code, minutes: MINUTES },
        },
      ];
  }
  throw new Error(`no free code in ${MOST_COLLISIONS} tries: remove rows of link_code that are over`);
};

/** Data: code. Wrong codes are counted against the account they were typed on, and change nothing for anybody else. */
const claim: Handler = async (tx, work) => {
  const { personId, data, key, now } = work;
  const account = personId ? await accountInUse(tx, personId) : undefined;
  if (!personId || !account) return [];
  const hashed = await keyed(tx, work);
  const guesser = hashed.account(account);
  // Looked up in any case: how long it takes tells nothing.
  const found = await tx.linkCode.findUnique({
    where: { hash: hashed.hash(readCode(asText(data['code'])) ?? '') },
  });
  if (await hasTriedEnough(tx, guesser, now)) return [news(personId, 'too-many', key)];
  if (found?.personId === personId) {
    const isOwn = found.platform === account.platform && found.externalId === account.externalId;
    return [news(personId, isOwn && found.state !== 'linked' ? 'own' : 'same-person', key)];
  }
  const fault = await take(tx, found, personId, account, now);
  if (!fault && found) return [ask(personId, 'link-ask', found.id, await nameOf(tx, found))];
  await countTry(tx, guesser, now);
  return [news(personId, fault ?? 'wrong', key)];
};

/** Takes the code for this account; otherwise why not. */
async function take(
  tx: Tx,
  found: LinkCode | null,
  personId: string,
  { platform, externalId }: AccountRef,
  now: Date,
): Promise<'wrong' | 'expired' | 'used' | undefined> {
  if (!found) return 'wrong';
  if (found.state !== 'open') return 'used';
  if (found.expiresAt <= now) return 'expired';
  const { count } = await tx.linkCode.updateMany({
    where: { id: found.id, state: 'open', expiresAt: { gt: now } },
    data: {
      state: 'claimed',
      claimedBy: personId,
      claimedPlatform: platform,
      claimedAccount: externalId,
      expiresAt: inTime(now),
    },
  });
  return count === 1 ? undefined : 'used';
}

/** The account the question is about, as its owner will know it. */
const ask = (personId: string, trigger: 'link-ask' | 'link-confirm', link: string, about: Slots): Told => ({
  kind: 'tell',
  personId,
  trigger,
  key: `link:${link}:${trigger}`,
  data: { ...about, link },
});

async function nameOf(tx: Tx, { platform, externalId }: AccountRef): Promise<Slots> {
  const identity = await tx.identity.findUnique({ where: { platform_externalId: { platform, externalId } } });
  return { platform, name: shownName(identity?.name) };
}

/** Data: link. There, the person confirms; here, they are asked. */
const confirm: Handler = async (tx, work) => {
  const link = await moved(tx, work, 'claimed', 'confirmed');
  const { personId } = work;
  if (!personId) return [];
  if (!link) return [news(personId, 'over', work.key)];
  const there = { platform: link.claimedPlatform ?? '', externalId: link.claimedAccount ?? '' };
  return [
    { ...ask(link.personId, 'link-confirm', link.id, await nameOf(tx, there)), at: link },
    news(personId, 'waiting', work.key, await nameOf(tx, link)),
  ];
};

/** Data: link. Here, the person confirms: two people become one. */
const accept: Handler = async (tx, work) => {
  const { personId, key, now } = work;
  const link = await moved(tx, work, 'confirmed', 'linked');
  if (!personId) return [];
  if (!link?.claimedBy) return [news(personId, 'over', key)];
  const there = { platform: link.claimedPlatform ?? '', externalId: link.claimedAccount ?? '' };
  const merged =
    link.claimedBy === personId ? undefined : await mergePeople(tx, personId, link.claimedBy, now);
  if (!merged) return [news(personId, 'same-person', key)];
  const { differences, consequences } = merged;
  return [
    ...consequences,
    { ...news(personId, 'linked-here', key, await nameOf(tx, link)), at: there },
    news(personId, 'linked', key, await nameOf(tx, there)),
    ...(Object.keys(differences).length > 0
      ? [
          {
            kind: 'tell' as const,
            personId,
            trigger: 'merge-choices',
            key: `link:${link.id}:differences`,
            data: { differences: differences as unknown as Slots },
          },
        ]
      : []),
  ];
};

/** Data: link. Either side says no: the code is worth nothing any more, and the other side is told. */
const refuse: Handler = async (tx, work) => {
  const { personId } = work;
  const link = await tx.linkCode.findUnique({ where: { id: asText(work.data['link']) } });
  if (!link || !personId) return [];
  const isHere = link.personId === personId;
  if (!isHere && link.claimedBy !== personId) return [];
  const { count } = await tx.linkCode.updateMany({
    where: { id: link.id, state: isHere ? 'confirmed' : 'claimed' },
    data: { state: 'refused' },
  });
  const other = isHere ? link.claimedBy : link.personId;
  if (count === 0 || !other) return [];
  const at = isHere
    ? { platform: link.claimedPlatform ?? '', externalId: link.claimedAccount ?? '' }
    : { platform: link.platform, externalId: link.externalId };
  return [{ ...news(other, 'not-confirmed', `link:${link.id}`), at }];
};

/** The link once it has moved; undefined when it is not this person's to move, or not any more. */
async function moved(
  tx: Tx,
  { data, personId, now }: Work,
  from: 'claimed' | 'confirmed',
  to: 'confirmed' | 'linked',
): Promise<LinkCode | undefined> {
  const id = asText(data['link']);
  if (!personId) return undefined;
  const { count } = await tx.linkCode.updateMany({
    where: {
      id,
      state: from,
      expiresAt: { gt: now },
      ...(from === 'claimed' ? { claimedBy: personId } : { personId }),
    },
    data: { state: to, expiresAt: inTime(now) },
  });
  return count === 1 ? tx.linkCode.findUniqueOrThrow({ where: { id } }) : undefined;
}

export const linkHandlers: Handlers = {
  'people.link.make': make,
  'people.link.claim': claim,
  'people.link.confirm': confirm,
  'people.link.accept': accept,
  'people.link.refuse': refuse,
};
