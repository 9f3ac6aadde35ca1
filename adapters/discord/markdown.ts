/**
 * Discord reads markup in everything a bot writes. Here each sign that could be markup is made plain, so that no name
 * or description can be a heading, a link with a false face, or a mention.
 */

/**
 * An address is left as it is: Discord reads nothing inside it, and a backslash would become part of it, the one
 * before a "<" that follows too.
 */
const ADDRESS = /https?:\/\/[^\s<]+<?/g;
/** What a "<" begins when it is more than a sign: mentions, emojis, moments, commands, addresses. */
const CALL = /^(?:@|#|a?:|t:|id:|\/[^>]*:\d|https?:)/;
const SIGNS = /[\\*_~`|<>[\]()#@:]/g;
/** Lists, at the beginning of a line only. */
const LINE_SIGNS = /^([^\S\n]*)(?:([-+])|(\d+)\.)(?=\s)/gm;

export function plain(text: string): string {
  let out = '';
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    out += disarm(text.slice(from, index), from === 0) + address;
    from = index + address.length;
    if (address.endsWith('<') && CALL.test(text.slice(from))) out = `${out.slice(0, -1)} \\<`;
  }
  return out + disarm(text.slice(from), from === 0);
}

export const bold = (text: string): string => `**${plain(text)}**`;

/** The domain stands in clear beside the label, so that no link can pretend to lead elsewhere. */
export function link({ label, url }: { readonly label: string; readonly url: string }): string {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) return plain(`${label} ${url}`);
  const domain = target.hostname.replace(/^www\./, '');
  const words = label === domain ? label : `${label} (${domain})`;
  // An address among the words would be a link of its own.
  if (/https?:/.test(words)) return target.href;
  return `[${plain(words)}](${target.href.replace(/\(/g, '%28').replace(/\)/g, '%29')})`;
}

function disarm(text: string, startsLine: boolean): string {
  const signs = text.replace(SIGNS, '\\$&');
  return signs.replace(LINE_SIGNS, (found, space: string, bullet?: string, digits?: string, at = 0) =>
    at === 0 && !startsLine ? found : bullet ? `${space}\\${bullet}` : `${space}${digits}\\.`,
  );
}
