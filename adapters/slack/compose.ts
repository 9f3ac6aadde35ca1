/**
 * An envelope as messages of Slack. Pure. What is said stands in rich text blocks, where nothing is ever markup: no
 * name or description can call a channel or forge a link. `text` says all of it again, for screen readers and notices.
 */
import type { types } from '@slack/bolt';
import type { CardPart, FilePart, Option } from '#src/engine/message.ts';
import { type Capabilities, type Message } from '#src/platform/adapter.ts';
import { cardText, splitText } from '#src/platform/degrade.ts';
import { DONE, FORM, TICKS } from './payload.ts';
import { escape, plain, sendable } from './text.ts';

export const capabilities: Capabilities = {
  // More than 25 become a menu to unfold, which holds a hundred.
  buttons: 100,
  labelLength: 75,
  textLength: 3000,
  cards: true,
  files: true,
  checkboxes: true,
  keepsThread: false,
  forms: true,
  events: false,
  edits: true,
  sendsOnceByKey: false,
};

const BUTTONS_IN_BLOCK = 25;
const CHECKBOXES = 10;
const LABEL_LENGTH = 75;
const NOTE_LENGTH = 2000;
/** Fifty blocks and about 13,000 characters are what Slack takes; choices need some of them. */
const BLOCKS = 40;
const CHARACTERS = 10_000;

export interface Post {
  /** The whole message in plain words, escaped. */
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  /** Uploaded, with `text` beside it. */
  readonly file?: FilePart;
}

/** What fits together is one message; buttons stand under the last. */
export function compose({ body, options, many }: Message): readonly Post[] {
  const posts = pack(drawBody(body));
  if (options.length === 0) return posts;
  const list = options
    .map(({ label }, at) => escape(`${at + 1}. ${sendable(label).replace(/\s+/g, ' ')}`))
    .join('\n');
  const previous = posts.at(-1);
  const last: Post = previous && !previous.file ? previous : { text: '', blocks: [] };
  const asked: Post = {
    text: last.text ? `${last.text}\n\n${list}` : list,
    blocks: [...last.blocks, ...drawOptions(options, many)],
  };
  return [...posts.filter((post) => post !== last), asked];
}

/** The same on a page of the member's own, which holds no files. */
export const composeView = ({ body, options, many }: Message): readonly types.KnownBlock[] => [
  ...drawBody(body).flatMap(({ blocks }) => blocks),
  ...(options.length > 0 ? drawOptions(options, many) : []),
];

const drawBody = (body: Message['body']): readonly Post[] =>
  body.flatMap((part): readonly Post[] => {
    if (part.kind === 'event') return [];
    if (part.kind === 'card') return [drawCard(part)];
    if (part.kind === 'file') return [{ ...drawText(fitText(part.label)), file: part }];
    return splitText(sendable(part.text), capabilities.textLength).map((piece) => drawText(piece.text));
  });

/**
 * A message whose button was pressed: what it says stays, its buttons give way to what was chosen. Undefined when there
 * is nothing to take away, empty when it was nothing but buttons.
 */
export function settled({ text, blocks }: Post, chosen: string): Post | undefined {
  const said = blocks.filter(({ type }) => type !== 'actions');
  if (said.length === blocks.length) return undefined;
  // Below the words stands the list of what could be pressed.
  const words = text.slice(0, Math.max(0, text.lastIndexOf('\n\n')));
  const mark = sendable(chosen) && plain(`✓ ${chosen}`, NOTE_LENGTH);
  return {
    text: [words, ...(mark ? [mark.text] : [])].filter(Boolean).join('\n\n'),
    blocks: [...said, ...(mark ? [{ type: 'context' as const, elements: [mark] }] : [])],
  };
}

