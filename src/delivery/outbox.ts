/**
 * Delivers what turns have written: the rows of one chat strictly in order, different chats side by side, answers
 * before what nobody waits for. What is promised when a platform's answer is unclear stands in `verdict.ts`.
 */
import type { Logger } from '#src/log.ts';
import type { Locale } from '#src/engine/flow.ts';
import type { Reply } from '#src/engine/message.ts';
import { blind, type Observer } from '#src/operations/observer.ts';
import type { Adapter, Capabilities, Message, Sent } from '#src/platform/adapter.ts';
import type { Database } from '#src/storage/database.ts';
import { createOutboxRows, type Mine, type OutboxRow } from './outbox-rows.ts';
import { createPacing, type Pacing } from './pacing.ts';
import { CREDENTIALS_MS, hadNotLeft, isWritten, judge, OFFLINE, TOO_LATE, type Verdict } from './verdict.ts';

export interface OutboxSettings {
  readonly database: Database;
  readonly adapters: readonly Adapter[];
  readonly degrade: (reply: Reply, capabilities: Capabilities, locale: Locale) => readonly Message[];
  readonly clock: () => Date;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** This person cannot be written to any more: they blocked the program, or left. */
  readonly onUnreachable: (personId: string) => void | Promise<void>;
  readonly pacing?: Pacing;
  /** Chats that are for this process; undefined: all of them. */
  readonly mine?: () => Mine | undefined;
  readonly observer?: Observer;
  /** 0 to 1. */
  readonly random?: () => number;
}

export interface Outbox {
  /** Delivers what is there, and looks for more every few seconds. */
  start(): Promise<void>;
  /** Something was written: sends it, once started. */
  kick(): void;
  /** Somebody who was offline is back in this chat; also where nothing is sent from here. */
  wake(platform: string, room: string): Promise<void>;
  /** Waits for what is being sent. */
  stop(): Promise<void>;
  /** Resolves when nothing is left that could be sent to this chat now. */
  settled(platform: string, room: string): Promise<void>;
  /** Whether something could be sent to this chat now, or is being sent. */
  hasSendable(platform: string, room: string): Promise<boolean>;
}

const POLL_MS = 5_000;
const PLACES = 100;
/** Of each platform: what nobody waits for. */
const UNASKED_PLACES = 20;
/** Longer than any adapter's own limit, shorter than the lease. */
const SEND_MS = 25_000;
/** A shorter wait for a free moment is spent holding the place. */
const SHORT_WAIT_MS = 3_000;
const INSIST_MS = 250;
/** After its moment, before others may take it. */
const GRACE_MS = 5_000;

