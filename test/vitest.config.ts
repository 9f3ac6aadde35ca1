import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Five minutes of broken servers: `npm run chaos -- --short`, or CHAOS=1 npm test.
    exclude: process.env['CHAOS'] ? [] : ['test/chaos/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
