/** The real flows, handlers and readers, for stories played in a simulation. */
import { flows } from '#flows/index.ts';
import { createRead, handlers, isDistress } from '#src/main/parts.ts';
import type { Parts } from './simulator.ts';

export const realParts = (): Parts => ({
  flows,
  handlers,
  read: (database) => createRead(database).read,
  isDistress,
});
