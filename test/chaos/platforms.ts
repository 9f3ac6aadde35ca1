/** R5, R6 and R7: platforms that break off, slow down, or do not wait. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, openFleet, type PlatformName } from './fleet.ts';
import { type Figures, noFigures, quantile } from './ledger.ts';
import { announce, compareMember, keepsGoing, type Member, meets, newMember, takesStep } from './people.ts';
import { type Fate, type Passing, wordsOf } from './proxy.ts';
import { named, type Round, settle } from './suite.ts';

const PASS: Fate = { kind: 'pass' };
const ALL: readonly PlatformName[] = ['telegram', 'slack', 'discord'];

/** Calls that make somebody read something. */
const SENDS: Readonly<Record<PlatformName, RegExp>> = {
  telegram: /\/sendMessage$/,
  slack: /\/chat\.postMessage$/,
  discord: /^\/api\/v10\/channels\/\d+\/messages$/,
};
const isSend = (platform: PlatformName, { method, path }: Passing) =>
  method === 'POST' && SENDS[platform].test(path);

const onAll = (fleet: Fleet, count: number): readonly Member[] =>
  ALL.flatMap((platform) => named(count, platform).map((name) => newMember(fleet, platform, name)));

/** R5: a message arrives, and the connection breaks before the platform's answer. */
export async function breakOff({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const resets = { telegram: 0, slack: 0, discord: 0 };
  let isBreaking = false;
  const fleet = await openFleet({
    chance,
    root,
    processes: 1,
    platforms: ALL,
    fate: (platform, passing) => {
      if (!isBreaking || !isSend(platform, passing) || !chance.isTrue(isShort ? 0.15 : 0.05)) return PASS;
      resets[platform] += 1;
      return { kind: 'reset' };
    },
  });
  try {
    const members = onAll(fleet, isShort ? 3 : 15);
    for (const member of members) await meets(member);
    await fleet.drained(30_000);
    isBreaking = true;
    const steps = isShort ? 2 : 15;
    const talking = members.map((member) => keepsGoing(member, chance, (done) => done >= steps, [200, 600]));
    for (let count = 1; count <= (isShort ? 4 : 40); count++) {
      await announce(fleet, members, `N${count}`);
      await sleep(isShort ? 700 : 1_000);
    }
    await Promise.all(talking);
    await settle(fleet, members, figures);
    figures.notes.push(`resets after sending: ${ALL.map((name) => `${name} ${resets[name]}`).join(', ')}`);
    for (const platform of ALL) {
      const theirs = members.filter((member) => member.platform === platform).map(compareMember);
      const news = theirs.reduce((sum, each) => sum + each.news.repeated, 0);
      const answers = theirs.reduce((sum, each) => sum + each.answers.repeated, 0);
      figures.notes.push(`${platform}: ${news} news doubled, ${answers} answers said again`);
      if (platform === 'discord' && answers > 0) figures.failures.push(`${answers} doubled on Discord`);
    }
    return figures;
  } finally {
    await fleet.close();
  }
}

/** The chat a call is about, and what a platform says when it is too much. */
const FLOODS: Readonly<Record<PlatformName, (passing: Passing) => string>> = {
  telegram: ({ body }) => String((JSON.parse(body.toString('utf8')) as { chat_id?: unknown }).chat_id),
  slack: ({ body }) => new URLSearchParams(body.toString('utf8')).get('channel') ?? '',
  discord: ({ path }) => path,
};

function flood(platform: PlatformName, seconds: number): Fate {
  if (platform === 'telegram') {
    const description = `Too Many Requests: retry after ${seconds}`;
    const body = { ok: false, error_code: 429, description, parameters: { retry_after: seconds } };
    return { kind: 'answer', status: 429, body };
  }
  const headers = { 'retry-after': String(seconds) };
  const body =
    platform === 'slack'
      ? { ok: false, error: 'ratelimited' }
      : { message: 'You are being rate limited.', retry_after: seconds, global: false };
  return { kind: 'answer', status: 429, body, headers };
}

const EARLY_MS = 30;

/** R6: a fifth of what is sent to every other person is refused for a while. */
export async function floodThem({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const until = new Map<string, number>();
  const arrived = new Map<string, number>();
  const flooded = new Set<string>();
  let isFlooding = false;
  let floods = 0;
  let early = 0;
  const fleet = await openFleet({
    chance,
    root,
    processes: 2,
    platforms: ['telegram', 'slack'],
    fate: (platform, passing) => {
      if (!isSend(platform, passing)) return PASS;
      const chat = FLOODS[platform](passing);
      if (Date.now() < (until.get(chat) ?? 0) - EARLY_MS) early += 1;
      if (!isFlooding || !flooded.has(chat) || !chance.isTrue(0.2)) return PASS;
      const seconds = isShort ? chance.whole(1, 2) : chance.whole(1, 30);
      until.set(chat, Date.now() + 1_000 * seconds);
      floods += 1;
      return flood(platform, seconds);
    },
    onAnswered: (_, { body }, status) => {
      const [, step] = /«\s(Pas [\w-]+)\s»/.exec(wordsOf(body)) ?? [];
      if (step && status === 200) arrived.set(step, Date.now());
    },
  });
  try {
    const members = (['telegram', 'slack'] as const).flatMap((platform) =>
      named(isShort ? 4 : 10, platform).map((name) => newMember(fleet, platform, name)),
    );
    const calm = members.filter((_, at) => at % 2 === 0);
    for (const person of fleet.telegram.people())
      if (!isCalm(calm, String(person.chat.id))) flooded.add(String(person.chat.id));
    for (const channel of fleet.slack.channels())
      if (!isCalm(calm, channel.owner ?? '')) flooded.add(channel.id);
    await Promise.all(members.map(meets));
    await fleet.drained(30_000);
    const rounds = isShort ? 2 : 8;
    const before = await timeSteps(calm, 'avant', rounds, arrived);
    isFlooding = true;
    const busy = members.filter((member) => !calm.includes(member));
    const talking = busy.map((member) =>
      keepsGoing(member, chance, (done) => done >= rounds, [1_000, 3_000]),
    );
    const during = await timeSteps(calm, 'pendant', rounds, arrived);
    await Promise.all(talking);
    isFlooding = false;
    await settle(fleet, members, figures);
    const [calmP95, floodedP95] = [quantile(before, 0.95), quantile(during, 0.95)];
    figures.notes.push(
      `${floods} refusals, ${early} calls before their time; others' p95 ${Math.round(calmP95)} ms without, ${Math.round(floodedP95)} ms with`,
    );
    if (early > 0) figures.failures.push(`${early} calls came before the time they were told`);
    if (floodedP95 > 2_000) figures.failures.push(`others waited ${Math.round(floodedP95)} ms (p95)`);
    return figures;
  } finally {
    await fleet.close();
  }
}

const isCalm = (calm: readonly Member[], id: string) => calm.some(({ account }) => account.endsWith(id));

/** Milliseconds from the last line of a step to its answer. */
async function timeSteps(
  members: readonly Member[],
  label: string,
  rounds: number,
  arrived: ReadonlyMap<string, number>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const one = async (member: Member) => {
    for (let round = 0; round < rounds; round++) {
      const step = `Pas ${label}-${member.name}-${round}`;
      let said = 0;
      await takesStep(member, step, (answer) => {
        if (answer === step) said = Date.now();
      });
      // Messages of one chat are a second apart.
      for (let waited = 0; waited < 20_000 && !arrived.has(step); waited += 20) await sleep(20);
      times.push((arrived.get(step) ?? Number.POSITIVE_INFINITY) - said);
      await sleep(3_200);
    }
  };
  await Promise.all(members.map(one));
  return times;
}

const ACKNOWLEDGED_MS = 1_500;

/** R7: storing what some people did takes seconds; every press is acknowledged in time all the same. */
export async function handleSlowly({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const fleet = await openFleet({ chance, root, processes: 1, platforms: ['slack', 'discord'] });
  try {
    await fleet.query(SLOW_FUNCTION);
    await fleet.query(SLOW_TRIGGER);
    const members = (['slack', 'discord'] as const).flatMap((platform) =>
      named(isShort ? 4 : 12, platform).map((name) => newMember(fleet, platform, name)),
    );
    await Promise.all(members.map(meets));
    await fleet.drained(30_000);
    const times: number[] = [];
    const press = async (member: Member, at: number) => {
      const slow = at % 2 === 0 ? `lent${chance.pick([29, 31])}` : 'vite';
      for (let round = 0; round < (isShort ? 1 : 6); round++) {
        const step = `Pas ${slow}-${member.name}-${round}`;
        const [first, second] = [
          ['plus1', 'which step'],
          [step, 'for when'],
        ] as const;
        for (const [text, answer] of [first, second]) {
          member.expected.push(answer);
          const before = member.reads().length;
          await member.says(text);
          for (let waited = 0; waited < 20_000 && member.reads().length === before; waited += 20)
            await sleep(20);
        }
        times.push(await member.presses('Demain'));
        // The question gives way to the answer.
        member.expected.pop();
        member.expected.push(step);
        for (
          let waited = 0;
          waited < 20_000 &&
          !member.reads().some((text) => text.replaceAll('\u00a0', ' ').includes(`« ${step} »`));
          waited += 20
        )
          await sleep(20);
      }
    };
    await Promise.all(members.map(press));
    await settle(fleet, members, figures);
    const longest = quantile(times, 1);
    figures.notes.push(
      `${times.length} presses, half of them stored in 2.9 or 3.1 s: acknowledged after ${Math.round(quantile(times, 0.5))} ms (median), ${Math.round(longest)} ms at most`,
    );
    if (longest > ACKNOWLEDGED_MS)
      figures.failures.push(`a press was acknowledged after ${Math.round(longest)} ms`);
    return figures;
  } finally {
    await fleet.close();
  }
}

/** The handlers of some people take as long as a language model that hangs. */
const SLOW_FUNCTION = `
  create or replace function chaos_slow() returns trigger language plpgsql as $$
  begin
    if new.payload::text like '%« Pas lent29-%' then perform pg_sleep(2.9); end if;
    if new.payload::text like '%« Pas lent31-%' then perform pg_sleep(3.1); end if;
    return new;
  end $$`;
const SLOW_TRIGGER = `create or replace trigger chaos_slow before insert on outbox for each row execute function chaos_slow()`;
