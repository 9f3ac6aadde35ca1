/** Messages as WhatsApp shows them: bubbles with up to three buttons, or a button that unfolds a list. */
import type { Arrived } from '../whatsapp-server/people.ts';
import { type Drawing, escape, type Item, lines, MARK, phone } from './phone.ts';

const CSS = `
body{background:#efe7dd}.thread{background:#efe7dd}
.bubble{max-width:330px;width:fit-content;min-width:120px;border-radius:10px;background:#fff;margin-top:8px;overflow:hidden;overflow-wrap:anywhere}
.words{display:flow-root;padding:7px 10px 6px}.mine{margin-left:auto;background:#d9fdd3}
.bubble time{float:right;margin:6px 0 0 10px;color:#8a938c;font-size:11px}.foot{color:#8a938c;font-size:12.5px;margin-top:3px}
.tap{border-top:1px solid #e8e8e8;padding:9px;text-align:center;color:#0a7c6e;font-size:14.5px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.file{background:#f4f2ef;border-radius:8px;padding:9px 10px;margin-bottom:5px}
.sheet{background:#fff;border-radius:14px 14px 0 0;margin:14px -10px -16px;padding:12px 16px}.sheet b{display:block;text-align:center;padding-bottom:8px}
.line{border-top:1px solid #eee;padding:8px 0;display:flex;justify-content:space-between;gap:10px}.line span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.line small{display:block;color:#777;white-space:normal}`;

export const drawWhatsApp: Drawing = (items) =>
  phone(
    CSS,
    `<div class="top">${MARK}<div><b>PlusUn</b><small>Compte professionnel</small></div></div>`,
    items.map((item, at) => drawItem(item, at === items.length - 1)).join(''),
  );

function drawItem(item: Item, isLast: boolean): string {
  if ('said' in item)
    return `<div class="bubble mine"><div class="words">${lines(escape(item.said))}<time>18:04 ✓✓</time></div></div>`;
  const { drawn, file } = item.raw as Arrived;
  const { text, footer, buttons, rows, unfolds, link } = drawn;
  const attached = file ? `<div class="file">📄 ${escape(file.name)}</div>` : '';
  const foot = footer ? `<div class="foot">${escape(footer)}</div>` : '';
  const taps = [
    ...buttons.map(({ title }) => `↩ ${escape(title)}`),
    ...(rows.length > 0 ? [`☰ ${escape(unfolds ?? '')}`] : []),
    ...(link ? [`↗ ${escape(link.label)}`] : []),
  ].map((tap) => `<div class="tap">${tap}</div>`);
  const sheet =
    isLast && rows.length > 0
      ? `<div class="sheet"><b>${escape(unfolds ?? '')}</b>${rows.map(({ title, description }) => `<div class="line"><span>${escape(title)}${description ? `<small>${escape(description)}</small>` : ''}</span>○</div>`).join('')}</div>`
      : '';
  return `<div class="bubble"><div class="words">${attached}${lines(bold(escape(text)))}${foot}<time>18:04</time></div>${taps.join('')}</div>${sheet}`;
}

const bold = (html: string): string => html.replace(/(^|\s)\*(\S(?:[^*\n]*\S)?)\*(?=\s|$)/g, '$1<b>$2</b>');
