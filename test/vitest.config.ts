import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Five minutes of broken servers: `npm run chaos -- --short`, or CHAOS=1 npm test.
    exclude: process.env['CHAOS'] ? [] : ['test/chaos/**'],
    globalSetup: ['test/support/folder.ts'],
    setupFiles: ['test/patience.ts'],
    expect: { poll: { timeout: 20_000, interval: 20 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // The embedded database is WebAssembly: compiling it once more for speed costs each file more than it saves.
    execArgv: ['--liftoff-only'],
    maxWorkers: 2,
  },
});
