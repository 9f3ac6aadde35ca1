/** R10: some lines make their handler fail each time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, openFleet } from './fleet.ts';
import { type Figures, noFigures, quantile } from './ledger.ts';
import { type Member, meets, newMember, stepLines } from './people.ts';
import { wordsOf } from './proxy.ts';
import { named, type Round, settle } from './suite.ts';

/** One line in so many. */
const ONE_IN = 50;
/** A busy machine is no reason to fail: the figure is told. */
const WORST_RATIO = 3;
const FLOOR_MS = 150;
/** Messages of one chat are a second apart, but for the first three. */
const REST_MS = 3_200;

export async function swallowPoison({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const arrived = new Map<string, number>();
  const fleet = await openFleet({
    chance,
    root,
    processes: 2,
    platforms: ['telegram'],
    onAnswered: (_, { body }, status) => {
      const [, step] = /«\s(Pas [\w-]+)\s»/.exec(wordsOf(body)) ?? [];
      if (step && status === 200) arrived.set(step, Date.now());
    },
  });
  try {
    await fleet.query(POISON_FUNCTION);
    await fleet.query(POISON_TRIGGER);
    const count = isShort ? 12 : 40;
    const well = named(count, 'sain').map((name) => newMember(fleet, 'telegram', name));
    const ill = named(Math.ceil(count / 4), 'malade').map((name) => newMember(fleet, 'telegram', name));
    await Promise.all([...well, ...ill].map(meets));
    await sleep(REST_MS);
    const times = { without: [] as number[], with: [] as number[] };
    let swallowed = 0;
    for (let round = 0; round < (isShort ? 2 : 12); round++) {
      const isPoisoned = round % 2 === 1;
      const label = `${isPoisoned ? 'avec' : 'sans'}${round}`;
      const talking = well.map((member) => timeStep(fleet, member, `Pas ${label}-${member.name}`, arrived));
      // A line in fifty, of all that is said in this round.
      const doses = isPoisoned ? Math.max(1, Math.round((3 * count) / ONE_IN)) : 0;
      for (let dose = 0; dose < doses; dose++) {
        const member = ill[swallowed++ % ill.length];
        if (member) talking.push(swallow(member, swallowed).then(() => 0));
      }
      const measured = (await Promise.all(talking)).slice(0, well.length);
      times[isPoisoned ? 'with' : 'without'].push(...measured);
    }
    await settle(fleet, [...well, ...ill], figures);
    const [row] = await fleet.query<{ parked: number }>(
      `select count(*)::int as parked from inbox where state = 'parked'`,
    );
    const [calm, poisoned] = [quantile(times.without, 0.95), quantile(times.with, 0.95)];
    figures.notes.push(
      `${swallowed} poisonous lines, ${row?.parked} parked; the others' p95 ${Math.round(calm)} ms without, ${Math.round(poisoned)} ms with (ratio ${(poisoned / calm).toFixed(2)})`,
    );
    if (row?.parked !== swallowed) figures.failures.push(`${row?.parked} of ${swallowed} were parked`);
    if (poisoned > WORST_RATIO * Math.max(calm, FLOOR_MS))
      figures.failures.push(`the others waited ${(poisoned / calm).toFixed(1)} times as long`);
    return figures;
  } finally {
    await fleet.close();
  }
}

/** Says a step slowly enough for one chat's pace. @returns milliseconds from its last line to its answer. */
async function timeStep(
  fleet: Fleet,
  member: Member,
  step: string,
  arrived: ReadonlyMap<string, number>,
): Promise<number> {
  let said = 0;
  for (const [text, answer] of stepLines(step)) {
    member.expected.push(answer);
    said = Date.now();
    await member.says(text);
    await sleep(300);
  }
  for (let waited = 0; waited < 30_000 && !arrived.has(step); waited += 20) await sleep(20);
  await sleep(REST_MS);
  return (arrived.get(step) ?? Number.POSITIVE_INFINITY) - said;
}

/** The answer to the second line cannot be stored: three attempts, one apology, and the next line is a fresh start. */
async function swallow(member: Member, dose: number): Promise<void> {
  member.expected.push('which step', 'sorry');
  await member.says('plus1');
  await member.says(`Pas poison-${dose}`);
  // What comes after goes on, poisoned or not.
  await sleep(3_000);
}

const POISON_FUNCTION = `
  create or replace function chaos_poison() returns trigger language plpgsql as $$
  begin
    if new.data::text like '%Pas poison-%' then raise exception 'poison'; end if;
    return new;
  end $$`;
const POISON_TRIGGER = `
  create or replace trigger chaos_poison before insert or update on session for each row execute function chaos_poison()`;
