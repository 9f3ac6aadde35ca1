/** French quotation marks keep to their words: no line begins with "»", none ends with "«". Pure. */
import type { CardPart, Part } from '#src/engine/message.ts';

const NO_BREAK = '\u00a0';

export const keepTogether = (text: string): string =>
  text.replaceAll('« ', `«${NO_BREAK}`).replaceAll(' »', `${NO_BREAK}»`);

/** What is read in running text; the labels of buttons stand alone. */
export function typeset(part: Part): Part {
  if (part.kind === 'text') return { ...part, text: keepTogether(part.text) };
  return part.kind === 'card' ? typesetCard(part) : part;
}

const typesetCard = (card: CardPart): CardPart => ({
  ...card,
  title: keepTogether(card.title),
  lines: card.lines.map(({ label, text }) => ({
    ...(label !== undefined && { label: keepTogether(label) }),
    text: keepTogether(text),
  })),
  ...(card.note !== undefined && { note: keepTogether(card.note) }),
});
