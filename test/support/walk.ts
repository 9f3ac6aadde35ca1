/** One person walking through the conversations, turn by turn, without a store: what must hold after every turn. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { flows } from '#flows/index.ts';
import type { Effect, Locale } from '#src/engine/flow.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Input, Option, Part, Slots } from '#src/engine/message.ts';
import { isQuestion, stepOf } from '#src/engine/position.ts';
import type { Read } from '#src/engine/read.ts';
import { newSession, type Session } from '#src/engine/session.ts';
import { Talk } from '#src/engine/talk.ts';
import { readToken } from '#src/engine/tokens.ts';
import { takeTurn, type Turn } from '#src/engine/turn.ts';
import { handlers, isDistress, texts } from '#src/main/parts.ts';
import { degrade } from '#src/platform/degrade.ts';
import { profiles } from './profiles.ts';
import { BEGINS, ORGANISER } from './walk-town.ts';

export type Move =
  | { readonly kind: 'input'; readonly input: Input }
  /** Counted from the last option shown, round and round. */
  | { readonly kind: 'press'; readonly options: readonly number[] }
  | { readonly kind: 'label' | 'number' | 'old'; readonly at: number }
  /** An old button with another value, or another owner. */
  | { readonly kind: 'forge'; readonly at: number; readonly value: string; readonly isForeign: boolean }
  /** The last thing once more, as a double click does. */
  | { readonly kind: 'again' }
  | { readonly kind: 'time'; readonly hours: number };

