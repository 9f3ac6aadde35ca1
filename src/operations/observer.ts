/** What the engine, the delivery and the scheduler tell whoever watches over them. No ids, no words: kinds and times. */
import type { ModelOutcome } from '#src/ai/port.ts';
import type { DeliveryClass } from '#src/engine/message.ts';

/** Pieces of work worth a time and a span. */
export type Piece = 'receive' | 'turn' | 'commit' | 'send';

export interface Observer {
  /** Runs a piece of work and looks at the clock; what it gives or throws is passed on. */
  during<T>(piece: Piece, platform: string, work: () => Promise<T>): Promise<T>;
  received(platform: string, status: 'new' | 'duplicate'): void;
  /** A turn ended; `waitedMs`: from when its platform says that it was written. Effects by name. */
  turned(
    platform: string,
    how: 'done' | 'stale' | 'failed' | 'parked',
    waitedMs: number,
    effects: readonly string[],
  ): void;
  /** An attempt to send; `ageMs`: since it was written. */
  sent(
    platform: string,
    group: DeliveryClass,
    how: 'sent' | 'pending' | 'uncertain' | 'failed',
    ageMs: number,
  ): void;
  /** Due work begins, so late. */
  woke(lateMs: number): void;
  /** Due work failed five times. */
  putAside(): void;
  /** The language model was asked, or was to be. */
  askedModel(outcome: ModelOutcome, tookMs: number): void;
}

const nothing = () => {};

export const blind: Observer = {
  during: (_, _platform, work) => work(),
  received: nothing,
  turned: nothing,
  sent: nothing,
  woke: nothing,
  putAside: nothing,
  askedModel: nothing,
};

/** Tells all of them. */
export const observers = (all: readonly Observer[]): Observer =>
  all.reduce<Observer>(
    (outer, inner) => ({
      during: (piece, platform, work) =>
        outer.during(piece, platform, () => inner.during(piece, platform, work)),
      received: (...facts) => [outer, inner].forEach((each) => each.received(...facts)),
      turned: (...facts) => [outer, inner].forEach((each) => each.turned(...facts)),
      sent: (...facts) => [outer, inner].forEach((each) => each.sent(...facts)),
      woke: (...facts) => [outer, inner].forEach((each) => each.woke(...facts)),
      askedModel: (...facts) => [outer, inner].forEach((each) => each.askedModel(...facts)),
      putAside: () => [outer, inner].forEach((each) => each.putAside()),
    }),
    blind,
  );
