/** One request to a public address: its headers, never its body. Addresses inside our own network are not asked. */
import { lookup as systemLookup, type LookupOptions } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import type { Answer, Ask } from './check.ts';

const TIMEOUT_MS = 15_000;

/** What an imported file must not make us knock at. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits);
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

export const isPrivate = (address: string): boolean =>
  PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

class PrivateAddress extends Error {
  readonly code = 'PRIVATE';
}

const publicLookup: LookupFunction = (host, options: LookupOptions, done) => {
  systemLookup(host, { ...options, all: true }, (error, found) => {
    const refused = found?.some(({ address }) => isPrivate(address));
    const fault = error ?? (refused ? new PrivateAddress(`${host} is inside a private network`) : null);
    const [first] = found ?? [];
    if (fault || !first) done(fault ?? new Error(`${host} has no address`), '');
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** How we present ourselves, and where whoever minds may find us. */
export const linkCheckAgent = (publicUrl: string | undefined): string =>
  `PlusUn link check${publicUrl ? ` (+${publicUrl})` : ''}`;

/** @param lookup finds hosts; in tests, stand-ins on this machine. */
export const createAsk =
  (userAgent: string, lookup: LookupFunction = publicLookup): Ask =>
  (address, method) =>
    new Promise<Answer>((resolve, reject) => {
      const url = new URL(address);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (lookup === publicLookup && /^[\d.]+$|:/.test(host) && isPrivate(host)) {
        reject(new PrivateAddress(`${host} is inside a private network`));
        return;
      }
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const headers = { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.5', 'accept-language': 'fr' };
      const asked = send(url, {
        method,
        headers,
        lookup,
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      asked.once('response', (response) => {
        const { statusCode = 0, headers: said } = response;
        const retryAfter = said['retry-after'];
        resolve({
          status: statusCode,
          ...(said.location !== undefined && { location: said.location }),
          ...(retryAfter !== undefined && { retryAfter }),
        });
        response.destroy();
      });
      asked.once('error', (error) =>
        reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? timedOut(error) : error),
      );
      asked.end();
    });

const timedOut = (cause: Error): Error =>
  Object.assign(new Error('no answer in time', { cause }), { code: 'ETIMEDOUT' });
