/**
 * The working state of one turn: the dialogue stack, what is said, what is asked to change. Lives for one turn only;
 * `turn` turns it into data.
 */
import type { Context, Effect, Flow, Locale, Parsed, PersonView, Say, Step, TextArgs } from './flow.ts';
import type { FlowBook } from './flow-book.ts';
import { formatFor } from './format.ts';
import type { Address, ChoicePart, Json, Option, Part, Slots } from './message.ts';
import { questionsOfForm } from './forms.ts';
import { finish, isQuestion, openStep, stepOf } from './position.ts';
import type { Read } from './read.ts';
import type { Frame, Session } from './session.ts';
import { Stack } from './stack.ts';
import type { Texts } from './texts.ts';
import { makeToken } from './tokens.ts';

export interface World {
  readonly book: FlowBook;
  readonly texts: Texts;
  readonly read: Read;
  /** Words of distress: answered before anything else (src/people/distress.ts). */
  readonly isDistress: (text: string) => boolean;
  newId(): string;
  /** A language model helps where the rules do not understand (src/ai). */
  readonly isHelped?: boolean;
}

type Question = Extract<Step, { kind: 'ask' | 'choose' }>;
export interface OpenQuestion {
  readonly frame: Frame;
  readonly flow: Flow;
  readonly step: Question;
}

/** More steps than any flow has: a loop in a flow ends as a fault instead of hanging the program. */
const MOST_STEPS = 200;
const MORNING = 8;
const EVENING = 21;

export class Talk {
  readonly parts: Part[] = [];
  readonly effects: Effect[] = [];
  readonly world: World;
  readonly now: Date;
  readonly stack: Stack;
  offered: readonly Option[];
  /** See `Session.isOwed`. */
  isOwed: boolean;
  /** This turn is about something that happened elsewhere. */
  isNews = false;
  /** Where this turn's words were written. */
  from: Address | undefined;
  /** Something was said or shown that is more than the question under it. */
  hasSaid = false;
  /** Set when this turn showed options. */
  hasOffered = false;
  /** See `Session.model`. */
  model: Session['model'];
  /** Entries of the catalogue in a model's words, by id; `wanted`: those that a flow asked for. */
  phrases: ReadonlyMap<string, string> = new Map();
  readonly wanted = new Set<string>();
  /** See `Session.beforeGuess`. */
  readonly beforeGuess: Session['beforeGuess'];
  locale: Locale;
  private person: PersonView;
  private hasFinished = false;
  private readonly looked = new Map<string, Promise<unknown>>();

  constructor(world: World, session: Session, person: PersonView, now: Date) {
    this.world = world;
    this.now = now;
    this.person = person;
    this.locale = person.locale;
    this.offered = session.offered;
    this.isOwed = session.isOwed === true;
    this.model = world.isHelped ? session.model : undefined;
    this.beforeGuess = session.beforeGuess;
    this.stack = new Stack(session.stack, world.book, now, world.newId);
  }

  get say(): Say {
    return this.world.texts.say(this.locale);
  }

  get personId(): string {
    return this.person.id;
  }

  get isOrganiser(): boolean {
    return this.person.isOrganiser;
  }

  tell(key: string, args?: TextArgs): void {
    this.parts.push({ kind: 'text', text: this.say(key, args) });
  }

  context(frame: Frame): Context {
    return {
      slots: frame.slots,
      now: this.now,
      person: { ...this.person, locale: this.locale },
      ...(this.from && { from: this.from }),
      read: this.world.read,
      once: (key, look) => this.once(key, look),
      say: this.say,
      format: formatFor(this.locale, this.person.zone),
      newId: this.world.newId,
      ...(this.model === 'told' && { plainly: (id: string) => this.plainly(id) }),
    };
  }

  private once<T>(key: string, look: () => Promise<T>): Promise<T> {
    const found = this.looked.get(key) ?? look();
    this.looked.set(key, found);
    // A key stands for one look-up, so for one sort of answer.
    return found as Promise<T>;
  }

  /** Asked for in one turn, and there in the same turn taken again. */
  private plainly(id: string): string | undefined {
    this.wanted.add(id);
    return this.phrases.get(id);
  }

  /** The run that typed words belong to. */
  get active(): Frame | undefined {
    return this.stack.active;
  }

  /** The question the active run waits at. */
  get open(): OpenQuestion | undefined {
    return this.active && this.questionAt(this.active);
  }

