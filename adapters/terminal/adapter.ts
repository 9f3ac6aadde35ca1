/** The terminal chat as a platform: its threads are kept in the database until somebody sits down to read them. */
import type { Update } from '#src/engine/message.ts';
import type { Adapter, Capabilities, Message } from '#src/platform/adapter.ts';
import { cardText } from '#src/platform/degrade.ts';
import type { ThreadStore, Unsubscribe } from '#src/platform/thread.ts';

export const TERMINAL = 'terminal';

const capabilities: Capabilities = {
  buttons: 0,
  labelLength: 200,
  textLength: 20_000,
  cards: false,
  files: false,
  checkboxes: false,
  keepsThread: false,
  forms: false,
  events: false,
  edits: false,
  sendsOnceByKey: true,
};

/** What a person at the terminal has not read yet. */
export interface Unread {
  readonly seq: number;
  readonly text: string;
}

/** One person's seat at the terminal; the same for a program in this process and one that is joined from another. */
export interface Seat {
  /** Says a line; resolves once everything it is answered with can be read. */
  say(line: string): Promise<void>;
  /** Resolves once nothing is under way for this person: what waited can be read. */
  settle(): Promise<void>;
  unread(): Promise<readonly Unread[]>;
  /** Shown up to here. */
  read(seq: number): Promise<void>;
  /** Calls back when there may be something new. */
  onNew(listener: () => void): Unsubscribe;
}

export interface TerminalAdapter extends Adapter {
  seat(name: string): Seat;
}

export interface TerminalParts {
  readonly thread: ThreadStore;
  /** Resolves when nothing more will come in answer to what this account has said. */
  readonly settled: (senderId: string) => Promise<void>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

const MOST_UNREAD = 200;

export function createTerminalAdapter({ thread, settled, clock, newId }: TerminalParts): TerminalAdapter {
  const nobody = () => Promise.reject(new Error('the terminal is not started'));
  let receive: (update: Update) => Promise<void> = nobody;
  return {
    platform: TERMINAL,
    capabilities,
    async start(taken) {
      receive = taken;
    },
    async stop() {
      receive = nobody;
    },
    async send({ to, key, message }) {
      await thread.append(to.room, key, message);
      return { ok: true };
    },
    seat: (name) => {
      const room = roomOf(name);
      return {
        async say(line) {
          await receive({
            id: newId(),
            from: { platform: TERMINAL, room, isPrivate: true },
            sender: { platform: TERMINAL, id: room, name },
            at: clock().toISOString(),
            input: { kind: 'text', text: line },
          });
          await settled(room);
        },
        settle: () => settled(room),
        async unread() {
          const entries = await thread.unread(room, MOST_UNREAD);
          return entries.map(({ seq, message }) => ({ seq, text: plainText(message) }));
        },
        read: (seq) => thread.markRead(room, seq),
        onNew: (listener) => thread.onAppend(room, listener),
      };
    },
  };
}

/** "Léa Martin" and "léa martin" are one person. */
const roomOf = (name: string): string =>
  name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 64);

function plainText({ body }: Message): string {
  return body
    .map((part) => {
      if (part.kind === 'event') return '';
      if (part.kind === 'card') return cardText(part);
      return part.kind === 'file' ? part.label : part.text;
    })
    .join('\n\n');
}
