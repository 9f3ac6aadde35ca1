/** The real tables of the companion, for tests that bring their own database. */
import { readFileSync } from 'node:fs';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { type CompanionTables, loadCompanion } from '#src/companion/load.ts';
import { type CompanionReader, createCompanionReader } from '#src/companion/reader.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
export const tables: CompanionTables = loadCompanion(read);
export const companionReader = (prisma: PrismaClient): CompanionReader =>
  createCompanionReader(prisma, tables);
