/**
 * Fits a reply to what a platform can show: the only reader of `Capabilities`. Pure.
 * Buttons; too many for one message: pages; no buttons at all: a numbered list. Cards and files become text that is
 * complete by itself. Long text is cut between paragraphs, sentences, words, never inside a character.
 */
import type { CardPart, ChoicePart, Option, Part, Reply, TextPart } from '#src/engine/message.ts';
import { cutText } from '#src/engine/clean.ts';
import type { Capabilities, Message } from './adapter.ts';

/** The few words that only degraded messages need. */
export interface DegradeWords {
  /** "Répondez par un numéro ou par le mot." */
  readonly hint: string;
  readonly hintMany: string;
  readonly nextPage: string;
  /** "Ou écrivez « Passer »." under a question that is answered in one's own words. */
  aside(labels: string): string;
}

type Body = Message['body'][number];

export function degrade(
  reply: Pick<Reply, 'parts' | 'replaces'>,
  capabilities: Capabilities,
  words: DegradeWords,
): readonly Message[] {
  const messages: Message[] = [];
  const { mark } = reply.replaces ?? {};
  let body: Body[] = mark && capabilities.edits ? [{ kind: 'text', text: mark }] : [];
  const close = (options: readonly Option[] = [], many = false) => {
    if (body.length > 0 || options.length > 0) messages.push({ body, options, many });
    body = [];
  };
  for (const part of reply.parts) {
    if (part.kind === 'choice') {
      const shown = fitChoice(withoutForms(part, capabilities), capabilities, words);
      for (const piece of shown.list) body = append(body, piece, capabilities, close);
      close(shown.options, shown.options.length > 0 && Boolean(part.many) && capabilities.checkboxes);
    } else {
      for (const piece of fitPart(part, capabilities)) body = append(body, piece, capabilities, close);
    }
  }
  close();
  return messages;
}

const withoutForms = (part: ChoicePart, { forms }: Capabilities): ChoicePart =>
  forms ? part : { ...part, options: part.options.filter(({ role }) => role !== 'form') };

/** Adds a piece to the open message, or closes it first when both are too long together. */
function append(body: Body[], piece: Body, capabilities: Capabilities, close: () => void): Body[] {
  const length = [...body, piece].reduce((sum, part) => sum + lengthOf(part) + 2, 0);
  const isAlone = piece.kind === 'file' || piece.kind === 'said';
  if (body.length > 0 && (length > capabilities.textLength || isAlone || body.at(-1)?.kind === 'file')) {
    close();
    return [piece];
  }
  return [...body, piece];
}

const lengthOf = (part: Body): number => {
  if (part.kind === 'event') return 0;
  if (part.kind === 'card') return cardText(part).length;
  return part.kind === 'file' ? part.label.length : part.text.length;
};

function fitPart(part: Exclude<Part, ChoicePart>, capabilities: Capabilities): readonly Body[] {
  if (part.kind === 'event') return capabilities.events ? [part] : [];
  if (part.kind === 'said') return capabilities.keepsThread ? [part] : [];
  if (part.kind === 'file') return capabilities.files ? [part] : [{ kind: 'text', text: part.label }];
  if (part.kind === 'card') {
    const text = cardText(part);
    if (capabilities.cards && text.length <= capabilities.textLength) return [part];
    return splitText(text, capabilities.textLength);
  }
  return splitText(part.text, capabilities.textLength);
}

/** A card in plain text, complete by itself. */
export function cardText(card: CardPart): string {
  const lines = card.lines.map(({ label, text }) => (label ? `${label} ${text}` : text));
  const link = card.link ? [linkText(card.link)] : [];
  return [card.title, ...lines, ...link, ...(card.note ? [card.note] : [])].join('\n');
}

/** The address says it all when the label is its own domain. */
const linkText = ({ label, url }: NonNullable<CardPart['link']>): string =>
  url.includes(label) ? url : `${label} ${url}`;

function fitChoice(
  part: ChoicePart,
  { buttons, labelLength, textLength }: Capabilities,
  words: DegradeWords,
): { readonly list: readonly TextPart[]; readonly options: readonly Option[] } {
  const { options } = part;
  if (buttons === 0 && options.every(({ role }) => role)) {
    return {
      list: [{ kind: 'text', text: words.aside(options.map(({ label }) => label).join(', ')) }],
      options: [],
    };
  }
  if (buttons === 0) {
    const lines = options.map(({ label, isChosen }, at) => `${at + 1}. ${label}${isChosen ? ' ✓' : ''}`);
    const hint = part.many ? words.hintMany : words.hint;
    return { list: splitText([...lines, hint].join('\n'), textLength), options: [] };
  }
  const short = options.map((option) => ({
    ...option,
    label: cutText(option.isChosen ? `✓ ${option.label}` : option.label, labelLength),
  }));
  if (short.length <= buttons) return { list: [], options: short };
  const always = short.filter(({ role }) => role);
  const answers = short.filter(({ role }) => !role);
  const size = Math.max(1, buttons - always.length - 1);
  const pages = Math.ceil(answers.length / size);
  const page = (part.page ?? 0) % pages;
  const next: Option = { token: `${part.pageToken}${(page + 1) % pages}`, label: words.nextPage };
  return { list: [], options: [...answers.slice(page * size, (page + 1) * size), next, ...always] };
}

/** Pieces of at most `limit` UTF-16 units, cut where a reader would pause. */
export function splitText(text: string, limit: number): readonly TextPart[] {
  const pieces: TextPart[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutPoint(rest, limit);
    pieces.push({ kind: 'text', text: rest.slice(0, at).trimEnd() });
    rest = rest.slice(at).trimStart();
  }
  return rest ? [...pieces, { kind: 'text', text: rest }] : pieces;
}

function cutPoint(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const pause of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(pause);
    if (at > limit / 2) return at + pause.length;
  }
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(window)) {
    if (index + segment.length < limit) end = index + segment.length;
  }
  // One "character" longer than a whole message is an attack: it may be cut anywhere but inside a surrogate pair.
  return end > 0 ? end : limit - (/[\uD800-\uDBFF]$/.test(window) ? 1 : 0);
}
