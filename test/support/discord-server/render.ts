/** A message as its reader sees it: markup is drawn, so it is gone from the words. */
import type { Embed, Message } from './world.ts';

type Rule = readonly [RegExp, (found: readonly string[]) => string];

const inner: Rule[1] = ([, words = '']) => render(words);
const RULES: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, sign = '']) => sign],
  [/^<(https?:\/\/[^\s>]+)>/, ([, url = '']) => url],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, ([url = '']) => url],
  [/^\[((?:\\.|[^[\]\\])+)\]\(https?:\/\/[^\s)]+\)/, inner],
  [/^<(?:@[!&]?|#)\d+>/, () => '(somebody is called)'],
  [/^<t:\d+(?::\w)?>/, () => '(a moment)'],
  [/^<a?:\w+:\d+>/, () => '(a picture)'],
  [/^`+([^`]+)`+/, ([, words = '']) => words],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, inner],
  [/^__((?:\\.|[^\\])+?)__(?!_)/, inner],
  [/^\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)/, inner],
  [/^_((?:\\.|[^\\_])+?)_(?!\w)/, inner],
  [/^~~((?:\\.|[^\\])+?)~~/, inner],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/, inner],
];
const LINE_START = /^(?:#{1,3} |-# |>{1,3} |[-*+] |\s+[-*] )/;

function render(text: string): string {
  let out = '';
  let rest = text;
  while (rest) {
    const start = out === '' || out.endsWith('\n') ? LINE_START.exec(rest) : null;
    if (start) rest = rest.slice(start[0].length);
    const found = RULES.map(([rule, draw]) => ({ match: rule.exec(rest), draw })).find(({ match }) => match);
    const length = found?.match?.[0].length ?? String.fromCodePoint(rest.codePointAt(0) ?? 0).length;
    out += found?.match ? found.draw(found.match) : rest.slice(0, length);
    rest = rest.slice(length);
  }
  return out;
}

export interface Card {
  readonly title: string;
  readonly text: string;
  readonly footer: string;
}

const drawCard = ({ title = '', description = '', footer }: Embed): Card => ({
  title: render(title),
  text: render(description),
  footer: footer?.text ?? '',
});

export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly cards: readonly Card[];
  /** Labels of the buttons, row by row. */
  readonly rows: readonly (readonly string[])[];
  readonly buttons: readonly string[];
  /** The labels of the select menu, those ticked marked so. */
  readonly list: readonly { readonly label: string; readonly isTicked: boolean }[];
  readonly file?: { readonly name: string; readonly content: string };
  /** Only this reader sees it. */
  readonly isEphemeral: boolean;
  readonly raw: Message;
}

export function seen(message: Message): Seen {
  const rows = message.components.map(({ components = [] }) =>
    components.filter(({ type }) => type === 2).map(({ label = '' }) => label),
  );
  const select = message.components
    .flatMap(({ components = [] }) => components)
    .find(({ type }) => type === 3);
  const [file] = message.attachments;
  return {
    id: message.id,
    text: render(message.content),
    cards: message.embeds.map(drawCard),
    rows: rows.filter((row) => row.length > 0),
    buttons: rows.flat(),
    list: (select?.options ?? []).map(({ label, default: isTicked = false }) => ({ label, isTicked })),
    ...(file && { file: { name: file.filename, content: file.content } }),
    isEphemeral: message.onlyFor !== undefined,
    raw: message,
  };
}
