/** Platforms, clocks, poison, races and erasures. */
import { describeRounds } from './rounds.ts';

describeRounds('R5', 'R6', 'R7', 'R9', 'R10', 'R11', 'R12');
