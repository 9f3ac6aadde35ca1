// The page's words, in the page's language; the server puts them on <body>.
const words = JSON.parse(document.body.dataset.words);

export function say(key) {
  return words[key] || '';
}

export const locale = document.documentElement.lang;

/** French sets its marks off by a space at which no line may break. */
export function typeset(text) {
  return locale === 'fr' ? text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0') : text;
}

/** An element with a class and plain text; nothing in this page is ever made from HTML. */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = typeset(text);
  return element;
}

/** A random UUID; `crypto.randomUUID` is missing on old phones and on plain http. */
export function newId() {
  if (window.crypto.randomUUID) return window.crypto.randomUUID();
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What survives a reload of this tab; some browsers forbid it, then it lives as long as the page. */
const fallback = new Map();
export const keep = {
  get(key) {
    try {
      return window.sessionStorage.getItem(key);
    } catch {
      return fallback.get(key) || null;
    }
  },
  set(key, value) {
    try {
      window.sessionStorage.setItem(key, value);
    } catch {
      fallback.set(key, value);
    }
  },
  drop(key) {
    try {
      window.sessionStorage.removeItem(key);
    } catch {
      fallback.delete(key);
    }
  },
};
