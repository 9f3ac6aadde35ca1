/**
 * `npm run eval`: how well the lookup answers questions of people, by class, on the part we look at and on the part
 * that is only run. `-- --missed` lists what went wrong, of the seen part only. `-- --model`: once more with the language
 * model of the settings (LLM_BASE_URL…), which words anew what found nothing. `-- --stand-in`: with two that are none, a
 * careful one and one that makes things up, over HTTP all the same.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createModelFromConfig } from '#src/ai/from-config.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { isDistress } from '#src/people/distress.ts';
import { API_KEY, startLlmServer } from '#test/support/llm-server.ts';
import { type Answered, ask, askHelped, isHit, readQuestions, score } from './questions.ts';
import { careful, careless } from './stand-ins.ts';

const { values } = parseArgs({
  options: {
    missed: { type: 'boolean' },
    model: { type: 'boolean' },
    'stand-in': { type: 'boolean' },
  },
});
type ModelConfig = Parameters<typeof createModelFromConfig>[0];
const FILE = '../../prisma/seed/resources.tsv';
const { resources } = loadCatalogue(readFileSync(new URL(FILE, import.meta.url), 'utf8'), { file: FILE });
const catalogue = createCatalogue(resources);

const percent = (share: number): string => share.toFixed(3).padStart(7);

function report(part: string, answered: readonly Answered[]): void {
  console.log(`\n${part}: ${answered.length} questions, ${resources.length} resources`);
  console.log(`${'class'.padEnd(12)} count   hit@1   hit@3 nDCG@10`);
  const groups = [...Map.groupBy(answered, ({ kind }) => kind)].filter(([kind]) => kind !== 'nothing');
  for (const [name, group] of [...groups, ['all', answered] as const]) {
    const { count, hit1, hit3, ndcg10 } = score(group);
    console.log(
      `${name.padEnd(12)} ${String(count).padStart(5)} ${percent(hit1)} ${percent(hit3)} ${percent(ndcg10)}`,
    );
  }
  const nothing = answered.filter(({ accepted }) => accepted.length === 0);
  const wrong = nothing.filter(({ ids }) => ids.length > 0);
  console.log(`nothing fits: ${wrong.length} false answers of ${nothing.length}`);
}

const { seen, unseen, fresh, later, last, blind, examA, examB, examC, examD } = readQuestions();
const answered = ask(catalogue, seen);
report('seen', answered);
report('unseen (never tuned on)', ask(catalogue, unseen));
report('fresh', ask(catalogue, fresh));
report('later', ask(catalogue, later));
report('last', ask(catalogue, last));
report('blind', ask(catalogue, blind));
report('exam A', ask(catalogue, examA));
report('exam B', ask(catalogue, examB));
report('exam C', ask(catalogue, examC));
report('exam D', ask(catalogue, examD));

if (values['stand-in']) await reportStandIns();
if (values.model && !(await reportHelped(readModelConfig()))) {
  console.error(
    'No language model is set: give LLM_BASE_URL and LLM_MODEL, and LLM_API_KEY if it needs one.',
  );
  process.exitCode = 1;
}

if (values.missed) {
  const isMissed = (one: Answered) => (one.accepted.length > 0 ? !isHit(one, 3) : one.ids.length > 0);
  for (const { query, ids, accepted } of answered.filter(isMissed)) {
    console.log(
      `${query}\n   got ${ids.slice(0, 4).join(', ') || 'nothing'}; wanted ${accepted.slice(0, 4).join(', ') || 'nothing'}`,
    );
  }
}

function readModelConfig(): ModelConfig | undefined {
  const read = readConfig(readEnvironment().variables);
  return read.ok ? read.config : undefined;
}

/** False when no model is set. */
async function reportHelped(config: ModelConfig | undefined, name = 'the model'): Promise<boolean> {
  const outcomes = new Map<string, number>();
  const onOutcome = (outcome: string) => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const parts = { isDistress, log: createLog('error'), onOutcome };
  const model = config && (await createModelFromConfig(config, parts));
  if (!model) return false;
  for (const [part, questions] of Object.entries(readQuestions())) {
    report(`${part}, with ${name}`, await askHelped(catalogue, model, questions));
  }
  const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`);
  console.log(`\n${name} was asked: ${counts.join(', ')}`);
  return true;
}

async function reportStandIns(): Promise<void> {
  const server = await startLlmServer();
  for (const [name, mind] of Object.entries({ careful, careless })) {
    server.thinks(mind);
    const config = { LLM_BASE_URL: server.url, LLM_MODEL: 'stand-in', LLM_API_KEY: API_KEY };
    await reportHelped(config, `a ${name} stand-in`);
  }
  await server.close();
}
