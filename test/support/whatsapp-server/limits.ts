/** What the Cloud API takes and what it refuses, with its own error codes. */

/** An error of the Graph API. */
export class GraphFault extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Fields = Readonly<Record<string, unknown>>;
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
export interface Drawn {
  readonly text: string;
  readonly footer?: string;
  readonly buttons: readonly Row[];
  readonly rows: readonly Row[];
  /** The button that unfolds the rows. */
  readonly unfolds?: string;
  readonly link?: { readonly label: string; readonly url: string };
  readonly media?: { readonly id: string; readonly name: string };
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);

function text(value: unknown, name: string, most: number, least = 1): string {
  if (value === undefined && least === 0) return '';
  if (typeof value !== 'string' || value.length < least)
    throw new GraphFault(400, 131008, `(#131008) Required parameter is missing: ${name}`);
  if (value.length > most)
    throw new GraphFault(400, 131009, `(#131009) ${name} must be at most ${most} characters`);
  return value;
}

function unique(values: readonly string[], name: string): void {
  if (new Set(values).size < values.length)
    throw new GraphFault(400, 131009, `(#131009) ${name} must be unique`);
}

/** What a reader will be shown. @throws GraphFault */
export function draw(message: Fields): Drawn {
  text(message['biz_opaque_callback_data'], 'biz_opaque_callback_data', 512, 0);
  const content = fields(message[String(message['type'])]);
  switch (message['type']) {
    case 'text':
      return { text: text(content['body'], 'text.body', 4096), buttons: [], rows: [] };
    case 'interactive':
      return drawInteractive(content);
    case 'document':
      return {
        text: text(content['caption'], 'caption', 1024, 0),
        buttons: [],
        rows: [],
        media: {
          id: text(content['id'], 'document.id', 200),
          name: text(content['filename'], 'filename', 240),
        },
      };
    default:
      throw new GraphFault(400, 131051, '(#131051) Unsupported message type');
  }
}

function drawInteractive(interactive: Fields): Drawn {
  const action = fields(interactive['action']);
  const footer = text(fields(interactive['footer'])['text'], 'footer', 60, 0);
  const body = text(fields(interactive['body'])['text'], 'body', 1024);
  const base = { text: body, ...(footer && { footer }) };
  if (interactive['type'] === 'button') {
    const buttons = list(action['buttons']).map(({ reply }) => rowOf(fields(reply), 256, 20));
    checkCount(buttons.length, 3, 'buttons');
    unique(
      buttons.map(({ title }) => title),
      'button title',
    );
    unique(
      buttons.map(({ id }) => id),
      'button id',
    );
    return { ...base, buttons, rows: [] };
  }
  if (interactive['type'] === 'list') {
    const rows = list(action['sections']).flatMap(({ rows: own }) =>
      list(own).map((row) => rowOf(row, 200, 24)),
    );
    checkCount(rows.length, 10, 'rows');
    unique(
      rows.map(({ id }) => id),
      'row id',
    );
    return { ...base, buttons: [], rows, unfolds: text(action['button'], 'button', 20) };
  }
  if (interactive['type'] !== 'cta_url') throw new GraphFault(400, 131009, '(#131009) interactive.type');
  const { display_text: label, url } = fields(action['parameters']);
  const link = { label: text(label, 'display_text', 20), url: text(url, 'url', 2000) };
  if (!URL.canParse(link.url)) throw new GraphFault(400, 131009, '(#131009) url is not valid');
  return { ...base, buttons: [], rows: [], link };
}

function rowOf({ id, title, description }: Fields, idLength: number, titleLength: number): Row {
  const about = text(description, 'description', 72, 0);
  return {
    id: text(id, 'id', idLength),
    title: text(title, 'title', titleLength),
    ...(about && { description: about }),
  };
}

function checkCount(count: number, most: number, name: string): void {
  if (count < 1 || count > most) throw new GraphFault(400, 131009, `(#131009) 1 to ${most} ${name}`);
}

const MEDIA_TYPES: ReadonlySet<unknown> = new Set([
  'text/plain',
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/aac',
  'audio/mp4',
  'audio/mpeg',
  'audio/amr',
  'audio/ogg',
  'video/mp4',
  'video/3gpp',
]);

export function checkMedia(payload: Fields): void {
  if (payload['messaging_product'] !== 'whatsapp' || !payload['file'])
    throw new GraphFault(400, 100, '(#100) The parameter messaging_product is required.');
  if (!MEDIA_TYPES.has(payload['type']))
    throw new GraphFault(400, 100, '(#100) Param file must be a file with one of the following types: …');
}
