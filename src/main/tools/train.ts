/**
 * `npm run train`: the lookup learns again from questions.tsv, sayings.tsv and the names of resources.tsv in prisma/seed,
 * and keeps what it learnt in classifier.bin beside them. Two or three minutes; the same files give the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprintOf, lessonsFrom } from '#src/catalogue/classifier/lessons.ts';
import { SETTINGS, train } from '#src/catalogue/classifier/train.ts';
import { encode } from '#src/catalogue/classifier/weights.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { SAYINGS } from '#src/catalogue/vocabulary.ts';

const seed = (name: string) => new URL(`../../../prisma/seed/${name}`, import.meta.url);
const read = (name: string) => readFileSync(seed(name), 'utf8');

const { resources } = loadCatalogue(read('resources.tsv'), { file: 'resources.tsv' });
const lessons = lessonsFrom(read('questions.tsv'), SAYINGS, resources);
console.log(`${lessons.length} lessons, ${SETTINGS.rounds} rounds, ${SETTINGS.seeds.length} voices…`);
const weights = train(lessons);
const file = encode(weights, fingerprintOf(lessons));
writeFileSync(seed('classifier.bin'), file);
const size = (file.length / 2 ** 20).toFixed(1);
console.log(
  `prisma/seed/classifier.bin: ${weights.classes.length} classes, ${weights.keys.length} features, ${size} MB`,
);
