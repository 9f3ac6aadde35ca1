/** Runs one piece of a domain's work inside a transaction, and stores what it wants said or done later. */
import type { Consequence, Handlers, Tx, Work } from '#src/domain.ts';
import { storableJson, storableText, toStorable } from '#src/storage/json.ts';

/** What came of it: who has something new in their inbox, and the earliest due row written. */
export interface Outcome {
  readonly told: readonly string[];
  readonly due?: Date;
}

/** @param answers the person whose update this work is part of: what they are told answers them, where they wrote. */
export async function runWork(
  tx: Tx,
  handlers: Handlers,
  kind: string,
  work: Work,
  answers?: string,
): Promise<Outcome> {
  const handler = handlers[kind];
  if (!handler)
    throw new Error(`no domain does "${kind}": name a handler of src/<domain>/handlers in src/main.ts`);
  const consequences = await handler(tx, { ...work, data: storableJson(work.data) });
  let outcome: Outcome = { told: [] };
  for (const consequence of consequences)
    outcome = join(outcome, await store(tx, consequence, work.now, answers));
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

async function store(
  tx: Tx,
  consequence: Consequence,
  now: Date,
  answers: string | undefined,
): Promise<Outcome> {
  switch (consequence.kind) {
    case 'tell':
      return { told: await tell(tx, consequence, now, consequence.personId === answers) };
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

/**
 * A trigger comes from where the person is to read it: the account named ($4, $5); for news, the account they chose;
 * where they wrote last; any other. One that can be reached comes first, one that others can read last.
 */
const TELL = `
  insert into inbox (platform, key, person_id, payload)
  select 'system', $1, p.id, jsonb_set($3::jsonb, '{from}', place.address)
    from person p
   cross join lateral (
     select address from (
       select i.address, i.platform,
              case when i.platform = $4 and i.external_id = $5 then 0 when i.is_preferred and not $6 then 1 else 3 end
              + case when i.is_reachable then 0 else 10 end
              + case when i.address ->> 'isPrivate' = 'true' then 0 else 5 end as rank
         from identity i where i.person_id = p.id
       union all
       select s.data -> 'home', '',
              case when exists (select 1 from identity i
                                 where i.person_id = p.id and not i.is_reachable
                                   and i.platform = s.data #>> '{home,platform}'
                                   and i.address ->> 'room' = s.data #>> '{home,room}') then 12 else 2 end
              + case when s.data #>> '{home,isPrivate}' = 'true' then 0 else 5 end
         from session s where s.person_id = p.id and s.data -> 'home' is not null
     ) places order by rank, platform limit 1
   ) place
   where p.id = $2
  on conflict do nothing`;

/** Who this is now; their accounts stay as they are until the transaction ends (src/people/merge.ts, unlink.ts). */
const HOLD = `
  select id from person where id = coalesce((select person_id from person_alias where old_id = $1), $1) for key share`;

/** Gives whose inbox it reached. */
async function tell(
  tx: Tx,
  told: Extract<Consequence, { kind: 'tell' }>,
  now: Date,
  isAnswer: boolean,
): Promise<readonly string[]> {
  const key = storableText(told.key);
  const update = {
    id: key,
    from: null,
    sender: { platform: 'system', id: told.personId },
    at: now.toISOString(),
    input: { kind: 'trigger', name: told.trigger, data: told.data },
  };
  const hold = () => tx.$queryRawUnsafe<{ id: string }[]>(HOLD, told.personId);
  // Nobody, when they were being linked to somebody else: the second time finds who they are now.
  const person = (await hold())[0] ?? (await hold())[0];
  if (!person) return [];
  const { platform = null, externalId = null } = told.at ?? {};
  const values = [key, person.id, toStorable(update), platform, externalId, isAnswer];
  return (await tx.$executeRawUnsafe(TELL, ...values)) > 0 ? [person.id] : [];
}
