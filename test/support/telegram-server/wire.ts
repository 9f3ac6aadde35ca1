/** HTTP bodies of the Bot API: JSON, forms, and multipart with `attach://` files. */
import type { IncomingMessage } from 'node:http';

export type Payload = Readonly<Record<string, unknown>>;
export interface Upload {
  readonly fileName: string;
  readonly content: string;
}

export async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const fields: Record<string, unknown> = fromText(query);
  if (type.startsWith('application/json')) Object.assign(fields, JSON.parse(body.toString('utf8') || '{}'));
  else if (type.startsWith('application/x-www-form-urlencoded'))
    Object.assign(fields, fromText(new URLSearchParams(body.toString('utf8'))));
  else if (type.startsWith('multipart/form-data')) Object.assign(fields, readMultipart(body, type));
  return fields;
}

/** In forms, objects and arrays are written as JSON. */
function fromText(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of pairs) fields[name] = unfold(value);
  return fields;
}

function unfold(value: string): unknown {
  if (!/^[[{]|^(true|false)$/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function readMultipart(body: Buffer, type: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? '';
  // One character a byte, so that positions are those of the bytes.
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  const fields: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  for (const part of parts) {
    const gap = part.indexOf('\r\n\r\n');
    const head = part.slice(0, gap);
    const content = Buffer.from(part.slice(gap + 4).replace(/\r\n$/, ''), 'latin1').toString('utf8');
    const name = /[; ]name="?([^";\r\n]+)/i.exec(head)?.[1] ?? '';
    const fileName = /filename="?([^";\r\n]+)/i.exec(head)?.[1];
    if (fileName === undefined) fields[name] = unfold(content);
    else files.set(name, { fileName, content });
  }
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string' && value.startsWith('attach://')) fields[name] = files.get(value.slice(9));
  for (const [name, file] of files) fields[name] ??= file;
  return fields;
}
