/** Messages as Slack shows them: Block Kit, as far as messages of ours use it. */
import type { Block, Element, Text } from '../slack-server/blocks.ts';
import type { Message } from '../slack-server/world.ts';
import { type Drawing, escape, type Item, lines, MARK, phone } from './phone.ts';

const CSS = `
body{background:#fff;color:#1d1c1d}.thread{padding:6px 14px 18px}
.message{display:flex;gap:10px;margin-top:14px}.body{min-width:0;flex:1;overflow-wrap:anywhere}.mark,.avatar{border-radius:7px}
.avatar{width:36px;height:36px;background:#c98b52;color:#fff;display:flex;align-items:center;justify-content:center;flex:none;font-weight:700}
.name{font-weight:700}.name em{font:10px "DejaVu Sans Condensed";background:#e8e8e8;color:#616061;border-radius:3px;padding:1px 4px;margin-left:5px}.name small{color:#616061;font-weight:400;margin-left:6px;font-size:11.5px}
.block{margin-top:6px}.block a{color:#1264a3;text-decoration:none}.context{color:#616061;font-size:12.5px}.head{font-weight:700;font-size:17px}
hr{border:0;border-top:1px solid #ddd;margin-top:10px}
.actions{display:flex;flex-wrap:wrap;gap:8px}.button{border:1px solid #bbbabb;border-radius:6px;padding:6px 12px;font-weight:700;font-size:14px;background:#fff;max-width:100%}
.button.primary{background:#007a5a;border-color:#007a5a;color:#fff}.button.danger{background:#e01e5a;border-color:#e01e5a;color:#fff}
.select{border:1px solid #bbbabb;border-radius:6px;padding:6px 12px;min-width:230px;display:flex;justify-content:space-between;gap:10px;color:#616061}
.box{display:flex;gap:8px;width:100%;padding:2px 0}
.file{border:1px solid #ddd;border-radius:8px;padding:10px 12px;margin-top:6px}.only{color:#616061;font-size:12px;margin-top:4px}`;

export const drawSlack: Drawing = (items) =>
  phone(
    CSS,
    `<div class="top">${MARK}<div><b>PlusUn</b><small>Application</small></div></div>`,
    items.map(drawItem).join(''),
  );

function drawItem(item: Item): string {
  if ('said' in item)
    return `<div class="message"><div class="avatar">L</div><div class="body"><div class="name">Léa<small>18:04</small></div>${lines(escape(item.said))}</div></div>`;
  const { text, blocks, file, onlyFor } = item.raw as Message;
  const words =
    blocks.length > 0 ? blocks.map(drawBlock).join('') : `<div class="block">${mrkdwn(text)}</div>`;
  const attached = file ? `<div class="file">📄 <b>${escape(file.name)}</b></div>` : '';
  const only = onlyFor ? '<div class="only">👁 Visible par vous uniquement</div>' : '';
  return `<div class="message">${MARK}<div class="body">${only}<div class="name">PlusUn<em>APPLI</em><small>18:04</small></div>${words}${attached}</div></div>`;
}

function drawBlock({ type, text, elements = [] }: Block): string {
  if (type === 'section') return `<div class="block">${drawText(text)}</div>`;
  if (type === 'header') return `<div class="block head">${drawText(text)}</div>`;
  if (type === 'divider') return '<hr>';
  if (type === 'context')
    return `<div class="block context">${elements.map((element) => drawText(element as unknown as Text)).join(' ')}</div>`;
  if (type === 'rich_text') return `<div class="block">${elements.map(drawSection).join('')}</div>`;
  if (type === 'actions') return `<div class="block actions">${elements.map(drawControl).join('')}</div>`;
  return `<div class="block">(${escape(type)})</div>`;
}

type Styled = Element & { readonly style?: { readonly bold?: boolean; readonly italic?: boolean } };

function drawSection({ elements = [] }: Element): string {
  return elements
    .map((element) => {
      const { style, text, url } = element as Styled;
      const words = lines(escape(typeof text === 'string' ? text : (url ?? '')));
      const marked = style?.bold ? `<b>${words}</b>` : style?.italic ? `<i>${words}</i>` : words;
      return element.type === 'link' ? `<a href="#">${marked}</a>` : marked;
    })
    .join('');
}

function drawControl(element: Element): string {
  const { type, options = [], initial_options: ticked = [], style } = element;
  if (type === 'button')
    return `<span class="button ${typeof style === 'string' ? style : ''}">${drawText(element.text as Text)}</span>`;
  if (type === 'checkboxes')
    return options
      .map((option) => {
        const isTicked = ticked.some(({ value }) => value === option.value);
        return `<div class="box"><span>${isTicked ? '☑' : '☐'}</span><span>${drawText(option.text)}</span></div>`;
      })
      .join('');
  const { placeholder } = element as Element & { readonly placeholder?: Text };
  const many = type === 'multi_static_select' ? 'Sélectionner des options' : 'Sélectionner un élément';
  return `<span class="select">${placeholder ? drawText(placeholder) : many}<span>⌄</span></span>`;
}

const drawText = (text: Text | undefined): string =>
  text === undefined ? '' : text.type === 'mrkdwn' ? mrkdwn(text.text) : lines(escape(plain(text.text)));

const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

function mrkdwn(text: string): string {
  const html = escape(
    plain(text.replace(/<([^|>]*)\|([^>]*)>/g, '\u0001$2\u0002').replace(/<([^>]*)>/g, '\u0001$1\u0002')),
  );
  return lines(
    html
      .replace(/\*(\S(?:.*?\S)?)\*/g, '<b>$1</b>')
      .replace(/\u0001/g, '<a href="#">')
      .replace(/\u0002/g, '</a>'),
  );
}
