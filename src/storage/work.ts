/** Runs one piece of a domain's work inside a transaction, and stores what it wants said or done later. */
import type { Consequence, Handlers, Tx, Work } from '#src/domain.ts';
import { storableJson, storableText, toStorable } from '#src/storage/json.ts';

/** What came of it: who has something new in their inbox, and the earliest due row written. */
export interface Outcome {
  readonly told: readonly string[];
  readonly due?: Date;
}

export async function runWork(tx: Tx, handlers: Handlers, kind: string, work: Work): Promise<Outcome> {
  const handler = handlers[kind];
  if (!handler)
    throw new Error(`no domain does "${kind}": name a handler of src/<domain>/handlers in src/main.ts`);
  const consequences = await handler(tx, { ...work, data: storableJson(work.data) });
  let outcome: Outcome = { told: [] };
  for (const consequence of consequences) outcome = join(outcome, await store(tx, consequence, work.now));
  return outcome;
}

export function join(one: Outcome, other: Outcome): Outcome {
  const due = earlier(one.due, other.due);
  return { told: [...new Set([...one.told, ...other.told])], ...(due && { due }) };
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other;
  return one <= other ? one : other;
}

async function store(tx: Tx, consequence: Consequence, now: Date): Promise<Outcome> {
  switch (consequence.kind) {
    case 'tell':
      return (await tell(tx, consequence, now)) ? { told: [consequence.personId] } : { told: [] };
    case 'later':
      await tx.$executeRawUnsafe(
        LATER,
        storableText(consequence.key),
        consequence.work,
        consequence.personId ?? null,
        toStorable(consequence.data),
        consequence.at.toISOString(),
      );
      return { told: [], due: consequence.at };
    case 'forget':
      await tx.due.deleteMany({ where: { doneAt: null, key: { startsWith: consequence.keysStartingWith } } });
      return { told: [] };
  }
}

/** The same key moves the hour, also after the work was done once. */
const LATER = `
  insert into due (key, work, person_id, data, due_at) values ($1, $2, $3, $4::jsonb, $5::timestamptz)
  on conflict (key) do update
    set work = excluded.work, person_id = excluded.person_id, data = excluded.data, due_at = excluded.due_at,
        done_at = null, attempts = 0`;

/** A trigger comes from where the person is written to: their home, else any account of theirs that can be reached. */
const TELL = `
  insert into inbox (platform, key, person_id, payload)
  select 'system', $1, p.id, jsonb_set($3::jsonb, '{from}', coalesce(s.data -> 'home', i.address))
    from person p
    left join session s on s.person_id = p.id
    left join lateral (
      select address from identity where person_id = p.id order by is_reachable desc, platform limit 1
    ) i on true
   where p.id = $2 and coalesce(s.data -> 'home', i.address) is not null
  on conflict do nothing`;

async function tell(tx: Tx, told: Extract<Consequence, { kind: 'tell' }>, now: Date): Promise<boolean> {
  const key = storableText(told.key);
  const update = {
    id: key,
    from: null,
    sender: { platform: 'system', id: told.personId },
    at: now.toISOString(),
    input: { kind: 'trigger', name: told.trigger, data: told.data },
  };
  return (await tx.$executeRawUnsafe(TELL, key, told.personId, toStorable(update))) > 0;
}
