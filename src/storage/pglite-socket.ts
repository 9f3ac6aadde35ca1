/**
 * A socket that leads into the embedded PostgreSQL (PGlite) instead of the network, so that `pg` is the only driver:
 * `new pg.Pool({ stream: () => session.connect() })`. Values, errors and types are then pg's own.
 *
 * PGlite has one session. Each batch of messages (a query, or parse/bind/execute/sync) runs whole, and whoever is
 * inside a transaction keeps the session until it ends; the others wait their turn.
 */
import type { PGlite } from '@electric-sql/pglite';
import { Duplex } from 'node:stream';

/** First bytes of protocol messages. */
const QUERY = 0x51; // Q
const SYNC = 0x53; // S
const TERMINATE = 0x58; // X
const NOTIFICATION = 0x41; // A
const READY = 0x5a; // Z
const IDLE = 0x49; // I: outside any transaction

/** AuthenticationOk, then ReadyForQuery. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, READY, 0, 0, 0, 5, IDLE]);
const ROLLBACK = Buffer.from('Q\0\0\0\x0drollback\0', 'latin1');
/** `CommandComplete UNLISTEN`, then ReadyForQuery: see `unlisten` below. */
const UNLISTENED = Buffer.from(`C\0\0\0\x0dUNLISTEN\0Z\0\0\0\x05I`, 'latin1');

type Batch = { readonly from: PgliteSocket; readonly bytes: Buffer };

/** The one session, and who may speak in it. */
export class PgliteSession {
  readonly #database: Pick<PGlite, 'execProtocolRaw'>;
  readonly #sockets = new Set<PgliteSocket>();
  #waiting: Batch[] = [];
  /** Inside a transaction: only this one is served. */
  #owner: PgliteSocket | undefined;
  #isServing = false;

  constructor(database: Pick<PGlite, 'execProtocolRaw'>) {
    this.#database = database;
  }

  connect(): Duplex {
    const socket = new PgliteSocket(this);
    this.#sockets.add(socket);
    return socket;
  }

  submit(batch: Batch): void {
    this.#waiting.push(batch);
    void this.#serve();
  }

  /** The client is gone: what it left open is rolled back. */
  forget(socket: PgliteSocket): void {
    this.#sockets.delete(socket);
    this.#waiting = this.#waiting.filter((batch) => batch.from !== socket);
    if (this.#owner === socket) this.#waiting.unshift({ from: socket, bytes: ROLLBACK });
    void this.#serve();
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    for (let batch = this.#next(); batch; batch = this.#next()) {
      try {
        this.#deliver(batch.from, Buffer.from(await this.#database.execProtocolRaw(batch.bytes)));
      } catch (error) {
        if (this.#owner === batch.from) this.#owner = undefined;
        batch.from.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#isServing = false;
  }

  #next(): Batch | undefined {
    const index = this.#owner ? this.#waiting.findIndex((batch) => batch.from === this.#owner) : 0;
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  /** Notifications belong to whoever listens; the rest is the answer. */
  #deliver(to: PgliteSocket, answer: Buffer): void {
    const say = (bytes: Buffer) => this.#sockets.has(to) && to.push(bytes);
    const notifications: Buffer[] = [];
    let kept = 0;
    let status = IDLE;
    for (let at = 0; at + 5 <= answer.length; ) {
      const end = at + 1 + answer.readInt32BE(at + 1);
      if (answer[at] === READY) status = answer[at + 5] ?? IDLE;
      if (answer[at] === NOTIFICATION) {
        notifications.push(answer.subarray(at, end));
        if (at > kept) say(answer.subarray(kept, at));
        kept = end;
      }
      at = end;
    }
    this.#owner = status === IDLE ? undefined : to;
    if (kept < answer.length) say(answer.subarray(kept));
    for (const notification of notifications) {
      // Int32 length, Int32 process id, then the channel's name up to a zero.
      const channel = notification.toString('utf8', 9, notification.indexOf(0, 9));
      for (const socket of this.#sockets) if (socket.channels.has(channel)) socket.push(notification);
    }
  }
}

class PgliteSocket extends Duplex {
  readonly channels = new Set<string>();
  readonly #session: PgliteSession;
  #received: Buffer = Buffer.alloc(0);
  #isStarted = false;

  constructor(session: PgliteSession) {
    super();
    this.#session = session;
  }

  /** What `pg` calls on a network socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#take([chunk]);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#take(chunks.map(({ chunk }) => chunk));
    done();
  }

  override _final(done: () => void): void {
    this.#session.forget(this);
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#session.forget(this);
    done(error);
  }

  #take(chunks: readonly Buffer[]): void {
    const bytes = Buffer.concat([this.#received, ...chunks]);
    let from = 0;
    if (!this.#isStarted) {
      if (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) {
        this.#received = bytes;
        return;
      }
      this.#isStarted = true;
      from = bytes.readInt32BE(0);
      this.push(WELCOME);
    }
    for (let at = from; at + 5 <= bytes.length; ) {
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === TERMINATE) return;
      if (bytes[at] === QUERY || bytes[at] === SYNC) {
        this.#submit(bytes.subarray(from, end), bytes[at] === QUERY);
        from = end;
      }
      at = end;
    }
    this.#received = bytes.subarray(from);
  }

  #submit(bytes: Buffer, isText: boolean): void {
    const [, verb, channel] = (isText && LISTENING.exec(bytes.toString('utf8', 5, 1_000))) || [];
    if (verb?.toLowerCase() === 'unlisten') {
      // The session goes on listening for the others.
      if (channel === '*') this.channels.clear();
      else this.channels.delete(channel ?? '');
      this.push(UNLISTENED);
      return;
    }
    if (channel) this.channels.add(channel);
    this.#session.submit({ from: this, bytes });
  }
}

/** Comments may come first. */
const LISTENING = /^(?:\s|--[^\n]*\n)*(listen|unlisten)\s+"?([\w$*]+)"?/i;
