/**
 * One connection of Socket Mode. Our own loop, because Slack's client throws out of a timer when a reconnection fails,
 * and that ends the whole program.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Body } from './payload.ts';

export interface Connection {
  /** The address apps.connections.open gave; good for one connection. */
  readonly url: string;
  /** Ends the connection once what is being stored has been acknowledged. */
  readonly signal: AbortSignal;
  /** Slack pings all the time: after such a silence nobody is there any more. */
  readonly silenceMs: number;
  /** Resolves once the payload is stored; then, and only then, Slack is told, with what comes of it. */
  take(body: Body): Promise<object | undefined>;
  /** Slack said hello. */
  opened(): void;
}

/** Resolves when Slack or the signal ends the connection. @throws when Slack never said hello. */
export async function listenOnce(connection: Connection): Promise<void> {
  const { url, signal, silenceMs, opened } = connection;
  if (signal.aborted) return;
  const socket = new WebSocket(url);
  const closed = Promise.withResolvers<void>();
  const underWay = new Set<Promise<void>>();
  let isGreeted = false;
  const end = () => closed.resolve();
  let silence = setTimeout(end, silenceMs);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(end, silenceMs);
  };
  const onPing = (message: unknown) => {
    if ((message as { websocket?: unknown }).websocket === socket) heard();
  };
  subscribe(PINGS, onPing);
  signal.addEventListener('abort', end);
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  socket.addEventListener('message', ({ data }) => {
    heard();
    const envelope = parse(data);
    if (envelope?.type === 'hello') {
      isGreeted = true;
      opened();
    }
    // Slack closes this connection soon; whatever is not acknowledged comes again on the next one.
    if (envelope?.type === 'disconnect') end();
    if (!envelope?.envelope_id || signal.aborted) return;
    const work = acknowledge(connection, socket, envelope.envelope_id, envelope.payload ?? {});
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  });
  await closed.promise;
  signal.removeEventListener('abort', end);
  await Promise.all(underWay);
  clearTimeout(silence);
  unsubscribe(PINGS, onPing);
  socket.close(1000);
  if (!isGreeted && !signal.aborted) throw new Error('Slack closed the connection before it said hello.');
}

/** Published by the WebSocket of Node for each ping that arrives. */
const PINGS = 'undici:websocket:ping';

/** Stores, then acknowledges; when it could not be stored Slack hears nothing and delivers it again. */
async function acknowledge({ take }: Connection, socket: WebSocket, id: string, body: Body): Promise<void> {
  let payload: object | undefined;
  try {
    payload = await take(body);
  } catch {
    return;
  }
  if (socket.readyState === WebSocket.OPEN)
    socket.send(JSON.stringify({ envelope_id: id, ...(payload && { payload }) }));
}

interface SocketEnvelope {
  readonly type?: string;
  readonly envelope_id?: string;
  readonly payload?: Body;
}

function parse(data: unknown): SocketEnvelope | undefined {
  try {
    return JSON.parse(String(data)) as SocketEnvelope;
  } catch {
    return undefined;
  }
}
