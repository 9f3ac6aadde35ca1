/** What was learnt from the questions of prisma/seed, read once (`npm run train` writes it). */
import { readFileSync } from 'node:fs';
import { type Classifier, createClassifier } from './classifier.ts';
import { decode } from './weights.ts';

let learnt: Classifier | undefined;

export function learntClassifier(): Classifier {
  learnt ??= createClassifier(
    decode(readFileSync(new URL('../../../prisma/seed/classifier.bin', import.meta.url))),
  );
  return learnt;
}

/** The row of those who think of dying, or are afraid for somebody who does. */
const DESPAIR = '3114';

/** How much a message is like what is written for that row: 0 to 1. */
export const despairIn = (text: string): number => learntClassifier().classify(text).shares.get(DESPAIR) ?? 0;
