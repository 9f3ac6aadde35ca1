/**
 * People are in the middle of these conversations while a new release starts: a changed shape needs a new version, so
 * that somebody has thought of them (`was` for a renamed step, `migrate` for a changed meaning).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flows } from '#flows/index.ts';
import { choose, defineFlow, type Flow, say, type Step } from '#src/engine/flow.ts';

const RECORD = new URL('flow-shapes.tsv', import.meta.url);
const UPDATE = 'UPDATE_FLOW_SHAPES=1 npm test -- test/engine/flow-shapes.test.ts';

interface Shape {
  readonly flow: string;
  readonly version: number;
  readonly steps: string;
}

/** Kinds, ids and values: what answers and buttons already given out refer to. */
function stepShape(step: Step): string {
  const name = [step.id, ...step.was].join('<');
  if (step.kind === 'call') return `call:${name}=${step.flow}`;
  if (step.kind !== 'choose') return `${step.kind}:${name}`;
  const options = typeof step.options === 'function' ? '...' : step.options.join('|');
  return `${step.many ? 'tick' : 'choose'}:${name}=${options}`;
}

const shapeOf = ({ name, version, steps }: Flow): Shape => ({
  flow: name,
  version,
  steps: steps.map(stepShape).join(' '),
});

/** What is wrong between the record and the flows of today, in words that say what to do. */
function complaints(recorded: readonly Shape[], today: readonly Shape[]): readonly string[] {
  const old = new Map(recorded.map((shape) => [shape.flow, shape]));
  const changed = today.flatMap(({ flow, version, steps }) => {
    const before = old.get(flow);
    if (!before) return [`${flow} is new: run ${UPDATE}`];
    if (before.steps !== steps && before.version >= version)
      return [`${flow} has changed: raise its version to ${before.version + 1}, then run ${UPDATE}`];
    if (before.steps !== steps || before.version !== version)
      return [`${flow} is now version ${version}: run ${UPDATE}`];
    return [];
  });
  const names = new Set(today.map(({ flow }) => flow));
  const gone = recorded.filter(({ flow }) => !names.has(flow));
  return [...changed, ...gone.map(({ flow }) => `${flow} is gone: run ${UPDATE}`)];
}

const read = (): readonly Shape[] =>
  readFileSync(RECORD, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [flow = '', version, steps = ''] = line.split('\t');
      return { flow, version: Number(version), steps };
    });

const write = (shapes: readonly Shape[]): void =>
  writeFileSync(RECORD, shapes.map(({ flow, version, steps }) => `${flow}\t${version}\t${steps}\n`).join(''));

test('the shape of a conversation changes only with its version', () => {
  const today = flows.map(shapeOf).sort((a, b) => (a.flow < b.flow ? -1 : 1));
  const isUpdate = process.env['UPDATE_FLOW_SHAPES'] === '1';
  const found = complaints(read(), today).filter((line) => !isUpdate || line.includes('raise its version'));
  expect(found).toEqual([]);
  if (isUpdate) write(today);
});

test('a renamed step, another option, a step put in: each is noticed', () => {
  const make = (version: number, ...steps: Parameters<typeof defineFlow>[2]) =>
    shapeOf(defineFlow('join', { version }, steps));
  const before = [make(1, say('hello'), choose('goal', ['learn', 'teach']))];
  const raise = `join has changed: raise its version to 2, then run ${UPDATE}`;
  expect(complaints(before, before)).toEqual([]);
  expect(complaints(before, [make(1, say('hello'), choose('aim', ['learn', 'teach']))])).toEqual([raise]);
  expect(complaints(before, [make(1, say('hello'), choose('goal', ['learn', 'help']))])).toEqual([raise]);
  expect(
    complaints(before, [make(1, say('hello'), say('again'), choose('goal', ['learn', 'teach']))]),
  ).toEqual([raise]);
  expect(complaints(before, [make(2, say('hello'), choose('goal', ['learn', 'help']))])).toEqual([
    `join is now version 2: run ${UPDATE}`,
  ]);
  expect(complaints(before, [])).toEqual([`join is gone: run ${UPDATE}`]);
});
