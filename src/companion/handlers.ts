import type { Handlers } from '#src/domain.ts';
import { checkUpHandlers } from './check-ups.ts';
import { obligationHandlers } from './obligations.ts';
import type { Rule } from './rules.ts';

/** The work of the companion, by name. */
export const companionHandlers = (rules: () => readonly Rule[]): Handlers => ({
  ...obligationHandlers(rules),
  ...checkUpHandlers,
});
