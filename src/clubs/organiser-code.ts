/** The one-time code that makes the first organiser. Only its hash is kept; it is printed once, at start. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { asText, asTexts, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';

/** Random bytes: `node:crypto`'s `randomBytes`. */
export type RandomBytes = (size: number) => Uint8Array;

const CODE = 'organiser-code';
/** No letter or digit that is easily taken for another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUP = 4;
const MOST_TRIES = 5;
const HOUR_MS = 3_600_000;

/** A fresh code ("K7QM-4XRA") while there is no organiser; an earlier one no longer works. Otherwise undefined. */
export async function offerOrganiserCode(
  prisma: PrismaClient,
  random: RandomBytes,
  now: Date,
): Promise<string | undefined> {
  if ((await prisma.person.count({ where: { isOrganiser: true } })) > 0) return undefined;
  const code = `${letters(random, GROUP)}-${letters(random, GROUP)}`;
  const salt = Buffer.from(random(16)).toString('hex');
  const value = { salt, hash: hashOf(code, salt), madeAt: now.toISOString() };
  await prisma.setting.upsert({ where: { key: CODE }, create: { key: CODE, value }, update: { value } });
  return code;
}

/** Data: code. Told by the trigger `organiser-code`: right, wrong, too-many, or none when there is no code any more. */
export const redeemCode: Handler = async (tx, { key, data, personId, now }) => {
  if (!personId) return [];
  const answer = (state: string): readonly Consequence[] => [
    { kind: 'tell', personId, trigger: 'organiser-code', key: `${personId}:${key}:code`, data: { state } },
  ];
  const tries = await triesOf(tx, personId, now);
  if (tries.length >= MOST_TRIES) return answer('too-many');
  // Held until the transaction ends: two people with one code do not both become organisers.
  await tx.$queryRaw`select key from setting where key = ${CODE} for update`;
  const kept = await tx.setting.findUnique({ where: { key: CODE } });
  if (!kept) return answer('none');
  const { salt, hash } = kept.value as { salt: string; hash: string };
  if (!isSame(hashOf(asText(data['code']), salt), hash)) {
    await keepTries(tx, personId, [...tries, now.toISOString()]);
    return answer('wrong');
  }
  await tx.setting.deleteMany({ where: { key: { in: [CODE, triesKey(personId)] } } });
  await tx.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  return answer('right');
};

export const triesKey = (personId: string): string => `organiser-tries:${personId}`;

async function triesOf(tx: Tx, personId: string, now: Date): Promise<readonly string[]> {
  const kept = await tx.setting.findUnique({ where: { key: triesKey(personId) } });
  return asTexts(kept?.value as Json | undefined).filter((at) => now.getTime() - Date.parse(at) < HOUR_MS);
}

async function keepTries(tx: Tx, personId: string, tries: readonly string[]): Promise<void> {
  const key = triesKey(personId);
  const value = [...tries];
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

const hashOf = (code: string, salt: string): string =>
  createHash('sha256')
    .update(salt + code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

function letters(random: RandomBytes, count: number): string {
  let made = '';
  // Bytes past the last whole alphabet are thrown away, or its first letters would come more often.
  const limit = 256 - (256 % ALPHABET.length);
  while (made.length < count) {
    for (const byte of random(count)) {
      if (byte < limit && made.length < count) made += ALPHABET[byte % ALPHABET.length];
    }
  }
  return made;
}
