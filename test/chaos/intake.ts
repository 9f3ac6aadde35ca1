/** R1: the same updates again and again, in any order, to several processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, openFleet } from './fleet.ts';
import { type Figures, noFigures } from './ledger.ts';
import { named, type Round, settle } from './suite.ts';

const PARALLEL = 24;

interface Posted {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export async function shuffleUpdates({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const fleet = await openFleet({ chance, root, processes: 3, platforms: ['telegram'] });
  try {
    const distinct = isShort ? 150 : 2_000;
    const updates = updatesOf(fleet, isShort ? 30 : 250, distinct);
    const again = updates
      .filter(() => chance.isTrue(0.3))
      .flatMap((update) => Array.from({ length: chance.whole(1, 4) }, () => update));
    const posts = chance.shuffle([...updates, ...again]);
    const workers = Array.from({ length: PARALLEL }, async () => {
      for (let update = posts.pop(); update; update = posts.pop()) await post(fleet, update);
    });
    await Promise.all(workers);
    await settle(fleet, [], figures);
    await count(fleet, distinct, figures);
    figures.notes.push(`${distinct} updates, ${again.length} of them once more, to 3 processes`);
    return figures;
  } finally {
    await fleet.close();
  }
}

/** What people write, as Telegram would post it. */
function updatesOf(fleet: Fleet, people: number, count: number): readonly Posted[] {
  const them = named(people, 'p').map((firstName) =>
    fleet.telegram.person({ firstName, languageCode: 'fr' }),
  );
  return Array.from({ length: count }, (_, at) => {
    const person = them[at % them.length];
    if (!person) throw new Error('nobody');
    person.chat.bot = 'member';
    const { user, chat } = person;
    const message = {
      message_id: 500_000 + at,
      from: user,
      chat: { id: chat.id, type: 'private', first_name: user.first_name },
      date: Math.floor(Date.now() / 1_000),
      text: 'aide',
    };
    return { update_id: 700_000_000 + at, message };
  });
}

/** Until it is taken, as Telegram does. */
async function post({ front, telegram }: Fleet, update: Posted): Promise<void> {
  const secret = String(telegram.callsOf('setWebhook')[0]?.payload['secret_token'] ?? '');
  for (let isTaken = false; !isTaken; ) {
    const answer = await fetch(`${front.url}/telegram/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    }).catch(() => undefined);
    isTaken = answer?.ok ?? false;
    if (!isTaken) await sleep(100);
  }
}

interface Answered {
  readonly seq: string;
  readonly chat: string;
  /** Of the row's last message. */
  readonly receipt: string;
  readonly messages: number;
}

/** Every update had its effect once, and the answers of each chat came in the order in which the updates were taken in. */
async function count(fleet: Fleet, distinct: number, figures: Figures): Promise<void> {
  const [turns] = await fleet.query<{ turns: number; done: number }>(
    `select (select coalesce(sum(revision), 0) from session)::int as turns,
            (select count(*) from inbox where platform = 'telegram' and state = 'done')::int as done`,
  );
  const answered = await fleet.query<Answered>(ANSWERED);
  const seqs = new Map(answered.map(({ chat, receipt, seq }) => [`${chat} ${receipt}`, BigInt(seq)]));
  const answers = new Set(answered.map(({ seq }) => seq));
  figures.lost += distinct - answers.size;
  figures.doubled += Math.max(0, (turns?.turns ?? 0) - distinct);
  if (turns?.done !== distinct) figures.failures.push(`${turns?.done} of ${distinct} updates were handled`);
  for (const { chat, sees } of fleet.telegram.people()) {
    const rows = answered.filter((row) => row.chat === String(chat.id));
    figures.sent += sees.length;
    figures.doubled += Math.max(0, sees.length - rows.reduce((sum, { messages }) => sum + messages, 0));
    let last = -1n;
    for (const { id } of sees) {
      const seq = seqs.get(`${chat.id} ${id}`) ?? last;
      if (seq < last) figures.outOfOrder += 1;
      last = seq;
    }
  }
}

const ANSWERED = `
  select i.seq, o.chat, o.receipt, o.sent_count + 1 as messages from outbox o
    join inbox i on i.platform = o.platform and o.key like i.platform || ':' || i.key || ':%'
   where o.state = 'sent'`;
