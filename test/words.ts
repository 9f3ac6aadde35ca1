/**
 * Checks the words: both languages have the same texts with the same variables, every text a flow needs is there, none
 * is left over, and sentences stay short enough for a tired person.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Entry,
  type Message,
  parse,
  type Pattern,
  type VariableReference,
  Visitor,
} from '@fluent/syntax';
import { flows } from '#flows/index.ts';
import type { Flow, Locale, Step } from '#src/engine/flow.ts';
import { isQuestion } from '#src/engine/position.ts';
import { LOCALES, localeOf, readTextFiles } from '#src/engine/texts.ts';

const root = join(import.meta.dirname, '..');
const LONGEST_SENTENCE = 22;
const AVERAGE_SENTENCE = 15;

interface Text {
  readonly key: string;
  readonly file: string;
  readonly variables: readonly string[];
  readonly words: string;
}

const faults: string[] = [];
const lengths: number[] = [];
const texts = new Map<Locale, Map<string, Text>>(LOCALES.map((locale) => [locale, new Map()]));

for (const { name, content } of readTextFiles(join(root, 'flows/texts'))) {
  for (const entry of parse(content, {}).body) readEntry(name, entry);
}

function readEntry(file: string, entry: Entry): void {
  if (entry.type === 'Junk') faults.push(`${file}: not Fluent: ${entry.content.split('\n')[0]}`);
  if (entry.type !== 'Message') return;
  const found = texts.get(localeOf(file));
  const key = entry.id.name;
  const before = found?.get(key);
  if (before) faults.push(`${file}: "${key}" stands in ${before.file} too`);
  found?.set(key, {
    key,
    file,
    variables: variablesOf(entry),
    words: entry.value ? wordsOf(entry.value) : '',
  });
}

function variablesOf(message: Message): readonly string[] {
  const names = new Set<string>();
  const visitor = new (class extends Visitor {
    override visitVariableReference(node: VariableReference): void {
      names.add(node.id.name);
    }
  })();
  visitor.visit(message);
  return [...names].sort();
}

function wordsOf(pattern: Pattern): string {
  return pattern.elements.map((element) => (element.type === 'TextElement' ? element.value : 'x')).join('');
}

/** Texts that a flow's shape asks for. */
function neededBy(flow: Flow): readonly string[] {
  return flow.steps.flatMap((step) => {
    const key = `${flow.name}-${step.id}`;
    if (isQuestion(step) && step.form)
      return [...wordsOfQuestion(key, step), `${key}-field`, `${flow.name}-${step.form}-form`];
    if (isQuestion(step)) return wordsOfQuestion(key, step);
    return step.kind === 'say' && !step.isShown ? [key] : [];
  });
}
function wordsOfQuestion(key: string, step: Extract<Step, { kind: 'ask' | 'choose' }>): readonly string[] {
  const values = step.kind === 'ask' || typeof step.options === 'function' ? [] : step.options;
  return [key, ...values.map((value) => `${key}-${value}`)];
}

const sources = ['src', 'adapters', 'flows', 'prisma/seed'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(ts|js|html)$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')),
);
const code = sources.join('\n');

/** A key built in code: `plus-one-done-${…}` in the source means every text that begins so is used. */
const beginnings = [...code.matchAll(/[`'"]([a-z0-9-]{3,}-)(?:\$\{|['"]\s*\+)/g)].map(
  (match) => match[1] ?? '',
);
const quoted = new Set(
  [...code.matchAll(/[`'"]([a-z0-9]+(?:-[a-z0-9]+)+)[`'"]/g)].map((match) => match[1] ?? ''),
);
const needed = new Set(flows.flatMap(neededBy));
const optional = new Set(
  flows.flatMap((flow) => [
    `${flow.name}-words`,
    ...flow.steps.flatMap(({ id }) => [`${flow.name}-${id}-help`, `${flow.name}-${id}-field-hint`]),
  ]),
);

for (const locale of LOCALES) {
  const own = texts.get(locale) ?? new Map<string, Text>();
  const other = texts.get(locale === 'fr' ? 'en' : 'fr') ?? new Map<string, Text>();
  for (const key of needed) if (!own.has(key)) faults.push(`${locale}: no text "${key}", which a flow says`);
  for (const { key, file, variables, words } of own.values()) {
    const twin = other.get(key);
    if (!twin) faults.push(`${file}: "${key}" has no ${locale === 'fr' ? 'English' : 'French'} text`);
    else if (twin.variables.join() !== variables.join())
      faults.push(
        `${file}: "${key}" has the variables ${variables.join() || '(none)'}, ${twin.file} ${twin.variables.join() || '(none)'}`,
      );
    const isUsed =
      needed.has(key) ||
      optional.has(key) ||
      quoted.has(key) ||
      beginnings.some((start) => key.startsWith(start));
    if (!isUsed) faults.push(`${file}: "${key}" is said nowhere`);
    if (!key.includes('-words')) checkSentences(file, key, words);
  }
}

function checkSentences(file: string, key: string, words: string): void {
  for (const sentence of words.split(/[.!?…:\n]+\s/)) {
    const count = sentence.split(/[\s ]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (count > 0) lengths.push(count);
    if (count > LONGEST_SENTENCE)
      faults.push(`${file}: "${key}" has a sentence of ${count} words; make two of it`);
  }
}

const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
if (average > AVERAGE_SENTENCE)
  faults.push(`sentences have ${average.toFixed(1)} words on average; 15 at most`);

for (const fault of faults) console.error(fault);
console.log(
  `words: ${texts.get('fr')?.size} texts in 2 languages, ${average.toFixed(1)} words a sentence, ${faults.length} faults`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
