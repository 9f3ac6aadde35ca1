/** R12: people have themselves erased in the middle of everything. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, openFleet } from './fleet.ts';
import { type Figures, noFigures } from './ledger.ts';
import { announce, meets, type Member, namesOf, newMember, until } from './people.ts';
import { wordsOf } from './proxy.ts';
import { named, type Round } from './suite.ts';

const PARALLEL = 10;
const GOODBYE = "C'est effacé.";

/** A word that is nowhere but in what this person said. */
const canaryOf = (member: Member): string => `Canari-${member.name}-x`;

export async function eraseUnderLoad({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  /** Calls to Telegram, with the moment they began. */
  const calls: { readonly at: number; readonly words: string }[] = [];
  const fleet = await openFleet({
    chance,
    root,
    processes: 2,
    platforms: ['telegram'],
    fate: (_, { path, body }) => {
      if (/\/(send|edit)/.test(path)) calls.push({ at: Date.now(), words: wordsOf(body) });
      return { kind: 'pass' };
    },
  });
  try {
    const members = named(isShort ? 10 : 200, 'p').map((name) => newMember(fleet, 'telegram', name));
    const waiting = [...members];
    const erased = new Map<Member, number>();
    const workers = Array.from({ length: PARALLEL }, async () => {
      for (let member = waiting.shift(); member; member = waiting.shift())
        erased.set(member, await livesAndLeaves(fleet, member, chance.between(0, 600)));
    });
    await Promise.all(workers);
    if ((await fleet.drained(60_000)) === undefined) figures.failures.push('something is still to be done');
    for (const [member, at] of erased) {
      figures.sent += member.reads().length;
      const late = calls.filter(({ at: sent, words }) => sent > at && words.includes(canaryOf(member)));
      const others = calls.filter(
        ({ at: sent, words }) => sent > at && words.includes(member.account) && !words.includes(GOODBYE),
      );
      if (!member.reads().some((text) => text.includes(GOODBYE))) figures.lost += 1;
      if (late.length > 0) figures.failures.push(`${member.name}: their words were sent after the erasure`);
      if (others.length > 0)
        figures.failures.push(
          `${member.name}: ${others.length} messages after the erasure: ${namesOf(member).at(-1)}`,
        );
    }
    await searchEverywhere(fleet, members, figures);
    figures.notes.push(
      `${erased.size} erasures, every table searched for ${members.length} names, accounts and words`,
    );
    return figures;
  } finally {
    await fleet.close();
  }
}

/** @returns when the erasure was committed. */
async function livesAndLeaves(fleet: Fleet, member: Member, pauseMs: number): Promise<number> {
  const canary = canaryOf(member);
  await meets(member);
  await member.says(`plus1`);
  await member.says(`${canary} a`);
  await member.says('demain');
  await announce(fleet, [member], `N${member.name}`, 200);
  await announce(fleet, [member], `M${member.name}`, 86_400_000);
  // More than one chat may be sent in a second: something is always under way.
  for (const text of ['plus1', `${canary} b`, 'demain', 'aide', '/supprimer']) await member.says(text);
  await sleep(pauseMs);
  await member.says('oui');
  let at = 0;
  for (let waited = 0; at === 0 && waited < 60_000; waited += 5) {
    const [row] = await fleet.query<{ there: boolean }>(
      `select exists (select from identity where platform = 'telegram' and external_id = $1) as there`,
      [member.account],
    );
    if (!row?.there) at = Date.now();
    else await sleep(5);
  }
  await until(() => member.reads().some((text) => text.includes(GOODBYE)), 30_000);
  return at || Number.POSITIVE_INFINITY;
}

async function searchEverywhere(fleet: Fleet, members: readonly Member[], figures: Figures): Promise<void> {
  const tables = await fleet.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'bullmq')`,
  );
  for (const { name } of tables) {
    const rows = await fleet.query<{ text: string }>(`select t::text as text from ${name} t`);
    for (const { text } of rows) {
      // Its number names nobody: what a platform delivers again is known by it (src/people/erase.ts).
      const found = members.find(
        (member) => text.includes(canaryOf(member)) || text.includes(member.account),
      );
      if (found) figures.failures.push(`${name} still knows ${found.name}: ${text.slice(0, 160)}`);
    }
  }
}
