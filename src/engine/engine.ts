/**
 * The shell around `takeTurn`: takes updates in, hands each person's updates to it one after the other, stores what it
 * made. Order within one person holds across processes because a commit is refused while an earlier update is open.
 */
import { CLUB_ENTRY } from '#src/catalogue/curation/curate.ts';
import type { LanguageModel } from '#src/ai/port.ts';
import type { Logger } from '#src/log.ts';
import { blind, type Observer } from '#src/operations/observer.ts';
import type { Committed, Pending, Store } from '#src/storage/store.ts';
import { ZONE_UNKNOWN } from '#src/people/place.ts';
import type { Address, Update } from './message.ts';
import type { World } from './talk.ts';
import { APOLOGY, takeTurn, type Turn, type TurnInput } from './turn.ts';

export interface Engine {
  /** Resolves to the person once the update is stored; rejects when it could not be: the platform will give it again. */
  receive(update: Update): Promise<string>;
  /** Somebody's inbox has something new (a trigger). */
  kick(personId: string): void;
  /** Resolves when nothing of this person is being handled. */
  settled(personId: string): Promise<void>;
  /** Takes up what an earlier run left, and looks again every few seconds. */
  start(): Promise<void>;
  /** Finishes the turns under way, then stops. */
  stop(): Promise<void>;
}

export interface EngineParts {
  readonly store: Store;
  readonly world: World;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly observer?: Observer;
  /** Asked where the rules do not understand; `world.isHelped` says so to people. */
  readonly model?: LanguageModel | undefined;
  /** After each stored turn: messages are waiting for these chats, work for that moment. */
  readonly onCommitted: (made: {
    readonly chats: readonly Address[];
    readonly due?: Date;
    /** Where this person is written to alone. */
    readonly home: Address;
    readonly isOrganiser: boolean;
  }) => void;
  /** Who among several processes takes up what another one took in; gives undefined while there is no other. */
  readonly share?: () => ((personId: string) => boolean) | undefined;
}

const SWEEP_MS = 5_000;
const RETRY_MS = 250;
const MOST_PEOPLE_A_SWEEP = 500;
/** What waits for less is being handled by the process that took it in. */
const OVERDUE_MS = 5_000;
/** What its owner leaves for so long is anybody's, a few at a time: two who serve the same person are one too many. */
const ABANDONED_MS = 15_000;
const MOST_ABANDONED = 20;