  /** Questions of news that wait for an answer beside it, the newest first. */
  get waiting(): readonly OpenQuestion[] {
    const waiting = this.stack.frames.filter(({ isWaiting }) => isWaiting);
    return waiting.flatMap((frame) => this.questionAt(frame) ?? []);
  }

  private questionAt(frame: Frame): OpenQuestion | undefined {
    const flow = this.world.book.byName(frame.flow);
    const step = flow && openStep(flow, frame);
    return flow && step && isQuestion(step) ? { frame, flow, step } : undefined;
  }

  /** Something was asked for whose outcome will be told in a moment. */
  get isAwaiting(): boolean {
    return this.effects.some(({ isAwaited }) => isAwaited);
  }

  answer(question: OpenQuestion, value: Json): void {
    this.stack.replace(finish(question.flow, question.frame, question.step, value));
  }

  /** Runs the active flow to its next question; finished runs leave the stack and the one below goes on. */
  async advance(): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const frame = this.active;
      if (!frame || (await this.stepOnce(frame)) === 'asked') return;
    }
    throw new Error(
      `flow ${this.active?.flow} does not come to a question or an end; look at its "when" conditions`,
    );
  }

  /** Runs one given run, and those it calls, as far as they go without an answer. */
  async advanceWaiting(runId: string): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const frame = this.stack.byRun(runId);
      if (!frame) return;
      const called = this.stack.calledFrom(frame);
      if (called) await this.advanceWaiting(called.runId);
      if (called && this.stack.frames.includes(called)) return;
      if (!called && (await this.stepOnce(frame)) === 'asked') return;
    }
  }

  /** Runs a flow without questions to its end, beside the conversation. */
  async runAside(flow: Flow, slots: Slots): Promise<void> {
    const frame = { ...this.stack.receive(flow, slots), isWaiting: true };
    this.stack.replace(frame);
    await this.advanceWaiting(frame.runId);
    this.stack.drop(frame);
  }

  /** Between nine in the evening and eight in the morning where the person is. */
  get isNight(): boolean {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(this.now.getTime()).toZonedDateTimeISO(
      this.person.zone,
    );
    return hour < MORNING || hour >= EVENING;
  }

  private async stepOnce(frame: Frame): Promise<'went-on' | 'asked'> {
    const flow = this.world.book.byName(frame.flow);
    const step = flow && openStep(flow, frame);
    if (!flow || !step) {
      this.stack.drop(frame);
      this.hasFinished = true;
      return 'went-on';
    }
    if (isQuestion(step)) {
      if (this.isAwaiting) this.isOwed = true;
      // Held back until the outcome is told; news that end by themselves leave the question as it stands above them.
      const stands = this.hasFinished && this.isNews && frame.asked === step.id && !this.isOwed;
      if (this.isAwaiting || stands) return 'asked';
      this.isOwed = false;
      if (this.hasFinished && frame.asked === step.id && !frame.isWaiting) this.tell('engine-resume');
      await this.ask({ frame, flow, step });
      return 'asked';
    }
    this.stack.replace(finish(flow, frame, step));
    await this.carryOut(flow, frame, step);
    return 'went-on';
  }

  /** "Coût :" in French, "Cost:" in English: labels end as their language has it. */
  private punctuate(part: Part): Part {
    if (part.kind !== 'card') return part;
    const lines = part.lines.map(({ label, text }) =>
      label ? { label: this.say('engine-label', { label }), text } : { text },
    );
    return { ...part, lines };
  }

  private async carryOut(flow: Flow, frame: Frame, step: Exclude<Step, Question>): Promise<void> {
    const context = this.context(frame);
    if (step.kind === 'say') {
      this.hasSaid = true;
      this.parts.push(...(await step.parts(context)).map((part) => this.punctuate(part)));
    } else if (step.kind === 'act') {
      const effects = await step.effects(context);
      for (const effect of effects) {
        this.effects.push({ ...effect, key: `${this.personId}-${frame.runId}-${step.id}-${effect.key}` });
        if (effect.kind === 'people.locale') this.locale = effect.data['locale'] === 'en' ? 'en' : 'fr';
        if (effect.kind === 'people.erase') this.stack.dropOthers(frame);
      }
    } else {
      const child = this.world.book.byName(step.flow);
      if (!child)
        throw new Error(
          `flow ${flow.name} calls "${step.flow}", which no flow is called; see flows/index.ts`,
        );
      this.stack.call(frame, child, await step.give(context));
    }
  }

  /** Puts a question: its words, then its options. */
  async ask(question: OpenQuestion, page = 0): Promise<void> {
    const { frame, flow, step } = question;
    const args = await step.args?.(this.context(frame));
    this.tell(`${flow.name}-${step.id}`, args);
    await this.offerAnswers(question, page);
    this.stack.replace({ ...frame, asked: step.id });
  }

  /** The options of a question under what was said. */
  async offerAnswers(question: OpenQuestion, page = 0): Promise<void> {
    const { frame, step } = question;
    this.offer(await this.optionsOf(question), {
      many: step.kind === 'choose' && step.many,
      page,
      pageToken: makeToken(this.personId, { kind: 'page', runId: frame.runId, step: step.id, page: 0 }).slice(
        0,
        -1,
      ),
    });
  }

  offer(options: readonly Option[], how: Omit<Partial<ChoicePart>, 'kind' | 'options'> = {}): void {
    this.offered = options;
    this.hasOffered = true;
    if (options.length > 0) this.parts.push({ ...how, kind: 'choice', options });
  }

  /** The options of a question with their tokens: its values, then "that is all" or "skip". */
  async optionsOf({ frame, flow, step }: OpenQuestion): Promise<readonly Option[]> {
    const { runId } = frame;
    const token = (kind: 'skip' | 'done' | 'form') =>
      makeToken(this.personId, { kind, runId, step: step.id });
    const values = step.kind === 'choose' ? await this.valuesOf({ frame, flow, step }) : [];
    const options: Option[] = values.map(({ value, label }) => {
      const isChosen = frame.ticked?.includes(value);
      const kind = isChosen ? 'untick' : 'answer';
      return {
        token: makeToken(this.personId, { kind, runId, step: step.id, value }),
        label,
        ...(isChosen && { isChosen }),
      };
    });
    if (step.kind === 'choose' && step.many)
      options.push({ token: token('done'), label: this.say('engine-done'), role: 'done' });
    if (questionsOfForm({ frame, flow, step }).length > 0)
      options.push({ token: token('form'), label: this.say('engine-form-open'), role: 'form' });
    if (step.skippable) options.push({ token: token('skip'), label: this.say('engine-skip'), role: 'skip' });
    return options;
  }

  async valuesOf({ frame, flow, step }: OpenQuestion): Promise<readonly { value: string; label: string }[]> {
    if (step.kind !== 'choose') return [];
    if (typeof step.options === 'function') return step.options(this.context(frame));
    return step.options.map((value) => ({ value, label: this.say(`${flow.name}-${step.id}-${value}`) }));
  }

  /** What a text would mean as the answer to a question of this run. */
  async parse(question: OpenQuestion, text: string): Promise<Parsed> {
    const { step, frame } = question;
    const parser = step.kind === 'ask' ? step.parser : step.or;
    return parser?.parse(text, this.context(frame)) ?? { ok: false, why: 'engine-not-understood' };
  }

  /** What pressing an option of this question answers; undefined when it is none of today's. */
  async pick(question: OpenQuestion, value: string): Promise<Json | undefined> {
    const { step, frame } = question;
    if ((await this.valuesOf(question)).some((option) => option.value === value)) return value;
    const parser = step.kind === 'ask' ? step.parser : step.or;
    if (parser?.pick) return parser.pick(value, this.context(frame));
    const parsed = await parser?.parse(value, this.context(frame));
    return parsed?.ok === true ? parsed.value : undefined;
  }

  /** An answer in words, as the person would say it. */
  async show(question: OpenQuestion, value: Json): Promise<string> {
    if (question.step.kind === 'ask') return question.step.parser.show(value, this.context(question.frame));
    const labels = await this.valuesOf(question);
    const chosen = Array.isArray(value) ? value : [value];
    return labels
      .filter((option) => chosen.includes(option.value))
      .map((option) => option.label)
      .join(', ');
  }

  /** A question of a run by its step id, open or answered. */
  questionOf(runId: string, stepId: string): OpenQuestion | undefined {
    const frame = this.stack.byRun(runId);
    const flow = frame && this.world.book.byName(frame.flow);
    const step = flow && stepOf(flow, stepId);
    return frame && flow && step && isQuestion(step) ? { frame, flow, step } : undefined;
  }
}
