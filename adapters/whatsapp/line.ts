/** The line to WhatsApp: what Meta delivers goes in, in order; the token and the number are checked at the start. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from '#src/engine/message.ts';
import type { House } from '#src/platform/adapter.ts';
import type { Logger } from '#src/log.ts';
import { inTurn, type Turns } from '#src/platform/turns.ts';
import { type Decoded, decode, type Delivery, PLATFORM } from './codec.ts';
import type { Graph } from './graph.ts';
import { InboxUnavailable } from './intake.ts';
import { faultOf, type WhatsAppFault } from './outcome.ts';
import type { Verdicts } from './verdicts.ts';

export interface WhatsAppOptions {
  /** Of a system user, with the right `whatsapp_business_messaging`. */
  readonly token: string;
  /** Meta's id of the number, not the number. */
  readonly phoneId: string;
  /** Signs what Meta posts. */
  readonly appSecret: string;
  /** A word of the installer's own, given to Meta with the address. */
  readonly verifyToken: string;
  /** "https://graph.facebook.com/v25.0" by default. */
  readonly apiRoot?: string;
  /** Name of an approved template without variables, in French, in English, or both. */
  readonly template?: string;
  /** The word on the button that unfolds a list: at most 20 signs. */
  readonly choose: { readonly fr: string; readonly en: string };
  /** Given kinds and reasons; never words, names, numbers, message ids or tokens. */
  readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  readonly now?: () => Date;
  /** How long one call may take. */
  readonly timeoutMs?: number;
  /** How long a message nobody waits for waits for WhatsApp's word on it. */
  readonly patienceMs?: number;
  /** First pause after a failure; doubled up to five minutes. */
  readonly retryMs?: number;
}

export interface WhatsAppStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong. */
  readonly fault?: WhatsAppFault;
}

/** What is known of the line at this moment. */
export interface Line {
  readonly options: WhatsAppOptions;
  readonly graph: Graph;
  readonly verdicts: Verdicts;
  readonly turns: Turns;
  status: WhatsAppStatus;
  receive: ((update: Update) => Promise<void>) | undefined;
  house: House | undefined;
}

/**
 * Hands over all that a delivery brings; resolves once it is stored.
 * @throws InboxUnavailable when Meta has to deliver it again, whole.
 */
export async function take(line: Line, delivery: Delivery): Promise<void> {
  if (!line.receive) throw new InboxUnavailable('not started');
  for (const decoded of read(line, delivery)) {
    if (decoded.kind === 'update') await store(line, decoded);
    else if (decoded.kind === 'status') hear(line, decoded);
    else line.options.log.debug({ platform: PLATFORM, why: decoded.why }, 'delivery ignored');
  }
  if (line.status.fault?.code === 'inbox') line.status = { state: 'ok' };
}

/** What we cannot read must not be delivered again and again. */
function read({ options }: Line, delivery: Delivery): readonly Decoded[] {
  const { phoneId, log, now = () => new Date() } = options;
  try {
    return decode(delivery, phoneId, now().toISOString());
  } catch {
    log.error({ platform: PLATFORM }, 'delivery could not be read and was left out');
    return [];
  }
}

/** What one person says is stored in the order in which it came, also from several deliveries. */
function store(line: Line, { update, wamid }: Extract<Decoded, { kind: 'update' }>): Promise<void> {
  return inTurn(line.turns, update.sender.id, async () => {
    if (!line.receive) throw new InboxUnavailable('stopped');
    try {
      await line.receive(update);
    } catch (cause) {
      line.status = { state: 'degraded', fault: { code: 'inbox' } };
      throw new InboxUnavailable('The inbox could not be written.', { cause });
    }
    // Blue ticks, and "writing…" until the answer; of no consequence when it fails.
    const reading = { status: 'read', message_id: wamid, typing_indicator: { type: 'text' } };
    line.graph.send(reading).catch(() => {});
  });
}

function hear(
  { verdicts, options, house }: Line,
  { key, status, code }: Extract<Decoded, { kind: 'status' }>,
): void {
  const isFailed = status === 'failed';
  const verdict = isFailed ? (code ?? 0) : undefined;
  const isHeard = verdicts.tell(key, { code: verdict });
  // Whoever sent it may wait in another process.
  if (!isHeard) house?.tell({ key, code: verdict ?? null });
  if (isFailed && !isHeard)
    options.log.warn({ platform: PLATFORM, code }, 'WhatsApp had accepted a message, then could not send it');
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Makes sure, until it is so, that we may speak for the number; what Meta posts is taken meanwhile. */
export async function listen(line: Line, signal: AbortSignal, onFirstAttempt: () => void): Promise<void> {
  const { options, graph } = line;
  for (let pause = options.retryMs ?? FIRST_PAUSE_MS; !signal.aborted; pause *= 2) {
    try {
      await graph.check(signal);
      line.status = { state: 'ok' };
      onFirstAttempt();
      return;
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      line.status = { state: 'degraded', fault };
      options.log.error({ platform: PLATFORM, fault }, 'WhatsApp does not take our token yet; trying again');
      onFirstAttempt();
      await sleep(Math.min(pause, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => {});
    }
  }
}
