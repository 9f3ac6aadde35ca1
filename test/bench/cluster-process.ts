/**
 * One engine process of the cluster's benchmark, told what to do by the process that started it: people fill the form
 * here, one answer after the other, everything durable, on the database that all share.
 */
import { openCluster } from '#src/cluster/cluster.ts';
import { createEngine } from '#src/engine/engine.ts';
import { ask, choose, defineFlow, show } from '#src/engine/flow.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { text } from '#src/engine/parsers/text.ts';
import { createTexts } from '#src/engine/texts.ts';
import { createLog } from '#src/log.ts';
import { createRead, newId } from '#src/main/parts.ts';
import { openDatabase } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';

const QUESTIONS = ['one', 'two', 'three', 'four', 'five', 'six'];
const WORDS = [
  ...QUESTIONS.map((id) => `onboarding-${id} = Question ?`),
  ...['yes', 'no'].map((value) => `onboarding-six-${value} = ${value}`),
  'engine-skip = Passer',
  'engine-button-menu = Menu',
].join('\n');
const form = defineFlow('onboarding', { version: 1, commands: ['start'] }, [
  ...QUESTIONS.slice(0, 5).map((id) => ask(id, text(200), { skippable: true })),
  choose('six', ['yes', 'no']),
  show('end', () => [{ kind: 'text', text: 'Fini.' }]),
]);

export interface Go {
  readonly people: number;
  readonly forms: number;
}
export interface Done {
  readonly updates: number;
  readonly ms: number;
}

const [databaseUrl = ''] = process.argv.slice(2);
const log = createLog('error');
const database = await openDatabase({ databaseUrl });
const cluster = await openCluster({ databaseUrl, roles: ['engine'], id: newId(), version: '0', log });
const texts = createTexts([{ name: 'fr.ftl', content: WORDS }]);
const engine = createEngine({
  store: createStore({ database, handlers: {}, newId }),
  world: {
    book: createFlowBook([form], texts),
    texts,
    read: createRead(database).read,
    isDistress: () => false,
    newId,
  },
  clock: () => new Date(),
  log,
  onCommitted: () => {},
  share: () => (cluster.slots('engine') ? (personId) => cluster.owns('engine', personId) : undefined),
});
await engine.start();
await cluster.join();

async function fill(room: string, forms: number): Promise<void> {
  for (let at = 0; at < forms * 7; at++) {
    const personId = await engine.receive({
      id: `${room}-${at}`,
      from: { platform: 'bench', room, isPrivate: true },
      sender: { platform: 'bench', id: room },
      at: new Date().toISOString(),
      input:
        at % 7 === 0
          ? { kind: 'command', name: 'start' }
          : { kind: 'text', text: at % 7 === 6 ? 'yes' : `réponse ${at}` },
    });
    await engine.settled(personId);
  }
}

process.on('message', ({ people, forms }: Go) => {
  const started = performance.now();
  const round = newId();
  void Promise.all(Array.from({ length: people }, (_, person) => fill(`${round}-${person}`, forms))).then(
    () => process.send?.({ updates: people * forms * 7, ms: performance.now() - started } satisfies Done),
  );
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
