/** Messages as Discord's app on a phone shows them: markdown, embeds, buttons and select menus. */
import type { Component, Embed, Message } from '../discord-server/world.ts';
import { type Drawing, escape, type Item, lines, MARK, phone } from './phone.ts';

const CSS = `
body{background:#fbfbfb;color:#313338}.thread{padding:8px 12px 16px}
.message{display:flex;gap:12px;margin-top:14px}.body{min-width:0;flex:1;overflow-wrap:anywhere}
.name{font-weight:700;font-size:15px}.name em{font:700 10px/1 "DejaVu Sans Condensed";background:#5865f2;color:#fff;border-radius:3px;padding:2px 4px;margin-left:5px}.name small{color:#80848e;font-weight:400;margin-left:6px;font-size:11px}
.avatar{width:38px;height:38px;border-radius:50%;background:#c98b52;color:#fff;display:flex;align-items:center;justify-content:center;flex:none;font-weight:700}
.embed{border:1px solid #e1e2e4;border-left:4px solid #1b5340;border-radius:5px;background:#fff;padding:9px 12px;margin-top:6px;font-size:14px}.embed b.title{display:block;margin-bottom:4px}.embed footer{margin-top:7px;font-size:11.5px;color:#5c5e66}
.body a,.embed a{color:#006ce7;text-decoration:none}
.row{display:flex;flex-wrap:wrap;gap:7px;margin-top:7px}.button{border-radius:8px;padding:8px 13px;font-size:14px;color:#fff;background:#5865f2;max-width:100%}
.button.s2{background:#e3e5e8;color:#313338}.button.s3{background:#248046}.button.s4{background:#da373c}.button.s5{background:#e3e5e8;color:#313338}.button.off{opacity:.5}
.select{flex:1;border:1px solid #d7d9dc;border-radius:8px;background:#fff;padding:9px 12px;color:#5c5e66;display:flex;justify-content:space-between}
.open{border:1px solid #d7d9dc;border-radius:8px;background:#fff;margin-top:4px;width:100%;font-size:14px}.open div{padding:7px 12px;border-top:1px solid #eee;display:flex;justify-content:space-between}.open div:first-child{border:0}
.file{border:1px solid #e1e2e4;border-radius:6px;background:#fff;padding:10px 12px;margin-top:6px;color:#006ce7}
.only{color:#80848e;font-size:12px;margin-top:5px}.subtext{font-size:12px;color:#5c5e66}`;

const EPHEMERAL = 64;

export const drawDiscord: Drawing = (items) =>
  phone(
    CSS,
    `<div class="top">${MARK}<div><b>PlusUn</b></div></div>`,
    items.map((item, at) => drawItem(item, at === items.length - 1)).join(''),
  );

function drawItem(item: Item, isLast: boolean): string {
  if ('said' in item)
    return `<div class="message"><div class="avatar">L</div><div class="body"><div class="name">Léa<small>18:04</small></div>${lines(escape(item.said))}</div></div>`;
  const { content, embeds, components, attachments, flags } = item.raw as Message;
  const files = attachments.map(({ filename }) => `<div class="file">📄 ${escape(filename)}</div>`).join('');
  const only = flags & EPHEMERAL ? '<div class="only">👁 Vous seul pouvez voir ce message</div>' : '';
  const rows = components.map((row) => drawRow(row, isLast)).join('');
  return `<div class="message">${MARK}<div class="body"><div class="name">PlusUn<em>APP</em><small>18:04</small></div>${lines(markdown(content))}${files}${embeds.map(drawEmbed).join('')}${rows}${only}</div></div>`;
}

function drawEmbed({ title, description, footer }: Embed): string {
  const head = title ? `<b class="title">${markdown(title)}</b>` : '';
  const foot = footer ? `<footer>${escape(footer.text)}</footer>` : '';
  return `<div class="embed">${head}${lines(markdown(description ?? ''))}${foot}</div>`;
}

/** The list under the last message is drawn open, as after a tap. */
function drawRow({ components = [] }: Component, isLast: boolean): string {
  const drawn = components.map((one) => {
    const {
      style = 1,
      disabled,
      placeholder,
    } = one as Component & { style?: number; disabled?: boolean; placeholder?: string };
    if (one.type === 2)
      return `<span class="button s${style}${disabled ? ' off' : ''}">${escape(one.label ?? '')}</span>`;
    const open = (one.options ?? []).map(
      ({ label, default: isTicked }) =>
        `<div><span>${escape(label)}</span><span>${(one.max_values ?? 1) > 1 ? (isTicked ? '☑' : '☐') : ''}</span></div>`,
    );
    return `<span class="select">${escape(placeholder ?? 'Faire un choix')}<span>⌄</span></span>${isLast ? `<div class="open">${open.join('')}</div>` : ''}`;
  });
  return `<div class="row">${drawn.join('')}</div>`;
}

type Rule = readonly [RegExp, (found: readonly string[]) => string];
const RULES: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, sign = '']) => escape(sign)],
  [
    /^\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s)]+)\)/,
    ([, words = '']) => `<a href="#">${markdown(words)}</a>`,
  ],
  [/^<?(https?:\/\/[^\s<>]+[^<>.,:;"'\]\s])>?/, ([, url = '']) => `<a href="#">${escape(url)}</a>`],
  [
    /^<t:(\d+)(?::\w)?>/,
    ([, seconds = '']) =>
      new Date(Number(seconds) * 1000).toLocaleString('fr', {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'Europe/Paris',
      }),
  ],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, ([, words = '']) => `<b>${markdown(words)}</b>`],
  [/^\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)/, ([, words = '']) => `<i>${markdown(words)}</i>`],
  [/^_((?:\\.|[^\\_])+?)_(?!\w)/, ([, words = '']) => `<i>${markdown(words)}</i>`],
  [/^`+([^`]+)`+/, ([, words = '']) => `<code>${escape(words)}</code>`],
];

function markdown(text: string): string {
  let out = '';
  let rest = text;
  while (rest) {
    const sub = out === '' || out.endsWith('\n') ? /^-# ([^\n]*)/.exec(rest) : null;
    if (sub) {
      out += `<span class="subtext">${markdown(sub[1] ?? '')}</span>`;
      rest = rest.slice(sub[0].length);
      continue;
    }
    const found = RULES.map(([rule, draw]) => ({ match: rule.exec(rest), draw })).find(({ match }) => match);
    const length = found?.match?.[0].length ?? 1;
    out += found?.match ? found.draw(found.match) : escape(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return out;
}
