/** How the outbox names a chat: a room, or a thread in it. */
import type { Address } from '#src/engine/message.ts';
import { storableText } from './json.ts';

/** Messages of one chat leave in order. */
export const chatOf = ({ room, thread }: Pick<Address, 'room' | 'thread'>): string =>
  storableText(thread === undefined ? room : `${room}|${thread}`);
