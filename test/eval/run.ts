/**
 * `npm run eval`: how well the lookup answers questions of people, by class, on the part we look at and on the part
 * that is only run. `-- --missed` lists what went wrong, of the seen part only.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { type Answered, ask, isHit, readQuestions, score } from './questions.ts';

const { values } = parseArgs({ options: { missed: { type: 'boolean' } } });
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

const { seen, unseen } = readQuestions();
const answered = ask(catalogue, seen);
report('seen', answered);
report('unseen (never tuned on)', ask(catalogue, unseen));

if (values.missed) {
  const isMissed = (one: Answered) => (one.accepted.length > 0 ? !isHit(one, 3) : one.ids.length > 0);
  for (const { query, ids, accepted } of answered.filter(isMissed)) {
    console.log(
      `${query}\n   got ${ids.slice(0, 4).join(', ') || 'nothing'}; wanted ${accepted.slice(0, 4).join(', ') || 'nothing'}`,
    );
  }
}
