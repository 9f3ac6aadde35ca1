/** All words shown to people, from Fluent files (`onboarding.fr.ftl`: the locale is the part before `.ftl`). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { fold } from './clean.ts';
import type { Locale, Say } from './flow.ts';

export const LOCALES: readonly Locale[] = ['fr', 'en'];

export interface Texts {
  readonly say: (locale: Locale) => Say;
  has(locale: Locale, key: string): boolean;
  /** A text that holds a list ("annuler, stop, laisser tomber"), in every language; empty when there is none. */
  words(key: string): readonly string[];
  /** The same, folded (clean.ts), as they are compared with what people type. */
  folded(key: string): ReadonlySet<string>;
}

export interface TextFile {
  readonly name: string;
  readonly content: string;
}

/** Reads every `.ftl` file of a folder. */
export function readTextFiles(folder: string): readonly TextFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}

export const localeOf = (fileName: string): Locale => (/(^|\.)en\.ftl$/.test(fileName) ? 'en' : 'fr');

/** @throws when a file has a line that is no Fluent, or a key stands twice: found at start and by `npm run check`. */
export function createTexts(files: readonly TextFile[]): Texts {
  const bundles = new Map(
    LOCALES.map((locale) => [locale, new FluentBundle(locale, { useIsolating: false })]),
  );
  for (const file of files) {
    const errors = bundles.get(localeOf(file.name))?.addResource(new FluentResource(file.content)) ?? [];
    if (errors[0]) throw new Error(`${file.name}: ${errors[0].message}`);
  }
  const pattern = (locale: Locale, key: string) => bundles.get(locale)?.getMessage(key)?.value;
  const say =
    (locale: Locale): Say =>
    (key, args) => {
      const spoken = pattern(locale, key) ? locale : 'fr';
      const found = pattern(spoken, key);
      if (!found)
        throw new Error(`no text "${key}" in flows/texts; add it to the .fr.ftl and .en.ftl of its flow`);
      return bundles.get(spoken)?.formatPattern(found, args ?? {}, []) ?? '';
    };
  const words = (key: string): readonly string[] =>
    LOCALES.flatMap((locale) => (pattern(locale, key) ? say(locale)(key).split(',') : []))
      .map((word) => word.trim())
      .filter(Boolean);
  const folded = new Map<string, ReadonlySet<string>>();
  return {
    say,
    has: (locale, key) => Boolean(pattern(locale, key)),
    words,
    folded(key) {
      const known = folded.get(key) ?? new Set(words(key).map(fold));
      folded.set(key, known);
      return known;
    },
  };
}