function pack(pieces: readonly Post[]): readonly Post[] {
  const posts: Post[] = [];
  for (const piece of pieces) {
    const last = posts.at(-1);
    const together = last &&
      !last.file &&
      !piece.file && {
        text: `${last.text}\n\n${piece.text}`,
        blocks: [...last.blocks, ...piece.blocks],
      };
    if (together && together.blocks.length <= BLOCKS && together.text.length <= CHARACTERS)
      posts[posts.length - 1] = together;
    else posts.push(piece);
  }
  return posts;
}

type Rich = types.RichTextText | types.RichTextLink;

const rich = (elements: Rich[]): types.KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

const fitText = (text: string): string => splitText(sendable(text), capabilities.textLength)[0]?.text ?? '…';

const drawText = (text: string): Post => ({ text: escape(text), blocks: [rich([{ type: 'text', text }])] });

function drawCard(card: CardPart): Post {
  const lines = card.lines
    .map(({ label, text }) => sendable(label ? `${label} ${text}` : text))
    .filter((line) => line !== '');
  const elements: Rich[] = [
    { type: 'text', text: sendable(card.title) || '…', style: { bold: true } },
    ...(lines.length > 0 ? [{ type: 'text', text: `\n${lines.join('\n')}` } as const] : []),
    ...(card.link ? [{ type: 'text', text: '\n' } as const, drawLink(card.link)] : []),
  ];
  const note = sendable(card.note ?? '');
  const context: types.KnownBlock = {
    type: 'context',
    elements: [plain(note, NOTE_LENGTH)],
  };
  return { text: escape(sendable(cardText(card))), blocks: [rich(elements), ...(note ? [context] : [])] };
}

/** The domain stands in clear beside the label, so that no link can pretend to lead elsewhere. */
function drawLink({ label, url }: { readonly label: string; readonly url: string }): Rich {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol))
    return { type: 'text', text: sendable(`${label} ${url}`) };
  const words = sendable(label);
  const domain = target.hostname.replace(/^www\./, '');
  return { type: 'link', url: target.href, text: words === domain ? words : `${words} (${domain})` };
}

const drawLabel = (label: string): types.PlainTextElement => plain(label, LABEL_LENGTH);

function drawOptions(options: readonly Option[], many: boolean): readonly types.KnownBlock[] {
  const answers = options.filter(({ role }) => !role);
  const others = options.filter(({ role }) => role);
  if (many && answers.length > 0) return [drawTicks(answers), ...drawButtons(others)];
  if (options.length <= BUTTONS_IN_BLOCK) return drawButtons(options);
  const menu = { type: 'static_select', action_id: 'menu', options: answers.map(drawOption) } as const;
  return [{ type: 'actions', elements: [menu] }, ...drawButtons(others)];
}

const drawOption = ({ token, label }: Option): types.PlainTextOption => ({
  text: drawLabel(label),
  value: token,
});

/** Boxes that say themselves whether they are ticked: no need of the mark in the label. */
function drawTicks(answers: readonly Option[]): types.KnownBlock {
  const boxes = answers.map((answer) => ({
    isTicked: answer.isChosen,
    option: drawOption({ ...answer, label: answer.label.replace(/^✓ /, '') }),
  }));
  const options = boxes.map(({ option }) => option);
  const ticked = boxes.filter(({ isTicked }) => isTicked).map(({ option }) => option);
  const fields = { action_id: TICKS, options, ...(ticked.length > 0 && { initial_options: ticked }) };
  return {
    type: 'actions',
    elements: [
      answers.length <= CHECKBOXES
        ? { type: 'checkboxes', ...fields }
        : { type: 'multi_static_select', ...fields },
    ],
  };
}

function drawButtons(options: readonly Option[]): readonly types.KnownBlock[] {
  const buttons = options.map(
    ({ token, label, role }, at): types.Button => ({
      type: 'button',
      text: drawLabel(label),
      value: token,
      action_id: role === 'done' ? DONE : role === 'form' ? FORM : `option-${at}`,
      ...((role === 'done' || role === 'form') && { style: 'primary' }),
    }),
  );
  const blocks: types.KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_IN_BLOCK)
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + BUTTONS_IN_BLOCK) });
  return blocks;
}