export function createEngine(parts: EngineParts): Engine {
  const { store, world, clock, log, onCommitted, share, model, observer = blind } = parts;
  const leaving = new AbortController();
  /** People being served; `true` when something new came meanwhile. */
  const busy = new Map<string, { again: boolean; done: Promise<void> }>();
  let sweeper: NodeJS.Timeout | undefined;
  let isStopping = false;

  function kick(personId: string, first?: Pending): void {
    const current = busy.get(personId);
    if (current) {
      current.again = true;
      return;
    }
    if (isStopping) return;
    const state = { again: false, done: Promise.resolve() };
    busy.set(personId, state);
    state.done = serve(personId, state, first);
  }

  async function serve(personId: string, state: { again: boolean }, first?: Pending): Promise<void> {
    let pending = first;
    try {
      do {
        state.again = false;
        do {
          pending ??= await store.next(personId);
          if (!pending || !(await serveOne(pending))) break;
          pending = undefined;
        } while (!isStopping);
        pending = undefined;
      } while (state.again && !isStopping);
    } catch (error) {
      // The database is away: the rows wait, the sweeper comes back.
      log.error({ err: error }, 'cannot reach the database; waiting updates are kept and taken up again');
    } finally {
      busy.delete(personId);
    }
  }

  /** Handles one update; false when it was certainly the last one waiting. */
  async function serveOne(pending: Pending): Promise<boolean> {
    try {
      const committed = await handle(pending);
      if (committed.kind === 'stale') {
        await pause(RETRY_MS / 10);
        return true;
      }
      for (const told of committed.told) kick(told);
      return committed.hasMore;
    } catch (error) {
      const { seq, attempts, person } = pending;
      log.error({ err: error, seq, person: person.id, attempt: attempts + 1 }, 'handling an update failed');
      if ((await store.fail(pending)) === 'parked') await apologise(pending);
      else await pause(RETRY_MS * (pending.attempts + 1));
      return true;
    }
  }

  async function handle(pending: Pending): Promise<Committed> {
    const { person, update, session } = pending;
    const place = person.place === undefined ? undefined : world.read.places.byCode(person.place);
    const now = clock();
    const zone = place?.zone ?? update.sender.zone ?? person.zone ?? ZONE_UNKNOWN;
    const turn = await helped({
      update,
      session,
      now,
      person: { id: person.id, locale: person.locale, isOrganiser: person.isOrganiser, zone },
    });
    const committed = await store.commit({ pending, now, ...turn });
    if (committed.kind === 'committed') {
      onCommitted({
        chats: turn.replies.map(({ to }) => to),
        ...(committed.due && { due: committed.due }),
        home: turn.session.home,
        isOrganiser: person.isOrganiser,
      });
    }
    return committed;
  }

  /**
   * The turn by the rules; where they did not understand, the same turn with what a model proposes. Turns change nothing,
   * so the first is the answer when there is no model, or no time. A guess has no effects: it never acts for somebody.
   */
  async function helped(input: TurnInput): Promise<Turn> {
    const { update, person } = input;
    const take = (given: TurnInput) =>
      observer.during('turn', update.sender.platform, () => takeTurn(world, given));
    const turn = await take(input);
    if (model && turn.wanted) return take({ ...input, phrases: await inPlainWords(model, turn, person) });
    if (!model || !turn.doubt) return turn;
    const asking = {
      personId: person.id,
      key: `${update.sender.platform}:${update.id}`,
      leaving: leaving.signal,
    };
    const { proposal } = await model.interpret(turn.doubt, asking);
    const guess = proposal && (await take({ ...input, proposal }));
    return guess?.isGuess && guess.effects.length === 0 ? guess : turn;
  }

  /** What the catalogue says is sent, and nothing of anybody; what clubs have added stays with them. */
  async function inPlainWords(
    { rephrase }: LanguageModel,
    { wanted = [], locale }: Turn,
    person: TurnInput['person'],
  ): Promise<ReadonlyMap<string, string>> {
    const entries = wanted
      .filter((id) => !id.startsWith(CLUB_ENTRY))
      .flatMap((id) => world.read.catalogue.byId(id) ?? []);
    const said = await Promise.all(
      entries.map(async (entry) => {
        const { words, isRephrased } = await rephrase(entry, locale ?? person.locale);
        return isRephrased ? ([[entry.id, words]] as const) : [];
      }),
    );
    return new Map(said.flat());
  }

  /** Tells the person once that something went wrong here; their next message is a fresh start. */
  async function apologise(pending: Pending): Promise<void> {
    const { input } = pending.update;
    if (input.kind === 'trigger' && input.name === APOLOGY) return;
    await store.tell(pending, `apology-${pending.seq}`, APOLOGY);
  }

  async function sweep(): Promise<void> {
    const isMine = share?.();
    let abandoned = 0;
    for (const { personId, waitedMs } of await store.waiting(MOST_PEOPLE_A_SWEEP)) {
      if (!isMine) kick(personId);
      else if (isMine(personId) && waitedMs > OVERDUE_MS) kick(personId);
      else if (waitedMs > ABANDONED_MS && abandoned++ < MOST_ABANDONED) kick(personId);
    }
  }

  return {
    kick,
    async receive(update) {
      const { status, personId, pending } = await store.accept(update);
      if (status === 'new') kick(personId, pending);
      return personId;
    },
    async settled(personId) {
      for (let current = busy.get(personId); current; current = busy.get(personId)) await current.done;
    },
    async start() {
      await sweep();
      sweeper = setInterval(() => {
        sweep().catch((error) => log.error({ err: error }, 'cannot look for waiting updates; trying again'));
      }, SWEEP_MS);
      sweeper.unref();
    },
    async stop() {
      isStopping = true;
      leaving.abort();
      clearInterval(sweeper);
      await Promise.all([...busy.values()].map(({ done }) => done));
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
