/** Codes that link accounts: made so that nobody guesses one, kept as keyed hashes, counted when they are wrong. */
import { createHmac } from 'node:crypto';
import type { Tx, Work } from '#src/domain.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '#src/engine/parsers/code.ts';
import { keepSecret } from '#src/storage/kept-secret.ts';
import type { AccountRef } from './accounts.ts';

/** Each of the three steps (typed, confirmed there, confirmed here) must follow the one before within this time. */
export const MINUTES = 10;
const HOUR_MS = 3_600_000;
/** Wrong codes an hour, for one account. */
const MOST_TRIES = 5;
/** For everybody together: with a thousand codes open at once, one guess in 800,000,000 is right. */
const MOST_TRIES_OF_ALL = 1_000;

const KEY = 'link-key';
const KEY_PIECES = 4;

/** Hashes with the key of this installation. */
export interface Keyed {
  hash(code: string): string;
  account(account: AccountRef): string;
}

/** Made at the first code; ids are random, four of them are beyond guessing. */
export async function keyed(tx: Tx, { newId }: Pick<Work, 'newId'>): Promise<Keyed> {
  const key = await keepSecret(tx, KEY, () => Array.from({ length: KEY_PIECES }, newId).join(''));
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return {
    hash: (code) => hmac(`code ${code}`),
    account: ({ platform, externalId }) => hmac(`account ${platform} ${externalId}`),
  };
}

/** Eight signs from one random id: 39 bits, every sign equally likely. */
export function makeCode(id: string, { hash }: Keyed): string {
  // Bytes past the last whole alphabet are thrown away, or its first signs would come more often.
  const limit = 256 - (256 % CODE_ALPHABET.length);
  for (let round = 0; ; round++) {
    const bytes = Buffer.from(hash(`${id} ${round}`), 'hex').filter((byte) => byte < limit);
    if (bytes.length < CODE_LENGTH) continue;
    return Array.from(
      bytes.subarray(0, CODE_LENGTH),
      (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length],
    ).join('');
  }
}

/** Whether this account has guessed enough for this hour, or everybody together has. */
export async function hasTriedEnough(tx: Tx, account: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - HOUR_MS);
  const own = await tx.linkTry.count({ where: { account, at: { gt: since } } });
  const all = await tx.linkTry.count({ where: { at: { gt: since } } });
  return own >= MOST_TRIES || all >= MOST_TRIES_OF_ALL;
}

export async function countTry(tx: Tx, account: string, now: Date): Promise<void> {
  await tx.linkTry.create({ data: { account, at: now } });
  await tx.linkTry.deleteMany({ where: { at: { lte: new Date(now.getTime() - HOUR_MS) } } });
}
