/** Two people turn out to be one: what both hold here becomes one thing. The rules stand in src/people/merge.ts. */
import type { Tx } from '#src/domain.ts';

/** Settles what both of them hold; what only one holds is left to be moved. */
export async function mergeCuration(tx: Tx, kept: string, gone: string): Promise<void> {
  await tx.$executeRaw`
    delete from feedback f where f.person_id = ${gone}
       and exists (select from feedback own where own.person_id = ${kept} and own.entry_id = f.entry_id)`;
  await tx.$executeRaw`
    delete from saved_search s where s.person_id = ${gone}
       and exists (select from saved_search own where own.person_id = ${kept} and own.query = s.query)`;
}
