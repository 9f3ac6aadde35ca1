/** A store that is watched: what came in, how long it took, how turns ended. */
import type { Pending, Store } from '#src/storage/store.ts';
import type { Observer } from './observer.ts';

export function observedStore(store: Store, observer: Observer, clock: () => Date): Store {
  const platformOf = ({ update }: Pending) => update.sender.platform;
  const waited = ({ update }: Pending) => clock().getTime() - Date.parse(update.at);
  return {
    ...store,
    async accept(update) {
      const { platform } = update.sender;
      const accepted = await observer.during('receive', platform, () => store.accept(update));
      observer.received(platform, accepted.status);
      return accepted;
    },
    async commit(turn) {
      const { pending, effects } = turn;
      const platform = platformOf(pending);
      const committed = await observer.during('commit', platform, () => store.commit(turn));
      const isDone = committed.kind === 'committed';
      const names = isDone ? effects.map(({ kind }) => kind) : [];
      observer.turned(platform, isDone ? 'done' : 'stale', waited(pending), names);
      return committed;
    },
    async fail(pending) {
      const how = await store.fail(pending);
      observer.turned(platformOf(pending), how === 'parked' ? 'parked' : 'failed', waited(pending), []);
      return how;
    },
  };
}
