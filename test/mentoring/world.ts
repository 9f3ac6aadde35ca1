/** Mentoring in conversation: all flows on the real engine and database. */
import { flows } from '#flows/index.ts';
import { createRead, handlers } from '#src/main/parts.ts';
import { type Settings, type Simulation, simulate } from '#test/support/simulator.ts';

/** A Tuesday, 11:00 in Paris. */
const BEGINS = '2026-11-24T10:00:00Z';

export const mentoringWorld = (settings: Settings = {}): Promise<Simulation> =>
  simulate(
    { flows, handlers, read: (database) => createRead(database).read },
    { begins: BEGINS, ...settings },
  );