export function createOutbox(settings: OutboxSettings): Outbox {
  const { database, clock, log, pacing = createPacing(), random = Math.random, observer = blind } = settings;
  const rows = createOutboxRows(database.pool);
  const adapters = new Map(settings.adapters.map((adapter) => [adapter.platform, adapter]));
  /** Platforms that refuse the token, and when they are tried again. */
  const refusing = new Map<string, number>();
  const open = () => [...adapters.keys()].filter((name) => (refusing.get(name) ?? 0) <= clock().getTime());
  /** Delivered at this moment: for which platform, and whether somebody waits for it. */
  const underway = new Map<Promise<void>, Pick<OutboxRow, 'platform' | 'class'>>();
  const timers = new Set<NodeJS.Timeout>();
  let isRunning = false;
  let pumping: Promise<void> | undefined;
  let isKicked = false;

  function kick(): void {
    if (!isRunning) return;
    isKicked = true;
    pumping ??= pump()
      .catch(report)
      .finally(() => {
        pumping = undefined;
        // With all places taken, the next one that ends kicks.
        if (isKicked && underway.size < PLACES) kick();
      });
  }

  async function pump(): Promise<void> {
    while (isKicked && isRunning && underway.size < PLACES) {
      isKicked = false;
      const free = PLACES - underway.size;
      const platforms = open();
      const unasked = platforms.map((name) => Math.max(0, UNASKED_PLACES - countUnasked(name)));
      const claimed = await rows.claim(platforms, { all: free, unasked }, clock(), settings.mine?.());
      for (const row of claimed) begin(row, deliver(row));
    }
  }

  const countUnasked = (platform: string) =>
    [...underway.values()].filter((one) => one.platform === platform && one.class !== 'answer').length;

  function begin(row: OutboxRow, work: Promise<void>): void {
    const done = work.catch(report).finally(() => {
      underway.delete(done);
      kick();
    });
    underway.set(done, row);
  }

  async function deliver(claimed: OutboxRow): Promise<void> {
    const adapter = adapters.get(claimed.platform);
    if (!adapter) return rows.release(claimed, clock());
    if (claimed.deadline && claimed.deadline < clock()) {
      return finish(claimed, { state: 'failed', error: TOO_LATE });
    }
    const messages = settings.degrade(claimed.reply, adapter.capabilities, claimed.locale);
    let row = claimed;
    let sent: Sent = { ok: true };
    while (sent.ok && row.sentCount < messages.length) {
      const message = messages[row.sentCount];
      const isAnswer = row.class === 'answer';
      const wait = await pacing.reserve(row.reply.to, isAnswer, clock().getTime(), SHORT_WAIT_MS);
      if (wait > SHORT_WAIT_MS || !isRunning) return rows.release(row, new Date(clock().getTime() + wait));
      const taken = wait > 0 ? await waitFor(row, wait) : row;
      if (!taken) return;
      row = taken;
      if (isWritten(row, adapter.capabilities.sendsOnceByKey) && !(await rows.depart(row))) return;
      if (message) {
        const what = [adapter, row, message] as const;
        sent = await observer.during('send', row.platform, () => send(...what));
      }
      if (sent.ok && sent.receipt !== undefined && row.reply.about !== undefined)
        await rows.remember(row, sent.receipt, row.reply.about, clock());
      if (sent.ok && row.sentCount + 1 < messages.length) {
        const done = row;
        const advanced = await insist(() => rows.advance(done, done.sentCount + 1, clock()));
        if (!advanced) return;
        row = advanced;
      } else break;
    }
    await finish(row, judge(row, sent, adapter.capabilities.sendsOnceByKey, clock(), random()), sent);
  }

  /** Not held as "sending": were the process to die meanwhile, nobody would know that it was not sent. */
  async function waitFor(row: OutboxRow, ms: number): Promise<OutboxRow | undefined> {
    const until = new Date(clock().getTime() + ms + GRACE_MS);
    await rows.hold(row, until);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return rows.resume(row, until, clock());
  }

  async function send(adapter: Adapter, row: OutboxRow, message: Message): Promise<Sent> {
    const { to, answers, replaces, isQuiet, about } = row.reply;
    const isFirst = row.sentCount === 0;
    const how = {
      ...(replaces && isFirst && adapter.capabilities.edits && { replaces }),
      ...(about !== undefined && isFirst && { about }),
      ...(isQuiet && { isQuiet }),
      locale: row.locale,
      ...(row.error === OFFLINE && { isWaiting: true }),
    };
    const key = `${row.key}.${row.sentCount}`;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<Sent>((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, why: 'uncertain', detail: 'no answer' }), SEND_MS);
    });
    const sending = adapter
      .send({ to, key, message, ...how, ...(answers !== undefined && { answers }) })
      .catch(
        // Only the kind of error: messages of network libraries hold addresses with tokens.
        (error: unknown): Sent => ({
          ok: false,
          why: 'uncertain',
          detail: error instanceof Error ? error.name : 'fault',
        }),
      );
    return Promise.race([sending, limit]).finally(() => clearTimeout(timer));
  }

  /** What became of a message is known here alone, and as long as its lease lasts: it is written once that is possible. */
  async function insist<T>(write: () => Promise<T>): Promise<T> {
    const end = performance.now() + SEND_MS;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!isRunning || performance.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, INSIST_MS));
      }
    }
  }

  async function finish(row: OutboxRow, verdict: Verdict, sent?: Sent): Promise<void> {
    const isUnreachable = sent?.ok === false && sent.why === 'unreachable';
    const elsewhere = isUnreachable
      ? await rows.settleElsewhere(row, verdict, [...adapters.keys()], clock())
      : await insist(() => rows.settle(row, verdict));
    observer.sent(row.platform, row.class, verdict.state, clock().getTime() - row.createdAt.getTime());
    const about = {
      outbox: row.id,
      platform: row.platform,
      class: row.class,
      person: row.personId,
      reason: verdict.error,
    };
    if (elsewhere) log.info(about, `sent to ${elsewhere} instead`);
    if (verdict.state === 'failed') log.warn(about, 'message given up');
    if (verdict.state === 'uncertain') log.warn(about, 'message may not have arrived');
    if (verdict.state === 'pending' && verdict.notBefore)
      later(verdict.notBefore.getTime() - clock().getTime());
    if (!sent || sent.ok) return;
    if (sent.why === 'credentials') {
      refusing.set(row.platform, clock().getTime() + CREDENTIALS_MS);
      log.error(about, `${row.platform} refuses the token: what is to be sent there waits until it is right`);
    }
    if (isUnreachable && (await rows.markUnreachable(row)) && row.personId)
      await settings.onUnreachable(row.personId);
  }

  function later(ms: number): void {
    if (ms > POLL_MS) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        kick();
      },
      Math.max(1, ms),
    );
    timers.add(timer);
  }

  async function sweep(): Promise<void> {
    const abandoned = await rows.claimAbandoned([...adapters.keys()], PLACES, clock());
    const stopped: Sent = { ok: false, why: 'uncertain', detail: 'stopped while sending' };
    for (const row of abandoned) {
      const isOnce = adapters.get(row.platform)?.capabilities.sendsOnceByKey ?? false;
      if (hadNotLeft(row, isOnce)) await rows.release(row, clock());
      else await finish(row, judge(row, stopped, isOnce, clock(), random()));
    }
    for (const platform of refusing.keys()) {
      if (adapters.get(platform)?.status?.().state !== 'ok') continue;
      // It listens again: the token is right.
      refusing.delete(platform);
      await rows.wakeRefused(platform, clock());
    }
    kick();
  }

  const report = (error: unknown) =>
    log.error({ err: error }, 'the outbox cannot reach the database; it goes on trying');

  const hasSendable = (platform: string, room: string) => rows.hasSendable(open(), platform, room, clock());

  return {
    kick,
    hasSendable,
    wake: (platform, room) => rows.wake(platform, room, clock()).catch(report),
    start: async () => {
      isRunning = true;
      // One process alone has an embedded database: whoever was sending is gone.
      if (database.kind === 'embedded') await rows.expireLeases();
      await sweep();
      timers.add(setInterval(() => void sweep().catch(report), POLL_MS));
    },
    stop: async () => {
      isRunning = false;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await pumping;
      await Promise.all(underway.keys());
    },
    settled: async (platform, room) => {
      kick();
      while (isRunning && (await hasSendable(platform, room)))
        await new Promise((resolve) => setTimeout(resolve, 15));
    },
  };
}
