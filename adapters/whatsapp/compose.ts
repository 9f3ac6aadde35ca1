/** Our messages as WhatsApp shows them. Pure. Signs are counted in UTF-16 units: never fewer than WhatsApp counts. */
import type { CardPart, FilePart, Option } from '#src/engine/message.ts';
import type { Capabilities, Message } from '#src/platform/adapter.ts';
import { splitText } from '#src/platform/degrade.ts';
import { bold, fitted, inert } from './text.ts';

export const capabilities: Capabilities = {
  // Up to three are buttons; more, or longer ones, unfold as a list of ten.
  buttons: 10,
  // A row has a title of 24 and, under it, a description of 72 where the label stands in full.
  labelLength: 72,
  textLength: 4096,
  cards: true,
  files: true,
  checkboxes: false,
  keepsThread: false,
  // WhatsApp's own forms (Flows) are published and reviewed one by one beforehand.
  forms: false,
  events: false,
  edits: false,
  sendsOnceByKey: false,
};

const TEXT = 4096;
const BODY = 1024;
const CAPTION = 1024;
const FOOTER = 60;
const BUTTONS = 3;
const BUTTON = 20;
const ROWS = 10;
const ROW_TITLE = 24;
const ROW_DESCRIPTION = 72;

/** One message of the Cloud API, without its recipient. */
export type Post =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive }
  /** The file is uploaded first. */
  | { readonly type: 'document'; readonly file: FilePart; readonly caption: string };

interface Interactive {
  readonly type: 'button' | 'list' | 'cta_url';
  readonly body: { readonly text: string };
  readonly footer?: { readonly text: string };
  readonly action: object;
}

/** @param choose the word on the button that unfolds a list. */
export function compose({ body, options }: Message, choose: string): readonly Post[] {
  const [only] = body;
  if (body.length === 1 && options.length === 0 && only?.kind === 'card' && only.link) {
    const card = linkCard(only, only.link);
    if (card) return [card];
  }
  const posts: Post[] = [];
  let texts: string[] = [];
  const flush = () => {
    posts.push(...pack(texts).map(textPost));
    texts = [];
  };
  for (const part of body) {
    if (part.kind === 'text') texts.push(inert(part.text));
    else if (part.kind === 'card') texts.push(cardText(part));
    else if (part.kind === 'file') {
      flush();
      posts.push({ type: 'document', file: part, caption: first(inert(part.label), CAPTION) });
    }
  }
  if (options.length === 0) {
    flush();
    return posts;
  }
  const { before, last } = detach(texts);
  const asked = last || first(options.map(({ label }) => fitted(label, ROW_DESCRIPTION)).join('\n'), BODY);
  posts.push(...pack(before).map(textPost));
  for (let at = 0; at < options.length; at += ROWS) {
    const interactive = drawOptions(at === 0 ? asked : '…', options.slice(at, at + ROWS), choose);
    posts.push({ type: 'interactive', interactive });
  }
  return posts;
}

const textPost = (body: string): Post => ({ type: 'text', text: { body, preview_url: false } });

const first = (text: string, length: number): string => splitText(text, length)[0]?.text ?? '…';

/** As few messages as hold everything. */
function pack(texts: readonly string[]): readonly string[] {
  const packed: string[] = [];
  for (const piece of texts.flatMap((text) => splitText(text, TEXT).map((part) => part.text))) {
    if (!piece.trim()) continue;
    const last = packed.at(-1);
    const together = `${last}\n\n${piece}`;
    if (last !== undefined && together.length <= TEXT) packed[packed.length - 1] = together;
    else packed.push(piece);
  }
  return packed;
}

/** What stands right over the options, as much as fits there, and what has to be said before. */
function detach(texts: readonly string[]): { readonly before: readonly string[]; readonly last: string } {
  const before = texts.filter((text) => text.trim());
  let last = '';
  while (before.length > 0) {
    const together = last ? `${before.at(-1)}\n\n${last}` : (before.at(-1) ?? '');
    if (together.length > BODY) break;
    last = together;
    before.pop();
  }
  const long = before.at(-1);
  if (last || long === undefined) return { before, last };
  const end = splitText(long, BODY).at(-1)?.text ?? '';
  return { before: [...before.slice(0, -1), long.slice(0, long.length - end.length).trimEnd()], last: end };
}

function cardLines({ title, lines }: CardPart): readonly string[] {
  return [bold(title), ...lines.map(({ label, text }) => inert(label ? `${label} ${text}` : text))];
}

function cardText(card: CardPart): string {
  const { link, note } = card;
  const address = link && (link.url.includes(link.label) ? link.url : `${inert(link.label)} ${link.url}`);
  return [...cardLines(card), address ?? '', inert(note ?? '')].filter(Boolean).join('\n');
}

/** A card by itself has its link as a button, the domain in clear under it, so that it cannot lead elsewhere. */
function linkCard(card: CardPart, link: NonNullable<CardPart['link']>): Post | undefined {
  const target = URL.canParse(link.url) ? new URL(link.url) : undefined;
  const text = [...cardLines(card), inert(card.note ?? '')].filter(Boolean).join('\n');
  if (!target || !/^https?:$/.test(target.protocol) || text.length > BODY || !text) return undefined;
  const domain = target.hostname.replace(/^www\./, '');
  if (domain.length > FOOTER) return undefined;
  const interactive: Interactive = {
    type: 'cta_url',
    body: { text },
    footer: { text: domain },
    action: {
      name: 'cta_url',
      parameters: { display_text: fitted(link.label, BUTTON), url: target.href },
    },
  };
  return { type: 'interactive', interactive };
}

function drawOptions(text: string, options: readonly Option[], choose: string): Interactive {
  const labels = options.map(({ label }) => fitted(label, ROW_DESCRIPTION));
  const isShort = labels.every((label) => label.length <= BUTTON) && new Set(labels).size === labels.length;
  if (options.length <= BUTTONS && isShort) {
    const buttons = options.map(({ token }, at) => ({
      type: 'reply',
      reply: { id: token, title: labels[at] },
    }));
    return { type: 'button', body: { text }, action: { buttons } };
  }
  const rows = options.map(({ token }, at) => {
    const label = labels[at] ?? '';
    const title = fitted(label, ROW_TITLE);
    return { id: token, title, ...(title !== label && { description: label }) };
  });
  return {
    type: 'list',
    body: { text },
    action: { button: fitted(choose, BUTTON), sections: [{ rows }] },
  };
}
