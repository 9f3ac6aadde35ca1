/** Facts that decide whether help is for somebody, in words: the question, what is so, the rule that fails. */
import type { Context } from '#src/engine/flow.ts';
import type { Json } from '#src/engine/message.ts';

type Found = ReturnType<Context['read']['catalogue']['find']>[number];
type Eligibility = NonNullable<Found['eligibility']>;
type Rule = Extract<Eligibility, { readonly verdict: 'no' }>['because'][number];
export type FactKind = 'flag' | 'number' | 'choice' | 'place';

/** Where the answer is one of a few. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  stage: ['idea', 'created', 'running', 'difficulty', 'closing'],
  status: ['micro', 'sole', 'company', 'cooperative', 'association'],
  sector: 'craft trade liberal services farming arts building food transport care'.split(' '),
};
const NUMBERS = ['age', 'employees', 'turnover', 'months'];

export function kindOf(fact: string): FactKind {
  if (NUMBERS.includes(fact)) return 'number';
  if (fact === 'region') return 'place';
  return fact in CHOICES ? 'choice' : 'flag';
}

export const questionAbout = ({ say }: Pick<Context, 'say'>, fact: string): string =>
  say(`fact-question-${fact}`);

/** "micro-entreprise"; stages are named as in the first questions. */
export const choiceLabel = ({ say }: Pick<Context, 'say'>, fact: string, value: string): string =>
  fact === 'stage' ? say(`about-me-stage-${value}`) : say(`fact-${fact}-${value}`);

/** "vous cherchez un emploi"; empty for what is not so, which is no reason. */
export function factInWords(context: Pick<Context, 'say'>, fact: string, value: Json | undefined): string {
  const { say } = context;
  const kind = kindOf(fact);
  if (kind === 'place') return say('fact-so-region');
  if (kind === 'flag') return value === true ? say(`fact-so-${fact}`) : '';
  if (kind === 'number') return typeof value === 'number' ? say(`fact-so-${fact}`, { value }) : '';
  const isKnown = CHOICES[fact]?.includes(String(value));
  return isKnown ? say(`fact-so-${fact}`, { value: choiceLabel(context, fact, String(value)) }) : '';
}

const NUMBER_RULE = /^[a-z]+(<=|>=|<|>)(\d+)$/;

/** "moins de 26 ans": a rule as the catalogue writes it ("age<26", "!retired", "status=micro/sole"). */
function ruleInWords(context: Pick<Context, 'say'>, { fact, rule }: Rule): string {
  const { say } = context;
  const kind = kindOf(fact);
  if (kind === 'place') return say('fact-rule-region');
  if (kind === 'flag') return say(rule.startsWith('!') ? 'fact-rule-other' : `fact-rule-${fact}`);
  if (kind === 'choice') {
    const values = rule.slice(fact.length + 1).split('/');
    return say(`fact-rule-${fact}`, {
      value: values.map((value) => choiceLabel(context, fact, value)).join(', '),
    });
  }
  const [, sign = '', figures = '0'] = NUMBER_RULE.exec(rule) ?? [];
  // "<=5" is under 6, ">5" is from 6.
  const value = Number(figures) + (sign === '<=' || sign === '>' ? 1 : 0);
  return say(`fact-rule-${fact}-${sign.startsWith('>') ? 'from' : 'under'}`, { value });
}

/** All alternatives of the clause that fails: one of them would have been enough. */
export const rulesInWords = (context: Pick<Context, 'say'>, rules: readonly Rule[]): string =>
  [...new Set(rules.map((rule) => ruleInWords(context, rule)))].join(` ${context.say('fact-rule-or')} `);
