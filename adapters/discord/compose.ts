/** A message as the messages Discord takes. Pure. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIStringSelectComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { cleanText } from '#src/platform/clean.ts';
import type { CardPart, FilePart, Option } from '#src/engine/message.ts';
import type { Capabilities, Message } from '#src/platform/adapter.ts';
import { splitText } from '#src/platform/degrade.ts';
import { FORM, MANY, ONE } from './codec.ts';
import { labelOf } from './labels.ts';
import { bold, link, plain } from './markdown.ts';

export const capabilities: Capabilities = {
  // A select menu holds 25 options.
  buttons: 25,
  labelLength: 80,
  textLength: 2000,
  cards: true,
  files: true,
  checkboxes: true,
  keepsThread: false,
  forms: true,
  events: true,
  edits: true,
  // Discord forgets a nonce after some minutes, and answers that only the asker sees have none.
  sendsOnceByKey: false,
};

const LABEL_LENGTH = 80;
const ROW_LENGTH = 5;
const MOST_BUTTONS = 10;
const TITLE_LENGTH = 256;
const EMBEDS = 10;
const EMBEDS_LENGTH = 6000;
/** The deep green of PlusUn. */
const COLOUR = 0x1b5340;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** One message of Discord; who it goes to is added when it is sent. */
export interface Draft {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly Row[];
  readonly flags?: number;
  readonly file?: FilePart;
}

/** Text and the cards after it are one message; each file is one; the buttons hang under the last of them. */
export function compose(message: Message): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const part of message.body) {
    if (part.kind === 'text')
      for (const content of fit(cleanText(part.text).trim())) addText(drafts, content);
    else if (part.kind === 'card') addCard(drafts, drawCard(part));
    else if (part.kind === 'file')
      drafts.push({ content: fit(cleanText(part.label).trim())[0] ?? '', file: part });
  }
  if (message.options.length === 0) return drafts.map(withoutPreview);
  // Buttons need words to hang under: their own labels say what can be done.
  const last = drafts.pop() ?? {
    content: fit(message.options.map(({ label }) => labelOf(label, LABEL_LENGTH)).join('\n'))[0] ?? '',
  };
  return [...drafts, { ...last, components: rowsOf(message) }].map(withoutPreview);
}

/** Pieces that still fit once every sign is made plain. */
function fit(text: string): readonly string[] {
  const marked = plain(text);
  if (marked.length <= capabilities.textLength) return marked === '' ? [] : [marked];
  const share = capabilities.textLength / marked.length;
  return splitText(text, Math.floor(text.length * share * 0.9)).flatMap((piece) => fit(piece.text));
}

function addText(drafts: Draft[], content: string): void {
  const last = drafts.at(-1);
  const together = last?.content === undefined ? undefined : `${last.content}\n\n${content}`;
  if (together && together.length <= capabilities.textLength && !last?.embeds && !last?.file)
    drafts[drafts.length - 1] = { content: together };
  else drafts.push({ content });
}

/** Discord draws cards under the words of a message; words with an address stay alone, or it would draw a preview. */
function addCard(drafts: Draft[], embed: APIEmbed): void {
  const last = drafts.at(-1);
  const embeds = [...(last?.embeds ?? []), embed];
  const length = embeds.reduce((sum, one) => sum + lengthOf(one), 0);
  const isRoom = embeds.length <= EMBEDS && length <= EMBEDS_LENGTH;
  if (last && !last.file && isRoom && !hasAddress(last)) drafts[drafts.length - 1] = { ...last, embeds };
  else drafts.push({ embeds: [embed] });
}

const hasAddress = ({ content }: Draft): boolean => /https?:\/\//.test(content ?? '');
const lengthOf = ({ title = '', description = '', footer }: APIEmbed): number =>
  title.length + description.length + (footer?.text.length ?? 0);

/** The flag hides every card of a message, ours too. */
const withoutPreview = (draft: Draft): Draft =>
  hasAddress(draft) && !draft.embeds ? { ...draft, flags: MessageFlags.SuppressEmbeds } : draft;

