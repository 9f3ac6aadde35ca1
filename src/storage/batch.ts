/**
 * Many small questions to the database as a few large ones: what is asked while an answer is on its way goes out
 * together with the next. Alone, a question leaves at once; in a rush, the cost of a round trip and of a commit is shared.
 */
import pg from 'pg';

export interface BatchSettings {
  /** Statements on their way at the same time. */
  readonly lanes: number;
  /** Items in one statement at most. */
  readonly size: number;
}

/** A crowd takes all the lanes, so that nobody idles while the database works; fewer than this are not worth a statement. */
const FEWEST = 8;

/**
 * @param run answers every item, in their order, or rejects having changed nothing.
 * A statement the database refuses is tried item by item, so that one bad item harms no other.
 */
export function createBatch<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { lanes, size }: BatchSettings,
): (item: Item) => Promise<Answer> {
  const waiting: { readonly item: Item; readonly answer: PromiseWithResolvers<Answer> }[] = [];
  let busy = 0;

  function pump(): void {
    while (busy < lanes && waiting.length > 0) {
      const share = Math.max(FEWEST, Math.ceil(waiting.length / (lanes - busy)));
      busy += 1;
      void answerAll(waiting.splice(0, Math.min(share, size))).finally(() => {
        busy -= 1;
        pump();
      });
    }
  }

  async function answerAll(asked: typeof waiting): Promise<void> {
    try {
      const answers = await run(asked.map(({ item }) => item));
      for (const [at, { answer }] of asked.entries()) answer.resolve(answers[at] as Answer);
    } catch (error) {
      // A database that is away is away for all of them.
      if (asked.length === 1 || !(error instanceof pg.DatabaseError))
        for (const { answer } of asked) answer.reject(error);
      else for (const one of asked) await answerAll([one]);
    }
  }

  return (item) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ item, answer });
    // After the current tick: what arrives in the same moment leaves together.
    queueMicrotask(pump);
    return answer.promise;
  };
}

/** Two statements that lock the same rows in the same order never wait for each other. Items of one key keep their order. */
export async function inLockOrder<Item, Answer>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  run: (sorted: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const sorted = [...items.entries()].sort(([, a], [, b]) => compare(keyOf(a), keyOf(b)));
  const answers = await run(sorted.map(([, item]) => item));
  const placed: Answer[] = [];
  for (const [at, [place]] of sorted.entries()) placed[place] = answers[at] as Answer;
  return placed;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
