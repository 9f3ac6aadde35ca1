/** The flows the program knows, and the words that start them. */
import { fold } from './clean.ts';
import type { Flow } from './flow.ts';
import type { Texts } from './texts.ts';

export interface FlowBook {
  readonly flows: readonly Flow[];
  byName(name: string): Flow | undefined;
  byTrigger(trigger: string): Flow | undefined;
  /** "/rencontres", "rencontres", or one of the flow's phrases and nothing else. */
  byCommand(word: string): Flow | undefined;
  /** A sentence that holds one of the flow's own phrases (text `<flow>-words`): "je voudrais parler à un mentor". */
  byPhrase(sentence: string): Flow | undefined;
}

/** Sentences longer than this say more than the phrase they hold. */
const LONGEST_SENTENCE_WORDS = 10;
const LONGEST_SENTENCE = 400;

/** @throws when two flows share a name, a command or a trigger. */
export function createFlowBook(flows: readonly Flow[], texts: Texts): FlowBook {
  const names = index(flows, 'name', (flow) => [flow.name]);
  const triggers = index(flows, 'trigger', (flow) => flow.triggers);
  const commands = index(flows, 'command', (flow) => flow.commands.map(fold));
  const phrases = flows
    .flatMap((flow) => texts.words(`${flow.name}-words`).map((phrase) => ({ flow, phrase: fold(phrase) })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  return {
    flows,
    byName: (name) => names.get(name),
    byTrigger: (trigger) => triggers.get(trigger),
    byCommand: (word) => {
      const said = fold(word);
      return commands.get(said) ?? phrases.find(({ phrase }) => phrase === said)?.flow;
    },
    byPhrase: (sentence) => {
      if (sentence.length > LONGEST_SENTENCE) return undefined;
      const text = ` ${fold(sentence)} `;
      if (text.split(' ').length - 2 > LONGEST_SENTENCE_WORDS) return undefined;
      return phrases.find(({ phrase }) => text.includes(` ${phrase} `))?.flow;
    },
  };
}

function index(
  flows: readonly Flow[],
  what: string,
  keys: (flow: Flow) => readonly string[],
): Map<string, Flow> {
  const found = new Map<string, Flow>();
  for (const flow of flows) {
    for (const key of keys(flow)) {
      const other = found.get(key);
      if (other)
        throw new Error(`flows ${other.name} and ${flow.name} share the ${what} "${key}"; give one another`);
      found.set(key, flow);
    }
  }
  return found;
}
