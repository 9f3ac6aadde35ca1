/** What the drawings of all platforms share: a phone's width, escaping, the words of the platform's own frame. */

/** What happened in a conversation, oldest first: something the person said, or a message as the platform keeps it. */
export type Item = { readonly said: string } | { readonly raw: unknown };

export interface Drawing {
  /** A whole page. */
  (items: readonly Item[]): string;
}

export const WIDTH = 390;

export const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
export const lines = (html: string): string => html.replace(/\n/g, '<br>');

export const MARK = '<span class="mark">+1</span>';

export function phone(css: string, header: string, body: string): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><style>
*{box-sizing:border-box;margin:0}
body{width:${WIDTH}px;font:15px/1.35 "DejaVu Sans Condensed","DejaVu Sans",sans-serif;color:#111}
#phone{width:${WIDTH}px;overflow:hidden}
.top{display:flex;align-items:center;gap:10px;padding:10px 14px;border-bottom:1px solid #0002;background:#fff}
.top b{font-size:16px}.top small{display:block;color:#777;font-size:12px}
.mark{display:inline-flex;align-items:center;justify-content:center;width:36px;height:36px;flex:none;border-radius:50%;background:#1b5340;color:#fff;font-weight:700;font-size:14px}
.thread{padding:12px 10px 16px}
a{color:inherit}
${css}</style><div id="phone">${header}<div class="thread">${body}</div></div></html>`;
}
