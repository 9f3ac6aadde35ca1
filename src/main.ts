/**
 * Where the program begins (src/main/begin.ts has the rest).
 *
 *   node src/main.ts                 the program
 *   node src/main.ts --check         starts everything, then stops
 *   node src/main.ts chat --as NAME  a seat at the terminal
 */
import { enableCompileCache } from 'node:module';

// What Node has compiled once is kept beside the packages: the next start is half a second sooner. Where nothing may be
// written, as in a container, what the image brings is read.
enableCompileCache(new URL('../node_modules/.cache/plusun', import.meta.url).pathname);
await import('./main/begin.ts');
