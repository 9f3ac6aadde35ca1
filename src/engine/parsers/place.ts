import type { Parser } from '../flow.ts';

/** A French commune by postcode or name; the value is its INSEE code. */
export const place = (): Parser => ({
  strength: 'strong',
  parse: (said, { read }) => {
    const found = read.places.find(said);
    if (found.kind === 'one') return { ok: true, value: found.place.code };
    if (found.kind === 'none') return { ok: false, why: 'parse-place-wrong' };
    return {
      ok: 'which',
      options: found.places.map(({ code, name, postcode }) => ({
        value: code,
        label: `${name} (${postcode})`,
      })),
    };
  },
  pick: (code, { read }) => read.places.byCode(code)?.code,
  show: (value, { read }) => read.places.byCode(String(value))?.name ?? String(value ?? ''),
});
