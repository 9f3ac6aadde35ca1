/** The fault plan: R1 to R13. */
import { moveClocks } from './clocks.ts';
import { killRandomly, rollOver } from './crashes.ts';
import { eraseUnderLoad } from './erasures.ts';
import { shuffleUpdates } from './intake.ts';
import { breakOff, floodThem, handleSlowly } from './platforms.ts';
import { swallowPoison } from './poison.ts';
import { acceptTogether } from './races.ts';
import { loseRedis, restartPostgres } from './servers.ts';
import type { Suite } from './suite.ts';
import { upgrade } from './upgrades.ts';

export const PLAN: readonly Suite[] = [
  { id: 'R1', fault: 'updates again and shuffled', run: shuffleUpdates, needsServers: true },
  { id: 'R2', fault: 'kill -9 of a random process', run: killRandomly, needsServers: true },
  { id: 'R3', fault: 'PostgreSQL restarts', run: restartPostgres, needsServers: true },
  { id: 'R4', fault: 'Redis emptied and away', run: loseRedis, needsServers: true },
  { id: 'R5', fault: 'sent, then the line breaks', run: breakOff, needsServers: true },
  { id: 'R6', fault: '429 on a fifth of what is sent', run: floodThem, needsServers: true },
  { id: 'R7', fault: 'slow handlers', run: handleSlowly, needsServers: true },
  { id: 'R8', fault: 'SIGTERM, one after the other', run: rollOver, needsServers: true },
  { id: 'R9', fault: 'clocks that jump, six hours away', run: moveClocks, needsServers: false },
  { id: 'R10', fault: 'lines nobody can handle', run: swallowPoison, needsServers: true },
  { id: 'R11', fault: 'two mentors accept at once', run: acceptTogether, needsServers: true },
  { id: 'R12', fault: 'erased under load', run: eraseUnderLoad, needsServers: true },
  { id: 'R13', fault: 'a new version, and back', run: upgrade, needsServers: true },
];
