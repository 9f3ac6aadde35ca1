/**
 * What stands between: in front of the processes it spreads what platforms post, before the platforms it lets calls go
 * wrong. It knows nothing of what passes through it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passing {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: Buffer<ArrayBuffer>;
}

export type Fate =
  | { readonly kind: 'pass' }
  /** It arrives, and the answer does not come back. */
  | { readonly kind: 'reset' }
  /** It does not arrive. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: object;
      readonly headers?: Record<string, string>;
    };

export interface Proxy {
  readonly url: string;
  /** Answers given so far, by status; 0: nobody was there. */
  readonly statuses: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

export interface ProxySettings {
  /** Where this one goes (scheme and authority); undefined: nobody is there. */
  readonly target: () => string | undefined;
  readonly fate?: (passing: Passing) => Fate;
  /** Called when it has been answered. */
  readonly onAnswered?: (passing: Passing, status: number) => void;
}

/** What a call says: JSON as it is, a form decoded. */
export function wordsOf(body: Buffer): string {
  const text = body.toString('utf8');
  try {
    return text.startsWith('{') ? text : decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const HOP = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding', 'expect']);
const PASS: Fate = { kind: 'pass' };

export async function startProxy({ target, fate = () => PASS, onAnswered }: ProxySettings): Promise<Proxy> {
  const statuses = new Map<number, number>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer<ArrayBuffer>[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer<ArrayBuffer>);
    const passing = { method: request.method ?? '', path: request.url ?? '/', body: Buffer.concat(chunks) };
    const told = fate(passing);
    const done = (status: number) => {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      onAnswered?.(passing, status);
    };
    if (told.kind === 'answer') {
      response.writeHead(told.status, { 'content-type': 'application/json', ...told.headers });
      response.end(JSON.stringify(told.body));
      return done(told.status);
    }
    const answer = await forward(target(), request, passing);
    if (told.kind === 'reset') {
      request.socket.resetAndDestroy();
      return done(0);
    }
    if (!answer) response.writeHead(502).end();
    else {
      const { status, headers, body } = answer;
      response.writeHead(status, headers).end(body);
    }
    done(answer?.status ?? 0);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function forward(
  to: string | undefined,
  { headers: asked }: IncomingMessage,
  { method, path, body }: Passing,
) {
  if (to === undefined) return undefined;
  const headers = Object.entries(asked).filter(([name]) => !HOP.has(name)) as [string, string][];
  try {
    const answer = await fetch(to + path, {
      method,
      headers,
      ...(body.length > 0 && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    const given = [...answer.headers].filter(([name]) => !HOP.has(name) && name !== 'content-encoding');
    return {
      status: answer.status,
      headers: Object.fromEntries(given),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  } catch {
    return undefined;
  }
}