const LONGEST_STACK = 12;
const MOST_CANCELS = 30;
/** Signs of a value that reached the words as it was. */
const UNFINISHED = /\{ ?\$|\b(?:undefined|null|NaN)\b|\[object|Invalid Date|\{ ?[a-z-]+ ?\}/;
const book = createFlowBook(flows, texts);
const words = { hint: '', hintMany: '', nextPage: '>', aside: (labels: string) => labels };

export class Walk {
  readonly personId: string;
  locale: Locale;
  session: Session;
  parts: readonly Part[] = [];
  effects: readonly Effect[] = [];
  /** What was said and read, for whoever has to understand a failure. */
  readonly log: string[] = [];
  private readonly read: Read;
  private readonly shown: Option[] = [];
  private readonly offeredValues = new Set<string>();
  private last: Input = { kind: 'text', text: 'bonjour' };
  private now = BEGINS;
  private ids = 0;
  private updates = 0;

  constructor(read: Read, personId: string, locale: Locale, begin?: { flow: string; slots: Slots }) {
    this.read = read;
    this.personId = personId;
    this.locale = locale;
    const flow = begin && book.byName(begin.flow);
    const at = new Date(this.now).toISOString();
    const fresh = newSession({ platform: 'sim', room: personId, isPrivate: true }, at);
    const run = flow && {
      runId: 'begin1',
      flow: flow.name,
      version: flow.version,
      answered: [],
      startedAt: at,
    };
    this.session = run ? { ...fresh, isWelcomed: true, stack: [{ ...run, slots: begin.slots }] } : fresh;
  }

  async makes(move: Move): Promise<void> {
    if (move.kind === 'time') {
      this.now += move.hours * 3_600_000;
      return;
    }
    await this.gives(this.inputOf(move));
  }

  async gives(input: Input): Promise<void> {
    this.last = input;
    this.now += 1000;
    this.log.push(`> ${JSON.stringify(input)}`);
    const turn = await this.takeTwice(input);
    this.parts = turn.replies.flatMap(({ parts }) => parts);
    this.effects = turn.effects;
    this.log.push(...this.parts.map((part) => `< ${inShort(part)}`));
    this.session = turn.session;
    this.locale = turn.locale ?? this.locale;
    this.remember();
    this.check(input, turn);
    await this.checkOpenQuestion(turn);
  }

  /** Whatever happened before, whoever says "annuler" often enough is free. */
  async leaves(): Promise<void> {
    for (let times = 0; times < MOST_CANCELS; times++) {
      await this.gives({ kind: 'text', text: 'annuler' });
      if (!this.session.stack.some(({ isWaiting }) => !isWaiting)) return;
    }
    throw new Error('"annuler" does not lead out');
  }

  private inputOf(move: Exclude<Move, { kind: 'time' }>): Input {
    const pick = (options: readonly Option[], at: number) => options[at % Math.max(1, options.length)];
    const text = (said: string): Input => ({ kind: 'text', text: said });
    const { offered } = this.session;
    switch (move.kind) {
      case 'input':
        return move.input;
      case 'again':
        return this.last;
      case 'press': {
        const tokens = move.options.flatMap((at) => pick(offered, at)?.token ?? []);
        return tokens.length > 0 ? { kind: 'choice', tokens: [...new Set(tokens)] } : text('44000');
      }
      case 'label':
        return text(pick(offered, move.at)?.label ?? 'compta');
      case 'number':
        return text(String(1 + (move.at % Math.max(1, offered.length))));
      case 'old':
        return { kind: 'choice', tokens: [pick(this.shown, move.at)?.token ?? 'nothing'] };
      case 'forge': {
        const [owner, run, step, value] = (pick(this.shown, move.at)?.token ?? 'a.b.c.d').split('.');
        const forged = [move.isForeign ? 'other' : owner, run, step, move.value || value].join('.');
        return { kind: 'choice', tokens: [forged] };
      }
    }
  }

  /** The same update on the same session, twice: a turn changes nothing and depends on nothing else. */
  private async takeTwice(input: Input): Promise<Turn> {
    const { ids } = this;
    const before = JSON.stringify(this.session);
    const id = `update-${++this.updates}`;
    const first = await this.take(id, input);
    this.ids = ids;
    const second = await this.take(id, input);
    if (!isDeepStrictEqual(first, second)) expect(second, 'the same turn again').toEqual(first);
    expect(JSON.stringify(this.session), 'the session that was given').toBe(before);
    return first;
  }

  private take(id: string, input: Input): Promise<Turn> {
    const isTrigger = input.kind === 'trigger';
    const { home } = this.session;
    return takeTurn(
      {
        book,
        texts,
        read: this.read,
        isDistress,
        newId: () => `n${String(++this.ids).padStart(5, '0')}xxxxxx`,
      },
      {
        update: {
          id,
          from: home,
          sender: { platform: isTrigger ? 'system' : 'sim', id: this.personId },
          at: new Date(this.now).toISOString(),
          input,
        },
        session: this.session,
        now: new Date(this.now),
        person: {
          id: this.personId,
          locale: this.locale,
          zone: 'Europe/Paris',
          isOrganiser: this.personId === ORGANISER,
        },
      },
    );
  }

  private remember(): void {
    for (const part of this.parts) {
      if (part.kind !== 'choice') continue;
      this.shown.push(...part.options);
      const pages = degrade({ parts: [part] }, profiles.tight, words);
      this.shown.push(...pages.flatMap(({ options }) => options));
      for (const { token } of part.options) this.offeredValues.add(token.replace('.~u', '.'));
    }
  }

  private check(input: Input, { session, effects }: Turn): void {
    const isTold = this.parts.some(({ kind }) => kind !== 'said');
    const isAwaited = effects.some((effect) => effect.isAwaited);
    // A trigger whose flow has gone has nobody left who could speak.
    const isSpoken = input.kind !== 'trigger' || book.byTrigger(input.name) !== undefined;
    if (isSpoken && !isTold && !isAwaited) throw new Error(`nothing was said to ${JSON.stringify(input)}`);
    for (const part of this.parts) this.checkPart(part);
    expect(JSON.parse(JSON.stringify(session)), 'the session as it is stored').toStrictEqual(session);
    expect(session.stack.length, 'runs on the stack').toBeLessThanOrEqual(LONGEST_STACK);
    expect(new Set(session.stack.map(({ runId }) => runId)).size, 'names of runs').toBe(session.stack.length);
    expect(new Set(effects.map(({ key }) => key)).size, 'names of effects').toBe(effects.length);
    for (const { kind } of effects) expect(handlers, 'who does it').toHaveProperty([kind]);
    for (const frame of session.stack) this.checkSlots(frame);
  }

  private checkPart(part: Part): void {
    if (part.kind === 'choice') {
      for (const { token, label } of part.options) {
        expect(Buffer.byteLength(token), `bytes of ${token}`).toBeLessThanOrEqual(64);
        expect(['broken', 'foreign'], token).not.toContain(readToken(this.personId, token).kind);
        expect(label.trim()).not.toBe('');
      }
      expect(new Set(part.options.map(({ token }) => token)).size, 'different buttons').toBe(
        part.options.length,
      );
      return;
    }
    if (part.kind === 'file' || part.kind === 'said' || part.kind === 'event') return;
    const said =
      part.kind === 'text' ? part.text : [part.title, ...part.lines.map(({ text }) => text)].join('\n');
    expect(said.trim(), 'a text').not.toBe('');
    if (UNFINISHED.test(said)) throw new Error(`these words are not finished: ${said}`);
  }

  /** Only what was offered is chosen. */
  private checkSlots({ flow: name, runId, slots, answered }: Session['stack'][number]): void {
    const flow = book.byName(name);
    for (const id of answered) {
      const step = flow && stepOf(flow, id);
      if (!step || step.kind !== 'choose') continue;
      const slot = slots[id] ?? null;
      if (slot === null) {
        expect(step.skippable || step.many, `${name}-${id} may be left out`).toBe(true);
        continue;
      }
      expect(Array.isArray(slot), `${name}-${id} is a list`).toBe(step.many);
      // Words may say what no option does.
      if (step.or) continue;
      for (const value of Array.isArray(slot) ? slot : [slot]) {
        const token = `${this.personId.slice(0, 5)}.${runId}.${id}.${value}`;
        expect(this.offeredValues.has(token), `"${value}" was offered by ${name}-${id}`).toBe(true);
      }
    }
  }

  private async checkOpenQuestion({ effects }: Turn): Promise<void> {
    const person = { id: this.personId, locale: this.locale, zone: 'Europe/Paris', isOrganiser: false };
    const newId = () => 'unused';
    const talk = new Talk(
      { book, texts, read: this.read, isDistress, newId },
      this.session,
      person,
      new Date(this.now),
    );
    const isAwaited = effects.some((effect) => effect.isAwaited);
    const { active, open } = talk;
    if (active && !open && !isAwaited) throw new Error(`${active.flow} waits, and not at a question`);
    if (!open || !isQuestion(open.step)) return;
    const options = await talk.optionsOf(open);
    if (open.step.kind === 'choose' && options.length === 0)
      throw new Error(`${open.flow.name}-${open.step.id} has no options`);
  }
}

function inShort(part: Part): string {
  if (part.kind === 'choice') return part.options.map(({ label }) => `[${label}]`).join(' ');
  return part.kind === 'text' || part.kind === 'said' ? part.text : `(${part.kind})`;
}
