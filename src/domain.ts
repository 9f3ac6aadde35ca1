/**
 * How a domain (people, mentoring, clubs) takes part: named pieces of work, each run inside a transaction. Work comes
 * from a flow's effect, or from the clock (a due row). What it wants said to anybody is a consequence, never a send.
 */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Json, Slots } from '#src/engine/message.ts';

/** Prisma inside the transaction; the only way a domain may touch the database while working. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export interface Work {
  readonly key: string;
  readonly data: Slots;
  /** Who asked for it; absent when the clock did. */
  readonly personId?: string;
  readonly now: Date;
  newId(): string;
}

export type Consequence =
  /** Becomes a trigger update in that person's inbox; the flow that listens to `trigger` speaks. */
  | {
      readonly kind: 'tell';
      readonly personId: string;
      readonly trigger: string;
      readonly key: string;
      readonly data: Slots;
      /** On this account of theirs, when it can be reached; otherwise where their news go. */
      readonly at?: { readonly platform: string; readonly externalId: string };
    }
  /** Runs `work` at `at` or soon after, once; a row that waits in the database. */
  | {
      readonly kind: 'later';
      readonly work: string;
      readonly at: Date;
      readonly key: string;
      readonly data: Slots;
      readonly personId?: string;
    }
  /** Drops due rows whose key begins with this. */
  | { readonly kind: 'forget'; readonly keysStartingWith: string };

/** May run again after a crash or a conflict: reads the facts anew and changes them conditionally. */
export type Handler = (tx: Tx, work: Work) => Promise<readonly Consequence[]>;

/** Work by name: "mentoring.accept", "clubs.remind". */
export type Handlers = Readonly<Record<string, Handler>>;

export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const asTexts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
