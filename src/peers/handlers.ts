import type { Handlers } from '#src/domain.ts';
import { answerMet, ASK_MET, askMet, draw, tellEve } from './draws.ts';
import { DRAW, EVE, join, leave, pause, resume, skip } from './members.ts';

/** The work of the circles, by name. */
export const peersHandlers: Handlers = {
  'peers.join': join,
  'peers.skip': skip,
  'peers.pause': pause,
  'peers.resume': resume,
  'peers.leave': leave,
  'peers.met': answerMet,
  [EVE]: tellEve,
  [DRAW]: draw,
  [ASK_MET]: askMet,
};
