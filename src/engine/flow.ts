/**
 * How a conversation is written: a list of steps. Where a person stands is never stored; it is the first step whose
 * `when` holds and whose slot is empty, so steps can be added, removed and renamed while people are in the middle.
 *
 * Words are not written here: a step `stage` of the flow `onboarding` is asked with the text `onboarding-stage`, its
 * options are labelled `onboarding-stage-idea`... (see `flows/texts`).
 */
import type { Address, Json, Option, Part, Slots } from './message.ts';
import type { Read } from './read.ts';
import { makeToken } from './tokens.ts';

/** A person as a flow may know them. */
export interface PersonView {
  readonly id: string;
  readonly locale: Locale;
  /** IANA time zone; from the person's place, else the club's. */
  readonly zone: string;
  readonly isOrganiser: boolean;
}

export type Locale = 'fr' | 'en';

/** Arguments of a text; dates and numbers are formatted by the caller (`Context.format`). */
export type TextArgs = Readonly<Record<string, string | number>>;
export type Say = (key: string, args?: TextArgs) => string;

export interface Context {
  readonly slots: Slots;
  readonly now: Date;
  readonly person: PersonView;
  /** Where this turn's words were written; absent for news. */
  readonly from?: Address;
  readonly read: Read;
  /** Looks something up at most once a turn: steps that ask for the same `key` get the same answer. */
  once<T>(key: string, look: () => Promise<T>): Promise<T>;
  /** A text in the person's language. */
  readonly say: Say;
  readonly format: {
    /** "jeudi 3 décembre 2026" */
    day(isoDate: string): string;
    /** "3 décembre 2026", for small print */
    date(isoDate: string): string;
    /** "jeudi 3 décembre 2026, 18 h 30"; the zone is named when it is not the person's own. */
    moment(instant: Date | string, zone?: string): string;
    /** "jeudi 3 décembre, 18 h 30": no year, no zone, for buttons; what follows them says it in full. */
    brief(instant: Date | string, zone?: string): string;
  };
  /** A new random id (12 letters and digits). */
  newId(): string;
  /**
   * An entry of the catalogue in a language model's plainer words; undefined when it gave none that hold. Absent: no
   * model helps this person. Whoever shows them says where they come from.
   */
  readonly plainly?: (entryId: string) => string | undefined;
}

/** A change asked for; applied by the domain that `kind` names, in the transaction that stores the turn. */
export interface Effect {
  readonly kind: string;
  /** The same key is the same change, however often the turn runs. Prefixed with the run by the engine. */
  readonly key: string;
  readonly data: Slots;
  /** Its outcome is told by a trigger to this same person: until then nothing else is asked of them. */
  readonly isAwaited?: boolean;
}

export interface DynamicOption {
  readonly value: string;
  readonly label: string;
}

export type Parsed =
  | { readonly ok: true; readonly value: Json }
  /** `why` is the key of the sentence that says what is expected. */
  | { readonly ok: false; readonly why: string; readonly args?: TextArgs }
  /** Several readings: the person is shown these. */
  | { readonly ok: 'which'; readonly options: readonly DynamicOption[] };

export interface Parser {
  parse(text: string, context: Context): Parsed | Promise<Parsed>;
  /** The answer behind an option that `which` offered; without it, the option's value is the answer. */
  pick?(value: string, context: Context): Json | undefined;
  /** The value in words, for the summary and for corrections. */
  show(value: Json, context: Context): string;
  /** How surely this text is meant as an answer: a parser that takes anything says `weak`. */
  readonly strength: 'strong' | 'weak';
}

export type When = (slots: Slots) => boolean;

interface StepBase {
  readonly id: string;
  /** Earlier ids of this step: their answers move here. */
  readonly was: readonly string[];
  readonly when?: When;
  /** Asked on one form with the other questions of this name, where the platform has forms. */
  readonly form?: string;
}

