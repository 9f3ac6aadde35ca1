/**
 * Tries addresses politely: one request a host and second, HEAD first and GET where HEAD tells nothing. Told apart:
 * what leads nowhere (404, 410, no such host), what lives, what does not answer robots, and what did not answer today.
 */
import type { AddressResult, AddressState } from './results.ts';

export interface Answer {
  readonly status: number;
  readonly location?: string;
  /** Seconds, or a date, as the server says it. */
  readonly retryAfter?: string;
}
export type Method = 'HEAD' | 'GET';
/** Asks once, following nothing. Rejects with an error whose `code` says why (ENOTFOUND, ETIMEDOUT…). */
export type Ask = (url: string, method: Method) => Promise<Answer>;

export interface CheckSettings {
  readonly ask: Ask;
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
  /** Hosts asked at the same time. */
  readonly hosts?: number;
}

const PAUSE_MS = 1_000;
const HOSTS = 8;
const MOST_HOPS = 5;
/** A server that asks for more patience than this is left alone today. */
const LONGEST_WAIT_MS = 30_000;
const REFUSED = new Set([401, 403, 406, 418, 429, 451, 999]);
const GONE = new Set([404, 410]);
const MOVED_FOR_GOOD = new Set([301, 308]);
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME']);

/** Results as they come, in no order; each address once. */
export async function* checkAddresses(
  urls: readonly string[],
  settings: CheckSettings,
): AsyncGenerator<AddressResult> {
  const waiting = [...byHost(urls).values()];
  const running = new Map<
    number,
    Promise<readonly [number, IteratorResult<AddressResult>, AsyncGenerator<AddressResult>]>
  >();
  let next = 0;
  const step = (id: number, host: AsyncGenerator<AddressResult>) =>
    void running.set(
      id,
      host.next().then((result) => [id, result, host] as const),
    );
  const open = () => {
    const host = waiting.shift();
    if (host) step(next++, checkHost(host, settings));
  };
  for (let count = 0; count < (settings.hosts ?? HOSTS); count++) open();
  while (running.size > 0) {
    const [id, { done, value }, host] = await Promise.race(running.values());
    if (done) {
      running.delete(id);
      open();
    } else {
      step(id, host);
      yield value;
    }
  }
}

function byHost(urls: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const hosts = new Map<string, string[]>();
  for (const url of new Set(urls)) {
    const host = URL.parse(url)?.host ?? '';
    const found = hosts.get(host);
    if (found) found.push(url);
    else hosts.set(host, [url]);
  }
  return hosts;
}

async function* checkHost(urls: readonly string[], settings: CheckSettings): AsyncGenerator<AddressResult> {
  const { clock, sleep, pauseMs = PAUSE_MS } = settings;
  let last = Number.NEGATIVE_INFINITY;
  const ask: Ask = async (url, method) => {
    const wait = last + pauseMs - clock().getTime();
    if (wait > 0) await sleep(wait);
    last = clock().getTime();
    return settings.ask(url, method);
  };
  let isTired = false;
  for (const url of urls) {
    const checkedAt = clock().toISOString();
    if (isTired) {
      yield { url, state: 'refused', status: 429, reason: 'too-many', checkedAt };
      continue;
    }
    const { outcome, patienceMs } = await checkOne(url, ask, clock);
    yield { url, ...outcome, checkedAt };
    if (patienceMs === undefined) continue;
    if (patienceMs > LONGEST_WAIT_MS) isTired = true;
    else await sleep(patienceMs);
  }
}

type Outcome = Pick<AddressResult, 'state' | 'status' | 'reason' | 'movedTo'>;

async function checkOne(url: string, ask: Ask, clock: () => Date) {
  let at = url;
  let isForGood = true;
  const moved = () => (at === url || !isForGood ? {} : { movedTo: at });
  try {
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      const answer = await askEitherWay(at, ask);
      const { status } = answer;
      const target = status >= 300 && status < 400 && answer.location ? URL.parse(answer.location, at) : null;
      if (!target) {
        const outcome: Outcome = { ...judge(url, at, status), status, ...(status < 300 && moved()) };
        return { outcome, patienceMs: status === 429 ? patience(answer.retryAfter, clock()) : undefined };
      }
      if (target.protocol !== 'http:' && target.protocol !== 'https:')
        return { outcome: unsure('redirect', status) };
      isForGood &&= MOVED_FOR_GOOD.has(status);
      at = target.href;
    }
    return { outcome: unsure('redirects') };
  } catch (error) {
    return { outcome: faultOf(error) };
  }
}

/** Many servers know only GET, and some lie to HEAD. */
async function askEitherWay(url: string, ask: Ask): Promise<Answer> {
  const answer = await ask(url, 'HEAD').catch((error: unknown) => {
    if (NO_SUCH_HOST.has(codeOf(error))) throw error;
    return undefined;
  });
  return answer && (answer.status < 400 || answer.status === 429) ? answer : ask(url, 'GET');
}

function judge(asked: string, reached: string, status: number): Pick<Outcome, 'state' | 'reason'> {
  const is = (state: AddressState, reason = String(status)) => ({ state, reason });
  if (GONE.has(status)) return is('dead');
  if (REFUSED.has(status)) return is('refused');
  if (status >= 400) return is('unsure');
  // A page that is gone often leads to the front page: somebody should look.
  return isFront(reached) && !isFront(asked) ? is('unsure', 'front-page') : is('alive');
}

const isFront = (url: string): boolean => {
  const { pathname = '/', search = '' } = URL.parse(url) ?? {};
  return /^\/([a-z]{2}\/?)?$/.test(pathname) && search === '';
};

const unsure = (reason: string, status?: number): Outcome => ({
  state: 'unsure',
  reason,
  ...(status !== undefined && { status }),
});

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'error';

function faultOf(error: unknown): Outcome {
  const code = codeOf(error);
  return NO_SUCH_HOST.has(code) ? { state: 'dead', reason: 'dns' } : unsure(code.toLowerCase());
}

function patience(said: string | undefined, now: Date): number {
  if (said === undefined) return LONGEST_WAIT_MS;
  const until = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime();
  return Number.isFinite(until) ? Math.max(0, until) : LONGEST_WAIT_MS;
}

/** When nothing at all was reached, it is we who have no network: such results say nothing of the addresses. */
export const isOffline = (results: readonly AddressResult[]): boolean => {
  const hosts = new Set(results.map(({ url }) => URL.parse(url)?.host));
  return hosts.size > 1 && results.every(({ status }) => status === undefined);
};
