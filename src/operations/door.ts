/**
 * What an operator's command asks of the program that has the embedded database: a dump, the dead letters. Behind the
 * secret of the data folder, on the loopback address.
 */
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Database } from '#src/storage/database.ts';
import { createDeadLetters, type DeadLetters } from './dead-letters.ts';
import { dump } from './dump.ts';
import { readLines } from './lines.ts';

export const DOOR = '/operate';

type Asked = {
  readonly [Name in keyof DeadLetters]: readonly [Name, ...Parameters<DeadLetters[Name]>];
}[keyof DeadLetters];

export function operatorDoor({ pool }: Pick<Database, 'pool'>): Hono {
  const letters = createDeadLetters(pool);
  const app = new Hono();
  app.get(`${DOOR}/dump`, (c) =>
    stream(c, async (out) => {
      for await (const line of dump(pool)) {
        if (out.aborted) return;
        await out.write(`${line}\n`);
      }
    }),
  );
  app.post(`${DOOR}/letters`, async (c) => {
    const [name, ...args]: Asked = await c.req.json();
    const [id] = args;
    if (name === 'list') return c.json(await letters.list(Number(id)));
    if (name === 'show') return c.json((await letters.show(String(id), args[1] === true)) ?? null);
    if (name === 'replay') return c.json(await letters.replay(String(id), args[1] === true, new Date()));
    return c.json(await letters.drop(String(id)));
  });
  return app;
}

/** The same, asked from another process. */
export function throughDoor(
  url: string,
  secret: string,
): { dump(): AsyncGenerator<string>; letters: DeadLetters } {
  const headers = { authorization: `Bearer ${secret}` };
  const ask = async (...asked: Asked) => {
    const body = JSON.stringify(asked);
    const response = await fetch(`${url}${DOOR}/letters`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the running program answered ${response.status}`);
    return response.json();
  };
  const dated = <T extends { at: Date }>(letter: T): T => ({ ...letter, at: new Date(letter.at) });
  return {
    async *dump() {
      const response = await fetch(`${url}${DOOR}/dump`, { headers });
      if (!response.ok || !response.body) throw new Error(`the running program answered ${response.status}`);
      yield* readLines(response.body);
    },
    letters: {
      list: async (limit) => ((await ask('list', limit)) as { at: Date }[]).map(dated) as never,
      show: async (...args) => {
        const found = (await ask('show', ...args)) as { at: Date } | null;
        return found ? (dated(found) as never) : undefined;
      },
      replay: async (...args) => (await ask('replay', ...args)) as never,
      drop: async (id) => (await ask('drop', id)) as never,
    },
  };
}
