/** One question that settles whether help is for somebody; the answer counts for this lookup alone. */
import { ask, call, choose, type Context, defineFlow, type DynamicOption } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { number } from '#src/engine/parsers/number.ts';
import { place } from '#src/engine/parsers/place.ts';
import { CHOICES, choiceLabel, type FactKind, kindOf, questionAbout } from './fact-words.ts';
import { asFacts, asList, searchWith } from './resource-search.ts';

const MOST = 100_000_000;
const factOf = ({ fact }: Slots): string => (typeof fact === 'string' ? fact : '');
const asks = (kind: FactKind) => (slots: Slots) => factOf(slots) !== '' && kindOf(factOf(slots)) === kind;
const args = (context: Context) => ({ question: questionAbout(context, factOf(context.slots)) });

/** Slots in: `fact`, and the lookup it is told for. */
export const tellFact = defineFlow('tell-fact', { version: 1, resumable: false }, [
  choose('flag', ['yes', 'no'], { when: asks('flag'), args, skippable: true }),
  choose('choice', choices, { when: asks('choice'), args, skippable: true }),
  ask('number', number(0, MOST), { when: asks('number'), args, skippable: true }),
  ask('town', place(), { when: asks('place'), args, skippable: true }),
  call('again', 'resources', { give: told }),
]);

function choices(context: Context): readonly DynamicOption[] {
  const fact = factOf(context.slots);
  return (CHOICES[fact] ?? []).map((value) => ({ value, label: choiceLabel(context, fact, value) }));
}

/** Passed over: not asked again for this question. */
function told({ slots }: Context): Slots {
  const fact = factOf(slots);
  const kind = kindOf(fact);
  const answer = slots[kind === 'place' ? 'town' : kind] ?? null;
  if (answer === null) return searchWith(slots, { untold: [...asList(slots['untold']), fact] });
  if (kind === 'place') return searchWith(slots, { place: answer, how: 'place' });
  const value = kind === 'flag' ? answer === 'yes' : answer;
  return searchWith(slots, { facts: { ...asFacts(slots['facts']), [fact]: value }, how: 'told' });
}
