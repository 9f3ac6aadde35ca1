/**
 * The demonstration's people. They read everything and, after a moment, press the first button they are shown: a
 * mentor accepts, a guest comes. They never write, so a question without buttons stays open.
 */
import type { Update } from '#src/engine/message.ts';
import type { Adapter, Capabilities, Envelope, Sent } from '#src/platform/adapter.ts';

export interface DemoSettings {
  readonly now: () => Date;
  /** How long they think; long enough to look like somebody, short enough to wait for. */
  readonly delayMs?: number;
}

const capabilities: Capabilities = {
  buttons: 10,
  labelLength: 60,
  textLength: 4096,
  cards: true,
  files: true,
  checkboxes: false,
  keepsThread: false,
  forms: false,
  events: false,
  edits: false,
  sendsOnceByKey: true,
};

const DELAY_MS = 1500;

export function createDemoAdapter({ now, delayMs = DELAY_MS }: DemoSettings): Adapter {
  let receive: ((update: Update) => Promise<void>) | undefined;
  let stopping = new AbortController();

  async function send({ to, key, message }: Envelope): Promise<Sent> {
    const first = message.options.find(({ role }) => !role);
    // A list of check boxes would be ticked for ever: they leave it alone.
    if (!first || message.many) return { ok: true, receipt: key };
    if (!(await pause(delayMs, stopping.signal)) || !receive) return { ok: false, why: 'later' };
    try {
      await receive({
        // The same message is answered once, however often it is sent.
        id: `demo:${key}`,
        from: to,
        sender: { platform: 'demo', id: to.room },
        at: now().toISOString(),
        input: { kind: 'choice', tokens: [first.token] },
      });
    } catch {
      return { ok: false, why: 'later' };
    }
    return { ok: true, receipt: key };
  }

  return {
    platform: 'demo',
    capabilities,
    hearsItself: true,
    send,
    start: async (take) => {
      stopping = new AbortController();
      receive = take;
    },
    stop: async () => {
      receive = undefined;
      stopping.abort();
    },
  };
}

/** Resolves to false when stopped meanwhile. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
