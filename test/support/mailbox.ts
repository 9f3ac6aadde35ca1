/** A platform that keeps what it is given, and answers as a test tells it to. */
import type { Reply } from '#src/engine/message.ts';
import type { Adapter, Capabilities, Envelope, Message, Sent } from '#src/platform/adapter.ts';

export interface Mailbox extends Adapter {
  /** What arrived, in order. */
  readonly arrived: Envelope[];
  /** What was tried, arrived or not. */
  readonly tried: Envelope[];
  /** Decides about the next messages; back to "arrives" with undefined. */
  answer: ((envelope: Envelope) => Sent | Promise<Sent>) | undefined;
}

const PLAIN: Capabilities = {
  buttons: 8,
  labelLength: 40,
  textLength: 4096,
  cards: true,
  files: true,
  checkboxes: false,
  keepsThread: false,
  forms: false,
  events: false,
  edits: false,
  sendsOnceByKey: false,
};

export function createMailbox(platform: string, capabilities: Partial<Capabilities> = {}): Mailbox {
  const arrived: Envelope[] = [];
  const tried: Envelope[] = [];
  const mailbox: Mailbox = {
    platform,
    capabilities: { ...PLAIN, ...capabilities },
    arrived,
    tried,
    answer: undefined,
    start: async () => {},
    stop: async () => {},
    send: async (envelope) => {
      tried.push(envelope);
      const sent = (await mailbox.answer?.(envelope)) ?? { ok: true, receipt: `m${tried.length}` };
      if (sent.ok) arrived.push(envelope);
      return sent;
    },
  };
  return mailbox;
}

/** One message a part. */
export const onePerPart = (reply: Reply): readonly Message[] =>
  reply.parts.flatMap((part) => (part.kind === 'text' ? [{ body: [part], options: [], many: false }] : []));

export const textOf = ({ message }: Envelope): string =>
  message.body.map((part) => (part.kind === 'text' ? part.text : '')).join('\n');
