/** The texts of flows/texts as patterns, to recognise them in what people read. */
import { LOCALES, localeOf, readTextFiles } from '#src/engine/texts.ts';
import { parse, type Pattern, type PatternElement } from '@fluent/syntax';

const TEXTS = new URL('../../flows/texts', import.meta.url).pathname;
const WORDLESS = ' , : ';
const ANYTHING = '[\\s\\S]*?';

let patterns: ReadonlyMap<string, readonly RegExp[]> | undefined;

/**
 * A text in each language, its variables standing for anything.
 * @throws when there is no such text, or when it has no words of its own and so would be found in everything.
 */
export function patternsOf(key: string): readonly RegExp[] {
  patterns ??= readPatterns();
  const found = patterns.get(key);
  if (!found) throw new Error(`no text "${key}" in flows/texts`);
  if (found.some((pattern) => pattern.test(WORDLESS)))
    throw new Error(`"${key}" is found in everything: quote words`);
  return found;
}

function readPatterns(): ReadonlyMap<string, readonly RegExp[]> {
  const all = new Map<string, RegExp[]>();
  for (const locale of LOCALES) {
    const texts = new Map<string, Pattern>();
    for (const { content } of readTextFiles(TEXTS).filter(({ name }) => localeOf(name) === locale)) {
      for (const entry of parse(content, {}).body) {
        if (entry.type === 'Message' && entry.value) texts.set(entry.id.name, entry.value);
      }
    }
    for (const [key, value] of texts) {
      all.set(key, [...(all.get(key) ?? []), new RegExp(sourceOf(value, texts), 'u')]);
    }
  }
  return all;
}

const sourceOf = ({ elements }: Pattern, texts: ReadonlyMap<string, Pattern>): string =>
  elements.map((element) => elementSource(element, texts)).join('');

/** Words as they are, choices as alternatives, other texts in full, variables as anything. */
function elementSource(element: PatternElement, texts: ReadonlyMap<string, Pattern>): string {
  if (element.type === 'TextElement') return RegExp.escape(element.value);
  const { expression } = element;
  if (expression.type === 'SelectExpression')
    return `(?:${expression.variants.map(({ value }) => sourceOf(value, texts)).join('|')})`;
  const other = expression.type === 'MessageReference' ? texts.get(expression.id.name) : undefined;
  return other ? sourceOf(other, texts) : ANYTHING;
}
