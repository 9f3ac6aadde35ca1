/** A new version beside the one before it. */
import { describeRounds } from './rounds.ts';

describeRounds('R13');
