/** What people find when they look: everything that was delivered, as their platform shows it. */
import { createOutboxRows } from '#src/delivery/outbox-rows.ts';
import type { Option, Reply } from '#src/engine/message.ts';
import type { Capabilities, Message } from '#src/platform/adapter.ts';
import { cardText, degrade } from '#src/platform/degrade.ts';
import type { TestDatabase } from './database.ts';
import { profiles } from './profiles.ts';

interface Mailbox {
  readonly unread: Message[];
  readonly buttons: Option[];
  shown: readonly Option[];
  /** For anybody to press, whatever the platform makes of them. */
  readonly links: Option[];
  /** The message that came last of those that can be answered here. */
  lastPost: string;
}

interface Mailboxes {
  /** Of a person, or of a room. */
  boxOf(room: string): Mailbox;
  /** Delivers everything that is waiting, once each, in order. */
  deliver(): Promise<readonly Reply[]>;
  /** Nothing can be delivered to this room any more. */
  block(room: string): void;
}

const PLATFORMS = ['sim', 'telegram', 'discord', 'slack', 'web'];
const WORDS = {
  hint: '(numéro ou mot)',
  hintMany: '(numéros)',
  nextPage: 'Suite',
  aside: (labels: string) => `(ou ${labels})`,
};

export function createMailboxes(
  database: TestDatabase,
  capabilities: Capabilities,
  now: () => Date,
): Mailboxes {
  const outbox = createOutboxRows(database.pool);
  const blocked = new Set<string>();
  const boxes = new Map<string, Mailbox>();
  const boxOf = (room: string) => {
    const box = boxes.get(room) ?? { unread: [], buttons: [], shown: [], links: [], lastPost: '' };
    boxes.set(room, box);
    return box;
  };

  /** What is on its way to a blocked room certainly does not arrive. */
  async function refuse(): Promise<void> {
    if (blocked.size === 0) return;
    const verdict = { state: 'failed', error: 'unreachable' } as const;
    const limits = { all: 1_000, unasked: PLATFORMS.map(() => 1_000) };
    const claimed = await outbox.claim(PLATFORMS, limits, now());
    for (const row of claimed) {
      if (!blocked.has(row.reply.to.room)) await outbox.release(row, now());
      else {
        await outbox.settleElsewhere(row, verdict, PLATFORMS, now());
        await outbox.markUnreachable(row);
      }
    }
    if (claimed.some(({ reply }) => blocked.has(reply.to.room))) await refuse();
  }

  async function put(id: string, reply: Reply): Promise<void> {
    const box = boxOf(reply.to.room);
    box.links.push(...linksOf(reply));
    if (reply.about !== undefined) {
      box.lastPost = id;
      const { platform, room } = reply.to;
      await database.prisma.post.create({
        data: { platform, room, receipt: id, about: reply.about, at: now() },
      });
    }
    // The demonstration's people see buttons wherever the others are.
    const shown = reply.to.platform === 'demo' ? profiles.buttons : capabilities;
    for (const message of degrade(reply, shown, WORDS)) {
      box.unread.push(message);
      box.buttons.push(...message.options);
      box.shown = message.options;
    }
  }

  return {
    boxOf,
    block: (room) => {
      blocked.add(room);
    },
    async deliver() {
      await refuse();
      const { rows } = await database.pool.query<{ id: string; payload: Reply }>(
        `update outbox set state = 'sent', receipt = id::text where state = 'pending' returning id, payload`,
      );
      rows.sort((a, b) => Number(a.id) - Number(b.id));
      for (const { id, payload } of rows) await put(id, payload);
      return rows.map(({ payload }) => payload);
    },
  };
}

const linksOf = ({ parts }: Reply): readonly Option[] =>
  parts.flatMap((part) => (part.kind === 'choice' ? part.options.filter(({ link }) => link) : []));

/** A message as somebody reads it: its text, then its buttons. */
export function asRead({ body, options }: Message): string {
  const lines = body.map((part) => {
    if (part.kind === 'event') return `(${part.title})`;
    if (part.kind === 'card') return cardText(part);
    return part.kind === 'file' ? `(${part.name}) ${part.label}` : part.text;
  });
  return [...lines, ...options.map(({ label }) => `[${label}]`)].join('\n');
}
