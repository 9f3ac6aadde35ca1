import type { Draft } from './compose.ts';

/** A file as discord.js uploads it. */
export const filesOf = (file: Draft['file']) =>
  file && { files: [{ name: file.name, data: Buffer.from(file.content), contentType: file.mediaType }] };
