/** What one cell of the catalogue may hold: each reader gives the value, or says why not and what to write instead. */

export type Cell<Value> = { readonly value: Value } | { readonly why: string };
export type ReadCell<Value> = (raw: string) => Cell<Value>;

const MOST_WORDS_A_SENTENCE = 30;

/** Words as a person counts them: a lone ":" or "€" is none. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/);

/** A text that must be there, in sentences short enough to be read on a telephone. */
export const sentence =
  (mostWords = MOST_WORDS_A_SENTENCE): ReadCell<string> =>
  (raw) => {
    if (raw === '') return { why: 'is empty: write it' };
    if (/\p{Cc}/u.test(raw)) return { why: 'holds a control character: type it again without copying' };
    const longest = Math.max(...sentencesOf(raw).map(countWords));
    return longest > mostWords
      ? { why: `has a sentence of ${longest} words: cut it to ${mostWords} at most` }
      : { value: raw };
  };

export const slug: ReadCell<string> = (raw) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(raw)
    ? { value: raw }
    : { why: `"${raw}" is no id: use small letters, digits and single dashes` };

export const oneOf =
  <Word extends string>(words: readonly Word[]): ReadCell<Word> =>
  (raw) => {
    const word = words.find((candidate) => candidate === raw);
    return word === undefined
      ? { why: `"${raw}" is unknown: use one of ${words.join(', ')}` }
      : { value: word };
  };

/** Words between commas, none twice; an empty cell is an empty list. */
export const list: ReadCell<readonly string[]> = (raw) => {
  if (raw === '') return { value: [] };
  const words = raw.split(',').map((word) => word.trim());
  if (words.includes('')) return { why: 'has an empty word between two commas: take one comma out' };
  const twice = words.find((word, at) => words.indexOf(word) !== at);
  return twice === undefined ? { value: words } : { why: `says "${twice}" twice: keep one` };
};

export const listOf =
  <Word extends string>(words: readonly Word[], least = 0): ReadCell<readonly Word[]> =>
  (raw) => {
    const found = list(raw);
    if ('why' in found) return found;
    const unknown = found.value.find((word) => !words.some((known) => known === word));
    if (unknown !== undefined) return { why: `"${unknown}" is unknown: use some of ${words.join(', ')}` };
    return found.value.length < least
      ? { why: `is empty: use some of ${words.join(', ')}` }
      : { value: words.filter((word) => found.value.includes(word)) };
  };

/** A public address: https, a real host name, no user name or password in it. */
export const httpsUrl: ReadCell<string> = (raw) => {
  const url = URL.parse(raw);
  const isFit =
    url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
  return isFit ? { value: raw } : { why: `"${raw}" is no public address: write https://… in full` };
};

/** A day that exists, as 2026-11-22. */
export const isoDay: ReadCell<string> = (raw) => {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(raw)) {
      return { value: Temporal.PlainDate.from(raw, { overflow: 'reject' }).toString() };
    }
  } catch {
    // 2026-02-30: falls through to the same advice.
  }
  return { why: `"${raw}" is no day: write it as 2026-11-22` };
};

/** 1 or more, whole. */
export const order: ReadCell<number> = (raw) =>
  /^[1-9]\d?$/.test(raw) ? { value: Number(raw) } : { why: `"${raw}" is no order: use 1, 2, 3…` };

/** As it is dialled, in any grouping; "15 ou 112" is two. */
export const phone: ReadCell<string> = (raw) =>
  /^\d[\d ]*( ou \d[\d ]*)?$/.test(raw)
    ? { value: raw }
    : { why: `"${raw}" is no telephone number: use digits and spaces, "15 ou 112" for two` };

export const optional =
  <Value>(read: ReadCell<Value>): ReadCell<Value | undefined> =>
  (raw) =>
    raw === '' ? { value: undefined } : read(raw);
