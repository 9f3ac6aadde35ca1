/**
 * A stand-in for an OpenAI-compatible endpoint, over real HTTP: it checks what it is asked as those do, and answers,
 * hangs, drips, cuts, fails, lies or talks nonsense. Point the program at it with `LLM_BASE_URL=server.url`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Behaviour =
  /** The message of the model: an object becomes JSON. */
  | { readonly kind: 'says'; readonly content: unknown; readonly afterMs?: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** A body of its own, with status 200: no completion at all. */
  | { readonly kind: 'body'; readonly body: string; readonly type?: string }
  /** Nothing at all; headers and nothing after; a letter now and then. */
  | { readonly kind: 'silence' | 'headers' | 'drips' }
  /** The connection goes before an answer; in the middle of one. */
  | { readonly kind: 'reset' | 'cut' }
  | { readonly kind: 'endless' }
  | { readonly kind: 'elsewhere'; readonly location: string };

interface Asked {
  readonly authorization: string | undefined;
  /** What left: the whole body, as it came. */
  readonly raw: string;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: unknown;
    readonly temperature?: number;
  };
}

export type Mind = (asked: Record<string, unknown>, call: Asked) => Behaviour;
export type LlmServer = Awaited<ReturnType<typeof startLlmServer>>;

export const API_KEY = 'sk-stand-in-0123456789';
const NONE: Behaviour = { kind: 'says', content: { kind: 'none', id: '', text: '' } };
const DRIP_MS = 50;

export async function startLlmServer(port = 0) {
  const calls: Asked[] = [];
  /** What comes next, once each; then what it makes of the question. */
  const planned: Behaviour[] = [];
  const settings = { mind: (() => NONE) as Mind, refusesSettings: false };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(request);
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
      return refuse(response, 404, `Unknown request URL: ${request.method} ${request.url}`);
    const { authorization } = request.headers;
    if (authorization !== `Bearer ${API_KEY}`)
      return refuse(response, 401, `Incorrect API key provided: ${authorization?.slice(7)}`);
    const body = JSON.parse(raw);
    const call: Asked = { authorization, raw, body };
    calls.push(call);
    const fault =
      faultIn(body) ?? (settings.refusesSettings && 'response_format' in body && 'Unsupported parameter');
    if (fault) return refuse(response, 400, fault);
    const asked = JSON.parse(body.messages.at(-1).content);
    await play(planned.shift() ?? settings.mind(asked, call), response);
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    settings,
    plans: (...next: readonly Behaviour[]) => void planned.push(...next),
    /** What it makes of each question from now on. */
    thinks: (mind: Mind) => void (settings.mind = mind),
    forget() {
      calls.length = 0;
      planned.length = 0;
      settings.mind = () => NONE;
      settings.refusesSettings = false;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What strict endpoints refuse. */
function faultIn(body: Record<string, any>): string | undefined {
  if (typeof body['model'] !== 'string') return 'you must provide a model parameter';
  if (!Array.isArray(body['messages']) || body['messages'].length === 0) return "'messages' is too short";
  const format = body['response_format'];
  if (format?.type !== 'json_schema') return undefined;
  const { name, schema, strict } = format.json_schema;
  if (!/^[\w-]{1,64}$/.test(name)) return "Invalid 'response_format.json_schema.name'";
  const isWhole =
    schema.additionalProperties === false && Object.keys(schema.properties).join() === schema.required.join();
  return strict && !isWhole
    ? "Invalid schema for response_format: 'required' must list every key"
    : undefined;
}

function refuse(response: ServerResponse, status: number, message: string, retryAfter?: string): void {
  const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) };
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }));
}

const completion = (content: unknown): string =>
  JSON.stringify({
    id: 'chatcmpl-stand-in',
    object: 'chat.completion',
    created: 1_763_800_000,
    model: 'stand-in',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: typeof content === 'string' ? content : JSON.stringify(content),
          refusal: null,
        },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

async function play(behaviour: Behaviour, response: ServerResponse): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const whole = completion({ kind: 'none', id: '', text: '' });
  switch (behaviour.kind) {
    case 'says':
      await new Promise((resolve) => setTimeout(resolve, behaviour.afterMs ?? 0));
      response.writeHead(200, json).end(completion(behaviour.content));
      return;
    case 'status':
      return refuse(response, behaviour.status, 'Overloaded: CONFIDENTIEL', behaviour.retryAfter);
    case 'body':
      response.writeHead(200, { 'content-type': behaviour.type ?? 'application/json' }).end(behaviour.body);
      return;
    case 'silence':
      return;
    case 'headers':
      response.writeHead(200, json).flushHeaders();
      return;
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(200, { ...json, 'content-length': whole.length });
      response.write(whole.slice(0, 40), () => response.destroy());
      return;
    case 'elsewhere':
      response.writeHead(307, { location: behaviour.location }).end();
      return;
    case 'drips':
    case 'endless': {
      response.writeHead(200, json);
      const piece = behaviour.kind === 'drips' ? ' ' : ' '.repeat(4_096);
      const timer = setInterval(() => response.write(piece), behaviour.kind === 'drips' ? DRIP_MS : 1);
      response.on('close', () => clearInterval(timer));
    }
  }
}
