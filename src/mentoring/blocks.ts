/** Who must not be put in touch with whom. A block works both ways, and nobody is told of it. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';

/** Harmless when it is there already. */
export async function blockPair(tx: Tx, blocker: string, blocked: string, now: Date): Promise<void> {
  if (blocker === blocked) return;
  await tx.block.createMany({ data: [{ blocker, blocked, at: now }], skipDuplicates: true });
}

/**
 * For each of these people (everybody when left out), those they must not meet, whoever of the two asked for it. Somebody
 * without a block is not in it. Both ways round: it may be asked about either of the two.
 */
export async function blockedPairs(
  tx: Tx | PrismaClient,
  people?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const everybody = people === undefined;
  const ids = [...new Set(people)];
  const rows = await tx.$queryRaw<{ one: string; other: string }[]>`
    with pair as (
      select blocker as one, blocked as other from block
      union
      select t.blocker, i.person_id
        from block_trace t join identity i
          on t.hash = encode(sha256(convert_to(concat_ws(' ', t.salt, i.platform, i.external_id), 'UTF8')), 'hex')
       where t.blocker <> i.person_id)
    select one, other from pair where ${everybody} or one = any(${ids})
    union
    select other, one from pair where ${everybody} or other = any(${ids})
    order by 1, 2`;
  const pairs = new Map<string, string[]>();
  for (const { one, other } of rows) {
    const known = pairs.get(one);
    if (known) known.push(other);
    else pairs.set(one, [other]);
  }
  return pairs;
}

/** Two people become one, or one becomes two: what holds for `from` holds for `to` as well. */
export async function copyBlocks(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    insert into block (blocker, blocked, at)
      select ${to}, blocked, at from block where blocker = ${from} and blocked <> ${to}
      union
      select blocker, ${to}, at from block where blocked = ${from} and blocker <> ${to}
      on conflict do nothing`;
  await tx.$executeRaw`
    insert into block_trace (blocker, hash, salt, at)
      select ${to}, hash, salt, at from block_trace where blocker = ${from}
      on conflict do nothing`;
}

/** Before the person is erased: hashes of their accounts, for those who blocked them. Who they blocked is forgotten. */
export async function traceBlocks(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into block_trace (blocker, hash, salt, at)
      select blocker, encode(sha256(convert_to(concat_ws(' ', salt, platform, external_id), 'UTF8')), 'hex'), salt, ${now}
        from (select b.blocker, i.platform, i.external_id, gen_random_uuid()::text as salt
                from block b join identity i on i.person_id = b.blocked
               where b.blocked = ${personId}) accounts
      on conflict do nothing`;
}
