/** The platform accounts of a person: how they are named in conversations, and which one somebody writes from. */
import { createHash } from 'node:crypto';
import type { Identity, PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';
import type { Address } from '#src/engine/message.ts';

export interface AccountRef {
  readonly platform: string;
  readonly externalId: string;
}

/** An account as its owner may see it. */
export interface Account {
  /** Names it in a button: short, and says nothing by itself. */
  readonly key: string;
  readonly platform: string;
  /** The name it shows there. */
  readonly name?: string;
  /** News go there. */
  readonly isPreferred: boolean;
}

const KEY_LENGTH = 12;
const LONGEST_NAME = 40;

export const accountKey = ({ platform, externalId }: AccountRef): string =>
  createHash('sha256').update(`${platform} ${externalId}`).digest('hex').slice(0, KEY_LENGTH);

/** Platforms let people call themselves anything: kept short, and on one line. */
export const shownName = (name: string | null | undefined): string =>
  (name ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);

export async function accountsOf(tx: Tx | PrismaClient, personId: string): Promise<readonly Identity[]> {
  return tx.identity.findMany({ where: { personId }, orderBy: [{ platform: 'asc' }, { externalId: 'asc' }] });
}

export function asAccount(identity: Identity): Account {
  const { platform, isPreferred } = identity;
  const name = shownName(identity.name);
  return { key: accountKey(identity), platform, isPreferred, ...(name && { name }) };
}

/** Where this person wrote last; any account of theirs when that is not known. */
export async function accountInUse(tx: Tx, personId: string): Promise<Identity | undefined> {
  const accounts = await accountsOf(tx, personId);
  const session = await tx.session.findUnique({ where: { personId }, select: { data: true } });
  const home = (session?.data as { readonly home?: Address } | undefined)?.home;
  const isHome = ({ platform, address }: Identity) =>
    platform === home?.platform && addressOf(address).room === home.room;
  return accounts.find(isHome) ?? accounts.find(({ platform }) => platform === home?.platform) ?? accounts[0];
}

export const addressOf = (json: Identity['address']): Address => json as unknown as Address;

/**
 * Makes whatever arrives from these accounts wait until this transaction ends, as `accept_update` does for each message.
 * In one order, so that two who do this cannot wait for each other.
 */
export async function holdAccounts(tx: Tx, accounts: readonly AccountRef[]): Promise<void> {
  const names = accounts.map(({ platform, externalId }) => `${platform} ${externalId}`).sort();
  for (const name of names)
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`;
}
