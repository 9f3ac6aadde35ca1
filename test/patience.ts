/**
 * How long a test waits for what must come: as long as a busy machine needs. What comes is waited for no longer than it
 * takes, so patience costs time only where a test fails; how quick things are is measured in `npm run bench`.
 */
import { vi } from 'vitest';

const PATIENCE_MS = 20_000;

const waitFor = vi.waitFor;
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: PATIENCE_MS, interval: 20 });
