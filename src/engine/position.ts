/** Where a run stands: computed from its answers, never stored. All pure. */
import type { Flow, Step } from './flow.ts';
import type { Json, Slots } from './message.ts';
import type { Frame } from './session.ts';

/** The first step whose `when` holds and which is not done; undefined at the end of the flow. */
export function openStep(flow: Flow, frame: Frame): Step | undefined {
  return flow.steps.find((step) => isAsked(step, frame.slots) && !isDone(step, frame));
}

export const stepOf = (flow: Flow, id: string): Step | undefined =>
  flow.steps.find((step) => step.id === id || step.was.includes(id));

export const isQuestion = (step: Step): step is Extract<Step, { kind: 'ask' | 'choose' }> =>
  step.kind === 'ask' || step.kind === 'choose';

const isAsked = (step: Step, slots: Slots): boolean => step.when?.(slots) ?? true;
const isDone = (step: Step, frame: Frame): boolean =>
  isQuestion(step) ? step.id in frame.slots : frame.answered.includes(step.id);

/** The frame once this step is done, with its value when it is a question (null: skipped). */
export function finish(flow: Flow, frame: Frame, step: Step, value?: Json): Frame {
  const { ticked: _ticked, before, ...rest } = frame;
  const slots = value === undefined ? frame.slots : { ...frame.slots, [step.id]: value };
  // What is only said, or asked elsewhere, does not bar the way back.
  const isOpen = step.kind === 'say' || step.kind === 'call';
  const next = {
    ...rest,
    ...(isOpen && before && { before }),
    slots,
    answered: [...frame.answered.filter((id) => id !== step.id), step.id],
  };
  return prune(flow, value === undefined ? next : clearFor(next, step, value, frame));
}

/** Without the answers that this one asks for anew. */
function clearFor(frame: Frame, step: Step, value: Json, { slots, answered }: Frame): Frame {
  const cleared = step.kind === 'choose' ? (step.clears?.(value) ?? []) : [];
  if (cleared.length === 0) return frame;
  return { ...clear(frame, [step.id, ...cleared]), before: { slots, answered } };
}

/** Another answer to a question already answered; the other answers stay, those that no longer apply fall. */
export function correct(flow: Flow, frame: Frame, step: Step, value: Json): Frame {
  const { before: _before, ...rest } = frame;
  const next = { ...rest, slots: { ...frame.slots, [step.id]: value } };
  return prune(flow, clearFor(next, step, value, frame));
}

/** Before the last answer, or before the choice that asked for it anew; undefined when there is none, or when something was done since that cannot be undone. */
export function stepBack(flow: Flow, frame: Frame): Frame | undefined {
  const { before, ticked: _ticked, ...rest } = frame;
  if (before) return { ...rest, ...before };
  for (let at = frame.answered.length - 1; at >= 0; at--) {
    const step = stepOf(flow, frame.answered[at] ?? '');
    if (step?.kind === 'act') return undefined;
    if (step && isQuestion(step)) return clear(frame, frame.answered.slice(at));
  }
  return undefined;
}

/** True when an `act` has been carried out after this question was answered; without a question, in the whole run. */
export function isSealed(flow: Flow, frame: Frame, id?: string): boolean {
  const after = id === undefined ? frame.answered : frame.answered.slice(frame.answered.indexOf(id) + 1);
  return after.some((done) => stepOf(flow, done)?.kind === 'act');
}

/** A run begun under an older version of its flow: renamed steps keep their answers. */
export function adopt(flow: Flow, frame: Frame): Frame {
  if (frame.version === flow.version) return frame;
  const { before: _before, ...rest } = frame;
  const slots: Record<string, Json> = { ...(flow.migrate?.(frame.slots, frame.version) ?? frame.slots) };
  const now = new Map(flow.steps.flatMap((step) => step.was.map((old) => [old, step.id] as const)));
  for (const [old, id] of now) {
    const value = slots[old];
    if (value === undefined) continue;
    slots[id] = value;
    delete slots[old];
  }
  const answered = frame.answered.map((id) => now.get(id) ?? id);
  return { ...rest, version: flow.version, slots, answered };
}

function clear(frame: Frame, ids: readonly string[]): Frame {
  const { ticked: _ticked, ...rest } = frame;
  const kept = Object.entries(frame.slots).filter(([id]) => !ids.includes(id));
  return {
    ...rest,
    slots: Object.fromEntries(kept),
    answered: frame.answered.filter((id) => !ids.includes(id)),
  };
}

/** Drops what no longer applies, but for what has been carried out; one fall can cause the next. */
function prune(flow: Flow, frame: Frame): Frame {
  const fallen = flow.steps.filter(
    (step) => step.kind !== 'act' && frame.answered.includes(step.id) && !isAsked(step, frame.slots),
  );
  if (fallen.length === 0) return frame;
  return prune(
    flow,
    clear(
      frame,
      fallen.map((step) => step.id),
    ),
  );
}