function drawCard(card: CardPart): APIEmbed {
  const title = cleanText(card.title).trim();
  const isShort = plain(title).length <= TITLE_LENGTH;
  const lines = [
    ...(isShort ? [] : [bold(title)]),
    ...card.lines.map(({ label, text }) => plain(cleanText(label ? `${label} ${text}` : text).trim())),
    ...(card.link ? [link({ label: cleanText(card.link.label).trim(), url: card.link.url })] : []),
  ].filter((line) => line !== '');
  const note = cleanText(card.note ?? '').trim();
  return {
    color: COLOUR,
    ...(isShort && title && { title: plain(title) }),
    ...(lines.length > 0 && { description: lines.join('\n') }),
    ...(note && { footer: { text: note } }),
  };
}

/** Up to ten answers are buttons, more are a list; what is no answer has buttons of its own below. */
function rowsOf({ options, many }: Message): readonly Row[] {
  const answers = options.filter(({ role }) => !role);
  const others = options.filter(({ role }) => role);
  const done = many && answers.length > 0 ? others.find(({ role }) => role === 'done') : undefined;
  // Closing a list of check boxes sends it: "that is all" needs no button.
  if (done) return [row([tickList(answers, done)]), ...buttonRows(others.filter((other) => other !== done))];
  if (answers.length > MOST_BUTTONS)
    return [row([selectOf(ONE, answers.map(choiceOf))]), ...buttonRows(others)];
  return [...buttonRows(answers), ...buttonRows(others)];
}

const row = (components: APIComponentInMessageActionRow[]): Row => ({
  type: ComponentType.ActionRow,
  components,
});

function buttonRows(options: readonly Option[]): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < options.length; at += ROW_LENGTH)
    rows.push(row(options.slice(at, at + ROW_LENGTH).map(buttonOf)));
  return rows;
}

const buttonOf = (option: Option): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style:
    option.role && option.role !== 'done' && option.role !== 'form'
      ? ButtonStyle.Secondary
      : ButtonStyle.Primary,
  label: labelOf(option.label, LABEL_LENGTH),
  custom_id: option.role === 'form' ? `${FORM}${option.token}` : option.token,
});

/** Under a message that has been answered: what was chosen, and nothing more to press. */
export const chosenRow = (chosen: string): readonly Row[] => [
  row([
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: labelOf(`✓ ${chosen}`, LABEL_LENGTH),
      custom_id: 'chosen',
      disabled: true,
    },
  ]),
];

/** The same in words alone, buttons as a numbered list: for a Discord that refuses the rest. Undefined when it is words. */
export function plainly(draft: Draft, options: readonly Option[]): readonly Draft[] | undefined {
  if (!draft.embeds && !draft.components) return undefined;
  const cards = (draft.embeds ?? []).map(({ title, description, footer }) =>
    [title, description, footer && plain(footer.text)].filter(Boolean).join('\n'),
  );
  const list = draft.components
    ? options.map(({ label }, at) => `${at + 1}\\. ${plain(cleanText(label))}`).join('\n')
    : '';
  const words = [draft.content, ...cards, list].filter(Boolean).join('\n\n');
  return splitText(words, capabilities.textLength).map(({ text: content }, at) => ({
    content,
    flags: MessageFlags.SuppressEmbeds,
    ...(at === 0 && draft.file && { file: draft.file }),
  }));
}

const choiceOf = (option: Option): APISelectMenuOption => ({
  label: labelOf(option.label, LABEL_LENGTH),
  value: option.token,
});

const selectOf = (custom_id: string, options: APISelectMenuOption[]): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id,
  options,
});

const tickList = (answers: readonly Option[], done: Option): APIStringSelectComponent => ({
  ...selectOf(
    `${MANY}${done.token}`,
    answers.map((option) => ({
      // The list draws its own tick.
      ...choiceOf(option.isChosen ? { ...option, label: option.label.replace(/^✓ /, '') } : option),
      ...(option.isChosen && { default: true }),
    })),
  ),
  max_values: answers.length,
});
