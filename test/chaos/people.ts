/**
 * People who hold as many small steps as they are told to, on a platform that is stood in for. What they should read
 * follows from what they said: every answer has a name, and names carry a number.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet, PlatformName } from './fleet.ts';
import { type Compared, compare } from './ledger.ts';
import type { Chance } from './random.ts';

export interface Member {
  readonly name: string;
  readonly platform: PlatformName;
  /** As the program knows the account. */
  readonly account: string;
  /** Answers that should come, in order. */
  readonly expected: string[];
  /** Resolves once the platform got rid of it. */
  says(text: string): Promise<void>;
  /** Resolves to the milliseconds until the platform had its acknowledgement. */
  presses(label: string): Promise<number>;
  /** Everything they have read, in order. */
  reads(): readonly string[];
}

const PATIENCE_MS = 120_000;
const ROUND_MS = 10_000;
const MOST_ROUNDS = 30;

export function newMember(fleet: Fleet, platform: PlatformName, name: string): Member {
  const common = { name, platform, expected: [] };
  if (platform === 'telegram') {
    const person = fleet.telegram.person({ firstName: name, languageCode: 'fr' });
    return {
      ...common,
      account: String(person.user.id),
      async says(text) {
        const id = person.says(text)?.update_id ?? 0;
        await until(() => !fleet.telegram.pendingIds.includes(id));
      },
      presses: (label) =>
        timed(person.presses(label), (update) => !fleet.telegram.pendingIds.includes(update?.update_id ?? 0)),
      reads: () => person.sees.map(({ text }) => text),
    };
  }
  if (platform === 'slack') {
    const person = fleet.slack.person({ name });
    return {
      ...common,
      account: `${fleet.slack.team}:${person.user.id}`,
      async says(text) {
        const delivery = person.writes(text);
        // Slack tries for five minutes in all; its stand-in for some seconds, and again when asked.
        for (let attempt = 0; attempt < MOST_ROUNDS && !delivery.isAcknowledged; attempt++) {
          if (attempt > 0) fleet.slack.deliveries.flush();
          await until(() => delivery.isAcknowledged, ROUND_MS);
        }
      },
      presses: (label) => timed(person.presses(label), ({ isAcknowledged }) => isAcknowledged),
      reads: () => person.sees.map(({ text }) => text),
    };
  }
  const person = fleet.discord.person({ name });
  return {
    ...common,
    account: person.user.id,
    async says(text) {
      person.writes(text);
    },
    presses: (label) =>
      timed(person.presses(label), ({ interaction }) => interaction.acknowledged !== undefined),
    reads: () => person.sees.map(({ text, cards }) => [text, ...cards.map((card) => card.text)].join('\n')),
  };
}

export async function until(isDone: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end && !isDone()) await sleep(10);
}

async function timed<Deed>(deed: Deed, isAcknowledged: (deed: Deed) => boolean): Promise<number> {
  const began = performance.now();
  await until(() => isAcknowledged(deed), ROUND_MS);
  return performance.now() - began;
}

const HELLO = 'hello';

/** What each says, with the name of its answer. */
export const stepLines = (step: string): readonly (readonly [text: string, answer: string])[] => [
  ['plus1', 'which step'],
  [step, 'for when'],
  ['demain', step],
];

/** Names of answers, as they are recognised. */
function nameOf(text: string): string | undefined {
  const step = /«\s(Pas \S+)\s»/.exec(text)?.[1];
  const news = /Annonce de [^]*?(Nouvelle \S+)/.exec(text)?.[1];
  if (news) return news;
  if (text.includes("C'est noté") && step) return step;
  // With the question that stands, asked again.
  if (text.includes('Je me suis emmêlé')) return 'sorry';
  if (text.includes('Quel petit pas')) return 'which step';
  if (text.includes('Pour quand ?')) return 'for when';
  return text.includes('ici PlusUn') ? HELLO : undefined;
}

export const namesOf = (member: Member): readonly string[] =>
  member.reads().flatMap((text) => nameOf(text) ?? [`unknown: ${text.slice(0, 60)}`]);

/** First contact, until the answer is there: from then on the program knows the account. */
export async function meets(member: Member): Promise<void> {
  member.expected.push(HELLO);
  await member.says(member.platform === 'telegram' ? '/start' : 'bonjour');
  await until(() => member.reads().length > 0);
}

/** One step: three lines, three answers. `onSaid` hears when each line was taken. */
export async function takesStep(
  member: Member,
  step: string,
  onSaid?: (answer: string) => void,
): Promise<void> {
  for (const [text, answer] of stepLines(step)) {
    member.expected.push(answer);
    await member.says(text);
    onSaid?.(answer);
  }
}

/** Steps one after the other, without waiting for answers, until told to stop. */
export async function keepsGoing(
  member: Member,
  chance: Chance,
  isOver: (steps: number) => boolean,
  pauseMs: readonly [number, number] = [20, 200],
): Promise<void> {
  for (let steps = 0; !isOver(steps); steps++) {
    await takesStep(member, `Pas ${member.name}-${steps}`);
    await sleep(chance.between(...pauseMs));
  }
}

/** News are told in any order among themselves and between answers; answers are in order. */
export function compareMember(member: Member): { readonly answers: Compared; readonly news: Compared } {
  const isNews = (name: string) => name.startsWith('Nouvelle');
  const names = namesOf(member);
  return {
    answers: compare(
      member.expected.filter((name) => !isNews(name)),
      names.filter((name) => !isNews(name)),
    ),
    news: {
      ...compare(member.expected.filter(isNews).toSorted(), names.filter(isNews).toSorted()),
      outOfOrder: 0,
    },
  };
}

/**
 * Something that must never be told twice, told to each of these at this moment: an announcement of their club, as due
 * work of the program.
 */
export async function announce(
  fleet: Fleet,
  members: readonly Member[],
  what: string,
  inMs = 0,
): Promise<void> {
  await fleet.query(ANNOUNCE, [
    members.map(({ platform }) => platform),
    members.map(({ account }) => account),
    what,
    new Date(Date.now() + inMs),
  ]);
  for (const member of members) member.expected.push(`Nouvelle ${what}`);
}

/** A due row each, once only: a query that is asked again after a lost connection changes nothing. */
const ANNOUNCE = `
  with club_ as (select id from club order by id limit 1),
  them as (
    select i.person_id, i.external_id from identity i
      join unnest($1::text[], $2::text[]) as x(platform, account) on x.platform = i.platform and x.account = i.external_id
  ), members as (
    insert into membership (club_id, person_id, joined_at) select club_.id, person_id, now() from club_, them
    on conflict do nothing
  )
  insert into due (key, work, person_id, data, due_at)
  select 'chaos:' || $3 || ':' || person_id, 'clubs.announce-to', person_id,
         jsonb_build_object('personId', person_id, 'club', club_.id, 'text', 'Nouvelle ' || $3::text), $4
    from club_, them
  on conflict (key) do nothing`;
