/** Runs one piece of a domain's work inside a transaction, and stores what it wants said or done later. */
import type { Consequence, Handlers, Tx, Work } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';
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
  return store(tx, await consequencesOf(tx, handlers, kind, work), work.now, answers);
}

/** Many pieces of one kind, of different people, in one transaction: what they say is stored together. */
export async function runWorks(
  tx: Tx,
  handlers: Handlers,
  kind: string,
  works: readonly Work[],
): Promise<Outcome> {
  const found: Consequence[] = [];
  for (const work of works) found.push(...(await consequencesOf(tx, handlers, kind, work)));
  const [first] = works;
  return first ? store(tx, found, first.now) : { told: [] };
}

async function consequencesOf(
  tx: Tx,
  handlers: Handlers,
  kind: string,
  work: Work,
): Promise<readonly Consequence[]> {
  const handler = handlers[kind];
  if (!handler)
    throw new Error(`no domain does "${kind}": name a handler of src/<domain>/handlers in src/main/parts.ts`);
  return handler(tx, { ...work, data: storableJson(work.data) });
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
  consequences: readonly Consequence[],
  now: Date,
  answers?: string,
): Promise<Outcome> {
  let due: Date | undefined;
  const told: Told[] = [];
  for (const consequence of consequences) {
    if (consequence.kind === 'tell') told.push(consequence);
    else if (consequence.kind === 'forget')
      await tx.due.deleteMany({ where: { doneAt: null, key: { startsWith: consequence.keysStartingWith } } });
    else {
      await plan(tx, consequence);
      due = earlier(due, consequence.at);
    }
  }
  return { told: told.length > 0 ? await tell(tx, told, now, answers) : [], ...(due && { due }) };
}

const plan = (tx: Tx, { key, work, personId, data, at }: Extract<Consequence, { kind: 'later' }>) =>
  tx.$executeRawUnsafe(LATER, storableText(key), work, personId ?? null, toStorable(data), at.toISOString());

/** The same key moves the hour, also after the work was done once. */
const LATER = `
  insert into due (key, work, person_id, data, due_at) values ($1, $2, $3, $4::jsonb, $5::timestamptz)
  on conflict (key) do update
    set work = excluded.work, person_id = excluded.person_id, data = excluded.data, due_at = excluded.due_at,
        done_at = null, attempts = 0`;

/**
 * Triggers, each from where the person is to read it: the account named; for news, the account they chose; where they
 * wrote last; any other. One that can be reached comes first, one that others can read last.
 */
const TELL = `
  insert into inbox (platform, key, person_id, payload)
  select 'system', t.key, p.id, jsonb_set(t.payload, '{from}', place.address)
    from jsonb_to_recordset($1::jsonb)
         as t(place int, key text, person text, payload jsonb, platform text, account text, "isAnswer" boolean)
    join person p on p.id = t.person
   cross join lateral (
     select address from (
       select i.address, i.platform,
              case when i.platform = t.platform and i.external_id = t.account then 0
                   when i.is_preferred and not t."isAnswer" then 1 else 3 end
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
   order by t.place
  on conflict do nothing
  returning person_id as id`;

/** Who they are now; their accounts stay as they are until the transaction ends (src/people/merge.ts, unlink.ts). */
const HOLD = `
  select asked.id as asked, p.id
    from (select distinct unnest($1::text[]) as id) asked
    left join person_alias a on a.old_id = asked.id
    join person p on p.id = coalesce(a.person_id, asked.id)
   order by p.id for key share of p`;

type Told = Extract<Consequence, { kind: 'tell' }>;

/** Gives whose inbox it reached. */
async function tell(
  tx: Tx,
  told: readonly Told[],
  now: Date,
  answers: string | undefined,
): Promise<readonly string[]> {
  const hold = async (ids: readonly string[]) =>
    ids.length === 0 ? [] : tx.$queryRawUnsafe<{ asked: string; id: string }[]>(HOLD, [...ids]);
  const found = new Map(
    (await hold(told.map(({ personId }) => personId))).map(({ asked, id }) => [asked, id]),
  );
  // Nobody, when they were being linked to somebody else: the second time finds who they are now.
  const missing = told.flatMap(({ personId }) => (found.has(personId) ? [] : [personId]));
  for (const { asked, id } of await hold(missing)) found.set(asked, id);
  const triggers = told.flatMap((one, place) => {
    const person = found.get(one.personId);
    return person === undefined ? [] : [triggerOf(one, person, place, now, one.personId === answers)];
  });
  if (triggers.length === 0) return [];
  const reached = await tx.$queryRawUnsafe<{ id: string }[]>(TELL, toStorable(triggers));
  return [...new Set(reached.map(({ id }) => id))];
}

function triggerOf(told: Told, person: string, place: number, now: Date, isAnswer: boolean): Json {
  const key = storableText(told.key);
  const { platform = null, externalId = null } = told.at ?? {};
  const payload = {
    id: key,
    from: null,
    sender: { platform: 'system', id: told.personId },
    at: now.toISOString(),
    input: { kind: 'trigger', name: told.trigger, data: told.data },
  };
  return { place, key, person, payload, platform, account: externalId, isAnswer };
}
