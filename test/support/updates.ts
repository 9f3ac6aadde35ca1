/** What people write, for tests of what lies under the engine. */
import type { Address, Reply, Update } from '#src/engine/message.ts';
import { newSession } from '#src/engine/session.ts';
import type { Commit, Pending } from '#src/storage/store.ts';

export const addressOf = (who: string, platform = 'telegram'): Address => ({
  platform,
  room: `room-${who}`,
  isPrivate: true,
});

export const said = (id: string, who: string, text: string, platform = 'telegram'): Update => ({
  id,
  from: addressOf(who, platform),
  sender: { platform, id: who, name: who, locale: 'fr' },
  at: '2026-11-22T10:00:00.000Z',
  input: { kind: 'text', text },
});

export const replyTo = (to: Address, text: string, more: Partial<Reply> = {}): Reply => ({
  to,
  parts: [{ kind: 'text', text }],
  audience: 'asker',
  class: 'answer',
  ...more,
});

/** A turn that answers with its arguments. */
export const turnOf = (pending: Pending, more: Partial<Commit> = {}): Commit => ({
  pending,
  session: { ...(pending.session ?? newSession(pending.update.from, pending.update.at)) },
  replies: [],
  effects: [],
  now: new Date('2026-11-22T10:00:01.000Z'),
  ...more,
});

/** Ids that count: "p1", "p2"... */
export function countingIds(prefix = 'p'): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}
