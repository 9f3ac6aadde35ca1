/** Slack's way to write text: three signs are escaped, and whatever stands between `<` and `>` is a reference. */
import type { types } from '@slack/bolt';
import { cleanText, cutText } from '#src/engine/clean.ts';

export const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const unescape = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** What a person wrote, as they saw it: mentions of the program left out, links and channels by what they show. */
export function readable(text: string, ownUserId: string): string {
  const shown = text.replace(/<([^<>]*)>/g, (_, reference: string) => {
    const [target = '', label] = reference.split('|', 2);
    if (target === `@${ownUserId}`) return ' ';
    if (/^[@#]/.test(target)) return label ? `${target.charAt(0)}${label.replace(/^[@#]/, '')}` : target;
    if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`;
    return label ?? target.replace(/^(mailto|tel):/, '');
  });
  return cleanText(unescape(shown));
}

/** For a place that holds so many characters, counted after escaping. */
function fitted(text: string, length: number): string {
  for (let keep = length; keep > 0; keep--) {
    const escaped = escape(cutText(text, keep));
    if (escaped.length <= length) return escaped;
  }
  return '…';
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Fit to be sent. */
export const sendable = (text: string): string => text.toWellFormed().replace(CONTROLS, '').trim();

/** A label: one line, never empty. @param length characters, counted after escaping. */
export const plain = (label: string, length: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: fitted(sendable(label).replace(/\s+/g, ' ') || '…', length),
  emoji: false,
});
