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
