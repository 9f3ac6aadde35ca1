/** One question to an OpenAI-compatible endpoint, one answer in JSON, or why there is none. Within 8 seconds, whatever happens. */
import { setTimeout as sleep } from 'node:timers/promises';
import type OpenAI from 'openai';
import { z } from 'zod';
import type { CallFailure } from './port.ts';

export interface Endpoint {
  readonly baseUrl: string;
  readonly model: string;
  /** Some endpoints of one's own need none. */
  readonly apiKey?: string | undefined;
}

export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** What the answer must look like, for endpoints that hold the model to it. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

export type Completed =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly why: CallFailure | 'junk' | 'leaving' };

export type Complete = (prompt: Prompt, leaving?: AbortSignal) => Promise<Completed>;

const DEADLINE_MS = 8_000;
const RETRY_PAUSE_MS = 250;
/** With less left, a second try would come to nothing. */
const SHORTEST_TRY_MS = 1_000;
const LONGEST_BODY = 64 * 1_024;
const MOST_TOKENS = 500;
const MS = 1_000;

const Body = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

type Tried =
  | Completed
  | { readonly ok: false; readonly why: CallFailure; readonly mayRetry: true; readonly afterMs: number }
  | { readonly ok: false; readonly why: 'denied'; readonly isUnknownSetting: true };

export async function connect(endpoint: Endpoint, deadlineMs = DEADLINE_MS): Promise<Complete> {
  const library = await import('openai');
  const client = new library.default({
    baseURL: endpoint.baseUrl,
    apiKey: endpoint.apiKey ?? 'none',
    // Nothing is taken from the environment behind the settings' back.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: deadlineMs,
    logLevel: 'off',
    // What was said goes to this endpoint, and nowhere it points to.
    fetchOptions: { redirect: 'error' },
  });
  /** Some endpoints refuse what others need; from then on they get the question and nothing else. */
  let isPlain = false;

  async function once(prompt: Prompt, signal: AbortSignal): Promise<Tried> {
    try {
      const response = await client.chat.completions
        .create(bodyOf(prompt, endpoint.model, isPlain), { signal })
        .asResponse();
      return read(await textOf(response));
    } catch (error) {
      const tried = describe(error, library);
      if ('isUnknownSetting' in tried) isPlain = true;
      return tried;
    }
  }

  return async (prompt, leaving) => {
    const end = performance.now() + deadlineMs;
    const late = AbortSignal.timeout(deadlineMs);
    const signal = leaving ? AbortSignal.any([late, leaving]) : late;
    const given = () => (leaving?.aborted ? 'leaving' : late.aborted ? 'timeout' : undefined);
    const first = await once(prompt, signal);
    const mayRetry = 'mayRetry' in first && performance.now() + first.afterMs + SHORTEST_TRY_MS < end;
    if (mayRetry) await sleep(first.afterMs, undefined, { signal }).catch(() => {});
    const last = mayRetry && !signal.aborted ? await once(prompt, signal) : first;
    const why = last.ok ? undefined : (given() ?? last.why);
    return last.ok || !why ? last : { ok: false, why };
  };
}

const bodyOf = (
  { system, user, schema }: Prompt,
  model: string,
  isPlain: boolean,
): OpenAI.ChatCompletionCreateParamsNonStreaming => ({
  model,
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ],
  ...(!isPlain && {
    temperature: 0,
    max_tokens: MOST_TOKENS,
    response_format: {
      type: 'json_schema',
      json_schema: { name: schema.name, strict: true, schema: schema.schema },
    },
  }),
});

/** @throws when it is cut, or longer than any answer of ours. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_BODY) throw new Error('the model answers without end');
  }
  return text;
}

/** The first object in it: some models think aloud before, or put it in a fence. */
function read(text: string): Completed {
  const junk = { ok: false, why: 'junk' } as const;
  try {
    const body = Body.safeParse(JSON.parse(text));
    const content = body.data?.choices[0]?.message.content.replace(/<think>.*?<\/think>/s, '') ?? '';
    const object = content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1);
    return { ok: true, json: JSON.parse(object) };
  } catch {
    return junk;
  }
}

/** A body that is cut comes as a plain `TypeError`, which is no error of the library's. */
function describe(error: unknown, { APIError, APIConnectionError }: typeof import('openai')): Tried {
  if (error instanceof APIConnectionError) {
    return isRefused(error)
      ? { ok: false, why: 'unreachable', mayRetry: true, afterMs: RETRY_PAUSE_MS }
      : { ok: false, why: 'cut' };
  }
  if (!(error instanceof APIError) || error.status === undefined) return { ok: false, why: 'cut' };
  const afterMs = Math.max(RETRY_PAUSE_MS, Number(error.headers?.get('retry-after') ?? 0) * MS || 0);
  if (error.status === 429) return { ok: false, why: 'busy', mayRetry: true, afterMs };
  if (error.status >= 500) return { ok: false, why: 'broken', mayRetry: true, afterMs };
  const isUnknownSetting = error.status === 400 || error.status === 422;
  return { ok: false, why: 'denied', ...(isUnknownSetting && { isUnknownSetting }) };
}

function isRefused(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && cause.code === 'ECONNREFUSED') return true;
  }
  return false;
}
