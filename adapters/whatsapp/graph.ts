/** The few calls of Meta's Graph API that are used. No retries: a message repeated blindly may arrive twice. */

/** Meta answered, and not with what was asked for. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  /** Meta's own code; undefined when the answer was not one of its errors. */
  readonly code: number | undefined;
  readonly retryAfterS: number | undefined;

  constructor(status: number, code: number | undefined, retryAfterS: number | undefined) {
    super(`Graph API: status ${status}, code ${code ?? 'none'}`);
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

export interface GraphOptions {
  readonly token: string;
  readonly phoneId: string;
  /** With its version, "https://graph.facebook.com/v25.0". */
  readonly apiRoot: string;
  /** How long one call may take. */
  readonly timeoutMs: number;
}

export interface Graph {
  /** Whether the token may speak for this number. @throws GraphError, or what `fetch` throws; as all here. */
  check(signal: AbortSignal): Promise<void>;
  /** @returns the id of the message. */
  send(message: object): Promise<string | undefined>;
  /** @returns the id of the uploaded file, good for some weeks. */
  upload(file: Blob, name: string): Promise<string>;
}

interface Answer {
  readonly id?: string;
  readonly messages?: readonly { readonly id?: string }[];
  readonly error?: { readonly code?: number };
}

export function createGraph({ token, phoneId, apiRoot, timeoutMs }: GraphOptions): Graph {
  const root = `${apiRoot.replace(/\/+$/, '')}/${phoneId}`;

  async function call(path: string, init: RequestInit, type?: string): Promise<Answer> {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([limit, init.signal]) : limit;
    const headers = { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) };
    const response = await fetch(root + path, { ...init, headers, signal, redirect: 'error' });
    const answer = read(await response.text());
    if (response.ok && answer && !answer.error) return answer;
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new GraphError(response.status, answer?.error?.code, wait > 0 ? wait : undefined);
  }

  return {
    check: async (signal) => void (await call('?fields=id', { signal })),
    async send(message) {
      const body = JSON.stringify({ messaging_product: 'whatsapp', ...message });
      const answer = await call('/messages', { method: 'POST', body }, 'application/json');
      return answer.messages?.[0]?.id;
    },
    async upload(file, name) {
      const body = new FormData();
      body.set('messaging_product', 'whatsapp');
      body.set('type', file.type);
      body.set('file', file, name);
      const { id } = await call('/media', { method: 'POST', body });
      if (!id) throw new GraphError(200, undefined, undefined);
      return id;
    },
  };
}

function read(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
