/** The page's own files, read once. Their folder is named after their content, so browsers may keep them for ever. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';

const FOLDER = new URL('./page/', import.meta.url);
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Assets {
  /** The address of a file of the page. */
  href(name: string): string;
  /** Serves them all. */
  route(app: Hono): void;
}

export function readAssets(): Assets {
  const files = new Map<string, { type: string; bytes: Buffer; zipped: Buffer }>();
  const hash = createHash('sha256');
  for (const name of readdirSync(FOLDER).sort()) {
    const type = MEDIA_TYPES[extname(name)];
    if (!type) continue;
    const bytes = readFileSync(new URL(name, FOLDER));
    hash.update(name).update(bytes);
    files.set(name, { type, bytes, zipped: gzipSync(bytes) });
  }
  const base = `/assets/${hash.digest('hex').slice(0, 12)}`;

  return {
    href: (name) => `${base}/${name}`,
    route(app) {
      app.get('/favicon.ico', (c) => c.redirect(`${base}/mark.svg`, 302));
      app.get(`${base}/:name`, (c) => {
        const file = files.get(c.req.param('name'));
        if (!file) return c.notFound();
        const isZipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
        c.header('Content-Type', file.type);
        c.header('Cache-Control', 'public, max-age=31536000, immutable');
        c.header('Vary', 'Accept-Encoding');
        if (isZipped) c.header('Content-Encoding', 'gzip');
        return c.body(new Uint8Array(isZipped ? file.zipped : file.bytes));
      });
    },
  };
}
