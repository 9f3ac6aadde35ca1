/** Processes and servers that come and go, on the real program. */
import { describeRounds } from './rounds.ts';

describeRounds('R1', 'R2', 'R3', 'R4', 'R8');
