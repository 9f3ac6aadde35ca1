/** The result as a picture to keep: an SVG that says in words what it shows. Pure. */

export interface Bar {
  readonly label: string;
  readonly points: number;
  readonly most: number;
  /** Points gained since the check-up before; 0 draws no mark. */
  readonly gain: number;
  /** "3 sur 6 (+1)" */
  readonly said: string;
}

export interface Picture {
  readonly title: string;
  /** The whole result in one or two sentences, for those who do not see the picture. */
  readonly about: string;
  readonly bars: readonly Bar[];
  readonly note: string;
  readonly language: string;
}

const WIDTH = 640;
const LEFT = 40;
const LENGTH = 400;
const ROW = 78;
const TOP = 110;
const INK = '#1c1b18';
const PAPER = '#faf6ee';
const GREEN = '#1f5c46';
const APRICOT = '#e8935a';
const TRACK = '#e2dccd';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export function checkUpPicture({ title, about, bars, note, language }: Picture): string {
  const height = TOP + bars.length * ROW + 40;
  const rows = bars.map((bar, at) => row(bar, TOP + at * ROW)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d" xml:lang="${escape(language)}">
<title id="t">${escape(title)}</title>
<desc id="d">${escape(about)}</desc>
<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>
<text x="${LEFT}" y="58" font-family='${FONT}' font-size="28" font-weight="600" fill="${INK}">${escape(title)}</text>
${rows}
<text x="${LEFT}" y="${height - 18}" font-family='${FONT}' font-size="15" fill="${INK}">${escape(note)}</text>
</svg>
`;
}

/** Label and figure are written beside the bar: it reads without colours. */
function row({ label, points, most, gain, said }: Bar, y: number): string {
  const share = most === 0 ? 0 : points / most;
  const gained = most === 0 ? 0 : Math.max(0, Math.min(gain, points)) / most;
  const bar = (x: number, length: number, colour: string) =>
    length <= 0
      ? ''
      : `<rect x="${LEFT + round(x)}" y="${y + 12}" width="${round(length)}" height="22" rx="4" fill="${colour}"/>`;
  return [
    `<text x="${LEFT}" y="${y}" font-family='${FONT}' font-size="18" fill="${INK}">${escape(label)}</text>`,
    bar(0, LENGTH, TRACK),
    bar(0, share * LENGTH, GREEN),
    bar((share - gained) * LENGTH, gained * LENGTH, APRICOT),
    `<text x="${LEFT + LENGTH + 16}" y="${y + 30}" font-family='${FONT}' font-size="18" fill="${INK}">${escape(said)}</text>`,
  ]
    .filter(Boolean)
    .join('\n');
}

const round = (figure: number): number => Math.round(figure * 10) / 10;

const escape = (text: string): string =>
  text
    .replace(/[\p{Cc}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