export interface SayStep extends StepBase {
  readonly kind: 'say';
  readonly parts: (context: Context) => readonly Part[] | Promise<readonly Part[]>;
  /** True when the parts come from the flow's code; otherwise the text `flow-step` is said. */
  readonly isShown: boolean;
}
export interface AskStep extends StepBase {
  readonly kind: 'ask';
  readonly parser: Parser;
  readonly skippable: boolean;
  readonly args?: (context: Context) => TextArgs | Promise<TextArgs>;
  /** What is said is for somebody else: "merci" is passed on, not answered. Ways out ("annuler", "retour") still work. */
  readonly isMessage?: boolean;
}
/** Options of these values close the question and do nothing else: whoever passes it over chooses them. */
export const WAYS_OUT: readonly string[] = ['done', 'close'];

export interface ChooseStep extends StepBase {
  readonly kind: 'choose';
  /** Values whose labels are texts; or options made on the spot. */
  readonly options:
    | readonly string[]
    | ((context: Context) => readonly DynamicOption[] | Promise<readonly DynamicOption[]>);
  readonly many: boolean;
  readonly skippable: boolean;
  readonly args?: (context: Context) => TextArgs | Promise<TextArgs>;
  /** Other words are not a mistake here but a question for the catalogue ("ask me, or choose"). */
  readonly takesQuestions: boolean;
  /** What "oui" and "non" choose (the first that is offered), where no option is called `yes` or `no`. */
  readonly means?: { readonly yes?: readonly string[]; readonly no?: readonly string[] };
  /** An answer in other words than the options': "vendredi", where days are offered. Its value is stored as it is. */
  readonly or?: Parser;
  /** Slots forgotten when this value is chosen: how a flow asks something again ("change my town"). */
  readonly clears?: (value: Json) => readonly string[];
}
export interface ActStep extends StepBase {
  readonly kind: 'act';
  readonly effects: (context: Context) => readonly Effect[] | Promise<readonly Effect[]>;
}
export interface CallStep extends StepBase {
  readonly kind: 'call';
  readonly flow: string;
  readonly give: (context: Context) => Slots | Promise<Slots>;
}
export type Step = SayStep | AskStep | ChooseStep | ActStep | CallStep;

export interface Flow {
  readonly name: string;
  readonly version: number;
  /** Words that start this flow, without slash; the menu and other flows use them too. */
  readonly commands: readonly string[];
  /** The slot that what stands behind the command fills ("/trouver un local"). */
  readonly argument: string;
  /** Names of triggers that start this flow; the trigger's data become its slots. */
  readonly triggers: readonly string[];
  /** Takes a text by itself, as its argument, wherever it was written: a pasted letter. */
  readonly recognises?: (text: string, read: Read) => boolean;
  /** A question in the middle is answered, and the flow goes on afterwards. */
  readonly interruptible: boolean;
  /** A run untouched for longer is dropped, and the person told. */
  readonly expiresAfterHours: number;
  /** False for what is not worth coming back to (the menu): dropped when the person turns to something else. */
  readonly resumable: boolean;
  /** Slots that a new run takes over from the one it replaces, when it is not given them: what was told counts on. */
  readonly keeps: readonly string[];
  /** Only organisers may start it. */
  readonly forOrganisers: boolean;
  /** Speaks to a club's room: what it says is read by all of them, and its buttons are for anybody. */
  readonly forSpaces: boolean;
  /** Delivery of what a trigger says. */
  readonly delivery: 'answer' | 'once' | 'timed';
  readonly steps: readonly Step[];
  readonly migrate?: (slots: Slots, fromVersion: number) => Slots;
  /** Its question has settled itself meanwhile (somebody else answered): the run is dropped without a word. */
  readonly isOver?: (context: Context) => boolean | Promise<boolean>;
}

type Options<T extends Step> = Partial<
  Omit<T, 'kind' | 'id' | 'options' | 'parser' | 'effects' | 'flow' | 'parts' | 'isShown'>
