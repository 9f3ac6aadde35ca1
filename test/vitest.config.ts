import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Five minutes of broken servers: `npm run chaos -- --short`, or CHAOS=1 npm test.
    exclude: process.env['CHAOS'] ? [] : ['test/chaos/**'],
    setupFiles: ['test/patience.ts'],
    expect: { poll: { timeout: 20_000, interval: 20 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
