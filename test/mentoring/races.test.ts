/** Two things in the same instant, each first in turn: the promises hold, and both people hear how it ended. */
import { expect, test } from 'vitest';
import { onEveryDatabase } from '#test/support/databases.ts';
import { checkPromises } from './promises.ts';
import { createTown, type Town } from './town.ts';

interface Scene {
  readonly world: Town;
  readonly request: string;
  readonly ping: string;
}
type Deed = (scene: Scene) => Promise<void>;

const deeds = {
  accept: ({ world, ping }) => world.does('anne', 'accept', { ping, contact: 'here' }),
  decline: ({ world, ping }) => world.does('anne', 'decline', { ping, reason: 'no-time' }),
  stop: ({ world }) => world.does('anne', 'stop'),
  unreachable: ({ world }) => world.does('', 'unreachable', { person: 'anne' }),
  'erase the mentor': ({ world }) => world.does('anne', 'erase'),
  withdraw: ({ world, request }) => world.does('lea', 'withdraw', { request }),
  edit: ({ world, request }) => world.does('lea', 'edit', { request, message: 'Autre chose' }),
  share: ({ world, ping }) => world.does('lea', 'share', { ping, contact: 'here' }),
  refuse: ({ world, ping }) => world.does('lea', 'refuse', { ping, next: 'other' }),
  reopen: ({ world, request }) => world.does('lea', 'reopen', { request }),
  expire: ({ world, ping }) => world.does('', 'expire', { ping }),
  lapse: ({ world, ping }) => world.does('', 'lapse', { ping }),
  end: ({ world, ping }) => world.does('', 'end', { ping }),
  match: ({ world }) => world.does('', 'match'),
} as const satisfies Readonly<Record<string, Deed>>;
type Name = keyof typeof deeds;

/** What has been done before, and what then happens at once. */
const races: readonly (readonly [readonly Name[], Name, Name])[] = [
  [[], 'accept', 'withdraw'],
  [[], 'accept', 'expire'],
  [[], 'accept', 'stop'],
  [[], 'accept', 'edit'],
  [[], 'decline', 'expire'],
  [[], 'decline', 'withdraw'],
  [[], 'decline', 'match'],
  [[], 'expire', 'unreachable'],
  [[], 'erase the mentor', 'match'],
  [['accept'], 'share', 'lapse'],
  [['accept'], 'share', 'erase the mentor'],
  [['accept'], 'refuse', 'stop'],
  [['accept'], 'withdraw', 'share'],
  [['accept', 'share'], 'reopen', 'end'],
  [['accept', 'share'], 'withdraw', 'erase the mentor'],
  [['withdraw'], 'reopen', 'match'],
];

onEveryDatabase('in the same instant', (open) => {
  test.each(races)('after %j: %s and %s', async (before, one, other) => {
    for (const now of [
      [one, other],
      [other, one],
    ] as const) {
      const world = createTown(await open());
      await world.person('lea');
      await world.mentor('anne', { quietFrom: '00:00', quietTo: '00:00' });
      const request = await world.asks('lea');
      const scene = { world, request, ping: await world.pingOf('anne') };
      for (const name of before) await deeds[name](scene);
      for (const id of ['lea', 'anne']) await world.heard(id);
      await Promise.all(now.map((name) => deeds[name](scene)));
      await world.runDue();
      if (!now.includes('erase the mentor')) await checkPromises(world);
      expect((await world.heard('lea')).length).toBeGreaterThan(0);
      await world.passes(24 * 40);
      expect(['closed', 'withdrawn']).toContain(await world.statusOf(request));
      if (!now.includes('erase the mentor')) await checkPromises(world);
    }
  });
});
