/** What the classifier learns from: questions people wrote, what they call a resource, and its own name (prisma/seed). */
import { createHash } from 'node:crypto';
import type { Resource } from '../resource.ts';
import { classNameOf } from './classifier.ts';
import { type Lesson, SETTINGS } from './train.ts';

/**
 * @param questions a line each: id, tab, question; the id is `-` where no resource answers
 * @param sayings phrases, by id
 */
export function lessonsFrom(
  questions: string,
  sayings: ReadonlyMap<string, readonly string[]>,
  resources: readonly Pick<Resource, 'id' | 'name'>[],
): readonly Lesson[] {
  const asked = linesOf(questions).map((line) => {
    const [id = '', text = ''] = line.split('\t');
    return { className: classNameOf(id), text };
  });
  const said = [...sayings].flatMap(([id, phrases]) =>
    phrases.map((text) => ({ className: classNameOf(id), text })),
  );
  const named = resources.flatMap(({ id, name }) =>
    [name.fr, name.en].map((text) => ({ className: classNameOf(id), text })),
  );
  return [...asked, ...said, ...named];
}

const linesOf = (file: string): readonly string[] =>
  file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Tells whether what was learnt is of these lessons. */
export const fingerprintOf = (lessons: readonly Lesson[]): string =>
  createHash('sha256')
    .update(JSON.stringify([SETTINGS, lessons]))
    .digest('hex')
    .slice(0, 16);
