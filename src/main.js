/**
 * Where the program begins (src/main/begin.ts has the rest).
 *
 *   node src/main.js                 the program
 *   node src/main.js --check         starts everything, then stops
 *   node src/main.js chat --as NAME  a seat at the terminal
 */
import { enableCompileCache } from 'node:module';

// What Node has compiled once is kept beside the packages: the next start is half a second sooner. Where nothing may be
// written, as in a container, what the image brings is read. This file alone is JavaScript: it comes before that cache,
// and Node would have to load its whole TypeScript reader (10 MB) for it.
enableCompileCache(new URL('../node_modules/.cache/plusun', import.meta.url).pathname);
await import('./main/begin.ts');
