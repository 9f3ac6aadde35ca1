import { describe, expect, test } from 'vitest';
import { act, ask, choose, defineFlow, is, say } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { adopt, correct, finish, isSealed, openStep, stepBack, stepOf } from '#src/engine/position.ts';
import type { Frame } from '#src/engine/session.ts';

const question = {
  name: ask('name', text()),
  goal: choose('goal', ['learn', 'mentor']),
  topic: ask('topic', text(), { when: is('goal', 'mentor') }),
  consent: choose('consent', ['yes', 'no']),
};
const first = defineFlow('join', { version: 1 }, Object.values(question));

function run(flow = first, answers: Slots = {}): Frame {
  const empty: Frame = {
    runId: 'r1',
    flow: 'join',
    version: flow.version,
    slots: {},
    answered: [],
    startedAt: '',
  };
  return Object.entries(answers).reduce((frame, [id, value]) => {
    const step = stepOf(flow, id);
    return step ? finish(flow, frame, step, value) : frame;
  }, empty);
}
const at = (flow: typeof first, frame: Frame) => openStep(flow, frame)?.id;

describe('somebody stands at consent when the flow is changed under them', () => {
  const waiting = run(first, { name: 'Léa', goal: 'learn' });

  test('a question put in between is asked, and nothing is lost', () => {
    const next = defineFlow('join', { version: 2 }, [
      question.name,
      ask('language', text()),
      question.goal,
      question.topic,
      question.consent,
    ]);
    const frame = adopt(next, waiting);
    expect(at(next, frame)).toBe('language');
    expect(at(next, finish(next, frame, stepOf(next, 'language') ?? question.name, 'fr'))).toBe('consent');
    expect(frame.slots).toEqual({ name: 'Léa', goal: 'learn' });
  });

  test('a question taken out does not move them', () => {
    const next = defineFlow('join', { version: 2 }, [question.name, question.consent]);
    expect(at(next, adopt(next, waiting))).toBe('consent');
  });

  test('a renamed question keeps its answer', () => {
    const next = defineFlow('join', { version: 2 }, [
      ask('first-name', text(), { was: ['name'] }),
      question.goal,
      question.consent,
    ]);
    const frame = adopt(next, waiting);
    expect(at(next, frame)).toBe('consent');
    expect(frame.slots).toEqual({ 'first-name': 'Léa', goal: 'learn' });
    expect(frame.answered).toEqual(['first-name', 'goal']);
  });
});

test('correcting an answer drops those that no longer apply, and only those', () => {
  const frame = run(first, { name: 'Léa', goal: 'mentor', topic: 'compta' });
  const corrected = correct(first, frame, question.goal, 'learn');
  expect(corrected.slots).toEqual({ name: 'Léa', goal: 'learn' });
  expect(at(first, corrected)).toBe('consent');
});

test('back goes to the last question, past what was only said', () => {
  const flow = defineFlow('join', { version: 1 }, [question.name, say('thanks'), question.consent]);
  const frame = finish(flow, run(flow, { name: 'Léa' }), stepOf(flow, 'thanks') ?? question.name);
  const before = stepBack(flow, frame);
  expect(before && at(flow, before)).toBe('name');
});

test('back stops at what has been done, and a correction knows it', () => {
  const flow = defineFlow('join', { version: 1 }, [question.name, act('save', () => []), question.consent]);
  const frame = finish(flow, run(flow, { name: 'Léa' }), stepOf(flow, 'save') ?? question.name);
  expect(stepBack(flow, frame)).toBeUndefined();
  expect(isSealed(flow, frame, 'name')).toBe(true);
});

test('"change my name" asks for the name, then for agreement again', () => {
  const flow = defineFlow('join', { version: 1 }, [
    question.name,
    choose('summary', ['right', 'change-name'], {
      clears: (value) => (value === 'change-name' ? ['name'] : []),
    }),
    question.consent,
  ]);
  const frame = run(flow, { name: 'Léa', summary: 'change-name' });
  expect(at(flow, frame)).toBe('name');
  expect(at(flow, finish(flow, frame, question.name, 'Lia'))).toBe('summary');
});

test('two steps of one name are a fault of the author, told at once', () => {
  expect(() => defineFlow('join', { version: 1 }, [question.name, question.name])).toThrow(
    'two steps are called "name"',
  );
});

describe('a choice that asks an answer anew', () => {
  const flow = defineFlow('join', { version: 1 }, [
    question.name,
    question.goal,
    choose('summary', ['right', 'change-name'], {
      clears: (value) => (value === 'change-name' ? ['name'] : []),
    }),
  ]);
  const changing = run(flow, { name: 'Léa', goal: 'learn', summary: 'change-name' });

  test('is taken back by going back: the old answer stands', () => {
    expect(at(flow, changing)).toBe('name');
    const back = stepBack(flow, changing);
    expect(back?.slots).toEqual({ name: 'Léa', goal: 'learn' });
    expect(back && at(flow, back)).toBe('summary');
  });

  test('once answered anew, going back leads to that answer', () => {
    const anew = finish(flow, changing, question.name, 'Zoé');
    expect(anew.before).toBeUndefined();
    const back = stepBack(flow, anew);
    expect(back && at(flow, back)).toBe('name');
  });
});
