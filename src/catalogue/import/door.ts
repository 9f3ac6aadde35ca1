/** The store of entries, reached through the program that has the embedded database. Behind the operators' door. */
import type { Hono } from 'hono';
import type pg from 'pg';
import { createEntryStore, type EntryStore } from './store.ts';

const PATH = '/operate/catalogue';
const VERBS = [
  'begin',
  'stage',
  'settle',
  'drop',
  'addresses',
  'recordAddresses',
] as const satisfies (keyof EntryStore)[];
type Verb = (typeof VERBS)[number];

/** What has been put in place is looked up at once in this process. */
export function routeEntries(app: Hono, pool: pg.Pool, onSettled: () => void = () => {}): void {
  const store = createEntryStore(pool);
  app.post(`${PATH}/:verb`, async (c) => {
    const verb = VERBS.find((known) => known === c.req.param('verb'));
    if (verb === undefined) return c.notFound();
    const args: never[] = await c.req.json();
    const answer = await (store[verb] as (...args: never[]) => Promise<unknown>)(...args);
    if (verb === 'settle' || verb === 'recordAddresses') onSettled();
    return c.json({ answer: answer ?? null });
  });
}

/** The same, asked from another process. */
export function entriesThroughDoor(url: string, secret: string): EntryStore {
  const ask = async (verb: Verb, ...args: readonly unknown[]): Promise<never> => {
    const response = await fetch(`${url}${PATH}/${verb}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(args),
    });
    if (!response.ok) throw new Error(`the running program answered ${response.status}`);
    const { answer } = (await response.json()) as { readonly answer: unknown };
    return (answer ?? undefined) as never;
  };
  return Object.fromEntries(
    VERBS.map((verb) => [verb, (...args: readonly unknown[]) => ask(verb, ...args)]),
  ) as unknown as EntryStore;
}
