/** Messages as Telegram's app on a phone shows them: bubbles, entities, inline keyboards that cut long labels. */
import type { Entity, Message } from '../telegram-server/world.ts';
import { type Drawing, escape, type Item, lines, MARK, phone } from './phone.ts';

const CSS = `
body{background:#cfdcc9}.thread{background:linear-gradient(#d5e4c8,#b9d3c3)}
.bubble{display:flow-root;max-width:330px;width:fit-content;padding:7px 10px 5px;border-radius:14px;background:#fff;margin-top:8px;overflow-wrap:anywhere}
.mine{margin-left:auto;background:#e6ffd1}
.bubble time{float:right;margin:6px 0 0 10px;color:#8a9a86;font-size:11px}
.bubble a{color:#2678b6;text-decoration:none}
.keys{width:330px;margin-top:3px;display:grid;gap:3px}.row{display:flex;gap:3px}
.key{flex:1;min-width:0;padding:9px 8px;border-radius:8px;background:#4f7d64b8;color:#fff;text-align:center;font-size:14px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;position:relative}
.key.link::after{content:"↗";position:absolute;right:4px;top:1px;font-size:10px}
.file{display:flex;gap:10px;align-items:center;padding-bottom:6px}.file i{width:40px;height:40px;border-radius:50%;background:#57a05f;flex:none}`;

export const drawTelegram: Drawing = (items) =>
  phone(
    CSS,
    `<div class="top">${MARK}<div><b>PlusUn</b><small>robot</small></div></div>`,
    items.map(drawItem).join(''),
  );

function drawItem(item: Item): string {
  if ('said' in item)
    return `<div class="bubble mine">${lines(escape(item.said))}<time>18:04 ✓✓</time></div>`;
  const {
    text,
    caption,
    entities = [],
    caption_entities,
    document,
    reply_markup,
  } = item.raw as Message & {
    caption_entities?: readonly Entity[];
  };
  const file = document ? `<div class="file"><i></i><div>${escape(document.file_name)}</div></div>` : '';
  const words = withEntities(text ?? caption ?? '', text === undefined ? (caption_entities ?? []) : entities);
  const rows = (reply_markup?.inline_keyboard ?? []).map(
    (row) =>
      `<div class="row">${row.map((key) => `<div class="key${key.url ? ' link' : ''}">${escape(key.text)}</div>`).join('')}</div>`,
  );
  const keys = rows.length > 0 ? `<div class="keys">${rows.join('')}</div>` : '';
  return `<div class="bubble">${file}${lines(words)}<time>18:04</time></div>${keys}`;
}

const TAGS: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  text_link: 'a',
  url: 'a',
  blockquote: 'blockquote',
};

function withEntities(text: string, entities: readonly Entity[]): string {
  let out = '';
  for (let at = 0; at <= text.length; at++) {
    for (const { type } of entities.filter(({ offset, length }) => offset + length === at).toReversed())
      out += `</${TAGS[type] ?? 'span'}>`;
    for (const { type } of entities.filter(({ offset }) => offset === at)) out += `<${TAGS[type] ?? 'span'}>`;
    out += text.charAt(at) === '' ? '' : escape(text.charAt(at));
  }
  return out;
}
