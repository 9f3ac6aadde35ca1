/** The dialogue stack of one person: runs of flows, the one that takes their words on top, news that wait at the bottom. */
import type { Flow } from './flow.ts';
import type { FlowBook } from './flow-book.ts';
import type { Slots } from './message.ts';
import { adopt } from './position.ts';
import type { Frame } from './session.ts';

const RUN_ID_LENGTH = 6;
const LONGEST = 12;

export class Stack {
  frames: readonly Frame[];
  readonly #book: FlowBook;
  readonly #now: Date;
  readonly #newId: () => string;

  /** Runs of flows that are no more are dropped; those begun under an older version are brought up to date. */
  constructor(frames: readonly Frame[], book: FlowBook, now: Date, newId: () => string) {
    this.#book = book;
    this.#now = now;
    this.#newId = newId;
    this.frames = [];
    this.restore(frames);
  }

  /** Everything as it was stored. */
  restore(frames: readonly Frame[]): void {
    this.frames = frames.flatMap((frame) => {
      const flow = this.#book.byName(frame.flow);
      return flow ? [adopt(flow, frame)] : [];
    });
  }

  /** The run that typed words belong to. */
  get active(): Frame | undefined {
    return this.frames.findLast((frame) => !frame.isWaiting);
  }

  byRun(runId: string | undefined): Frame | undefined {
    return this.frames.find((frame) => frame.runId === runId);
  }

  callerOf(frame: Frame): Frame | undefined {
    return this.byRun(frame.calledBy);
  }

  calledFrom(frame: Frame): Frame | undefined {
    return this.frames.find(({ calledBy }) => calledBy === frame.runId);
  }

  /** Puts a new run on top. What is not worth coming back to is dropped, and an older run of the same flow too. */
  push(flow: Flow, slots: Slots): void {
    const before = this.frames.findLast((frame) => !frame.isWaiting && frame.flow === flow.name);
    const taken = Object.entries(before?.slots ?? {}).filter(([id]) => flow.keeps.includes(id));
    this.#forgetRunsOf(flow);
    const kept = this.frames.filter((frame) => frame.isWaiting || this.#isResumable(frame));
    this.#set([...kept, this.#newFrame(flow, { ...Object.fromEntries(taken), ...slots })]);
  }

  /** A run that began elsewhere. The outcome of what the person just did comes first; other news wait while they are busy. */
  receive(flow: Flow, slots: Slots): Frame {
    const isBusy = this.active !== undefined && flow.delivery !== 'answer';
    const frame = { ...this.#newFrame(flow, slots), ...(isBusy && { isWaiting: true }) };
    this.#set(isBusy ? [frame, ...this.frames] : [...this.frames, frame]);
    return frame;
  }

  /** A run that its caller waits for: just above it; on top when the caller was part of an older run of the same flow. */
  call(caller: Frame, flow: Flow, slots: Slots): void {
    if (!caller.isWaiting) this.#forgetRunsOf(flow);
    const called: Frame = {
      ...this.#newFrame(flow, slots),
      calledBy: caller.runId,
      ...(caller.flow === flow.name && { before: asAsked(flow, caller) }),
      ...(caller.isWaiting && { isWaiting: true }),
    };
    const at = this.frames.findIndex(({ runId }) => runId === caller.runId);
    const place = at < 0 ? this.frames.length : at + 1;
    this.#set(this.frames.toSpliced(place, 0, called));
  }

  /** The same run from its first question, with what it was given and nothing of what was answered; its old buttons are void. */
  renew(frame: Frame): void {
    const flow = this.#book.byName(frame.flow);
    if (!flow) return;
    const given = Object.entries(frame.slots).filter(([id]) => !frame.answered.includes(id));
    const { calledBy } = frame;
    const fresh = this.#newFrame(flow, Object.fromEntries(given));
    this.#swap(frame, { ...fresh, ...(calledBy !== undefined && { calledBy }) });
  }

  /** The run called from here goes on by itself, later; what is not worth coming back to is dropped. */
  release(frame: Frame): void {
    const called = this.calledFrom(frame);
    if (!called) return;
    const { calledBy: _calledBy, ...free } = called;
    if (this.#isResumable(called)) return this.replace(free);
    this.release(called);
    this.drop(called);
  }

  /** The person turned to this run: it, and those that wait for it to end, take their words from now on. */
  raise(frame: Frame): Frame {
    const caller = this.callerOf(frame);
    if (caller) this.raise(caller);
    const { isWaiting: _isWaiting, ...raised } = frame;
    this.drop(frame);
    this.frames = [...this.frames, raised];
    return raised;
  }

  drop(frame: Frame): void {
    this.frames = this.frames.filter(({ runId }) => runId !== frame.runId);
  }

  /** Nothing is left to come back to but this. */
  dropOthers(frame: Frame): void {
    this.frames = this.frames.filter(({ runId }) => runId === frame.runId);
  }

  replace(frame: Frame): void {
    this.#swap(frame, frame);
  }

  #swap(old: Frame, fresh: Frame): void {
    this.frames = this.frames.map((frame) => (frame.runId === old.runId ? fresh : frame));
  }

  /** What has waited longest is given up first; of what was begun, the oldest. The newest always has its place. */
  #set(frames: readonly Frame[]): void {
    this.frames = frames;
    while (this.frames.length > LONGEST) {
      const oldest = this.frames.findLast(({ isWaiting }) => isWaiting) ?? this.frames[0];
      if (oldest) this.drop(oldest);
    }
  }

  /** Begun again, a flow does not come back later where it was left; nor do those it had called. */
  #forgetRunsOf(flow: Flow): void {
    let gone = this.frames.filter((frame) => !frame.isWaiting && frame.flow === flow.name);
    while (gone.length > 0) {
      const callers = gone.map(({ runId }) => runId);
      for (const frame of gone) this.drop(frame);
      gone = this.frames.filter(({ calledBy }) => calledBy !== undefined && callers.includes(calledBy));
    }
  }

  #isResumable(frame: Frame): boolean {
    return this.#book.byName(frame.flow)?.resumable !== false;
  }

  #newFrame(flow: Flow, slots: Slots): Frame {
    const runId = this.#newId().slice(0, RUN_ID_LENGTH);
    const startedAt = this.#now.toISOString();
    return { runId, flow: flow.name, version: flow.version, slots, answered: [], startedAt };
  }
}

/** A run that gives way to one of its own flow: what was asked in one's own words stays, the rest is said and chosen anew. */
function asAsked(flow: Flow, { slots, answered }: Frame): NonNullable<Frame['before']> {
  const kept = answered.filter((id) => flow.steps.some((step) => step.id === id && step.kind === 'ask'));
  const left = Object.entries(slots).filter(([id]) => kept.includes(id) || !answered.includes(id));
  return { slots: Object.fromEntries(left), answered: kept };
}