>;

/** Says the text `flow-id`, with `args`. */
export function say(
  id: string,
  options: { readonly when?: When; readonly args?: (context: Context) => TextArgs | Promise<TextArgs> } = {},
): (flow: string) => SayStep {
  return (flow) => ({
    kind: 'say',
    id,
    was: [],
    ...(options.when && { when: options.when }),
    isShown: false,
    parts: async (context) => [
      { kind: 'text', text: context.say(`${flow}-${id}`, await options.args?.(context)) },
    ],
  });
}

/** Shows what the flow makes from what it reads: cards, a list, a file. */
export function show(id: string, parts: SayStep['parts'], options: { readonly when?: When } = {}): SayStep {
  return { kind: 'say', id, was: [], isShown: true, parts, ...options };
}

/** Asks for something in the person's own words. */
export function ask(id: string, parser: Parser, options: Options<AskStep> = {}): AskStep {
  return { kind: 'ask', id, was: [], parser, skippable: false, ...options };
}

/** Offers options; `options` are values with texts of their own, or made on the spot. */
export function choose(
  id: string,
  options: ChooseStep['options'],
  settings: Options<ChooseStep> = {},
): ChooseStep {
  return {
    kind: 'choose',
    id,
    was: [],
    options,
    many: false,
    skippable: false,
    takesQuestions: false,
    ...settings,
  };
}

/** Asks for changes. `back` does not cross it. */
export function act(id: string, effects: ActStep['effects'], options: Options<ActStep> = {}): ActStep {
  return { kind: 'act', id, was: [], effects, ...options };
}

/** Runs another flow, then goes on. */
export function call(id: string, flow: string, options: Options<CallStep> = {}): CallStep {
  return { kind: 'call', id, was: [], flow, give: () => ({}), ...options };
}

/**
 * A button that anybody may press, in a club's room or on a page: for them, alone, this command begins.
 * @param argument letters, digits and dashes; may be empty.
 */
export const linkOption = (command: string, argument: string, label: string): Option => ({
  token: makeToken('', { kind: 'link', command, argument }),
  label,
  link: { command, argument },
});

/** `when: is('consent', 'yes')`. */
export const is =
  (slot: string, ...values: readonly Json[]): When =>
  (slots) =>
    values.includes(slots[slot] ?? null);
export const has =
  (slot: string): When =>
  (slots) =>
    slots[slot] !== undefined && slots[slot] !== null;

/** Longest step id and option value, so that a button's token stays under 64 bytes on every platform. */
const LONGEST_ID = 24;

/**
 * Declares a flow.
 * @throws when two steps share an id, or an id is too long for a button: a fault of the author, found at start.
 */
export function defineFlow(
  name: string,
  settings: { readonly version: number } & Partial<Omit<Flow, 'name' | 'steps' | 'version'>>,
  steps: readonly (Step | ((flow: string) => Step))[],
): Flow {
  const made = steps.map((step) => (typeof step === 'function' ? step(name) : step));
  const seen = new Set<string>();
  for (const step of made) {
    const values = step.kind === 'choose' && typeof step.options !== 'function' ? step.options : [];
    for (const id of [step.id, ...values]) {
      if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || id.length > LONGEST_ID)
        throw new Error(
          `flow ${name}: "${id}" must be at most ${LONGEST_ID} small letters, digits and dashes`,
        );
    }
    for (const id of [step.id, ...step.was]) {
      if (seen.has(id)) throw new Error(`flow ${name}: two steps are called "${id}"; give one another name`);
      seen.add(id);
    }
  }
  return {
    name,
    commands: [],
    argument: 'argument',
    triggers: [],
    interruptible: true,
    expiresAfterHours: 24 * 30,
    resumable: true,
    keeps: [],
    forOrganisers: false,
    forSpaces: false,
    delivery: 'answer',
    ...settings,
    steps: made,
  };
}
