import type { Handlers } from '#src/domain.ts';
import { accept, decline } from './answers.ts';
import { end, lapse, refuse, share, unshare } from './introductions.ts';
import { become, comeBack, pause, resume, stop } from './mentors.ts';
import { block, relay } from './relay.ts';
import { editRequest, reopenRequest, widenRequest } from './reopening.ts';
import { open, withdraw } from './requests.ts';
import { expire, send } from './asking.ts';
import { giveUp, keepPromise } from './search.ts';
import { answerSurvey, survey } from './surveys.ts';
import { match } from './tick.ts';
import { LOSE_MENTOR, loseMentor } from './unreachable.ts';
import { vouch } from './vouching.ts';

export const mentoringHandlers: Handlers = {
  // asked for by people
  'mentoring.open': open,
  'mentoring.withdraw': withdraw,
  'mentoring.edit': editRequest,
  'mentoring.reopen': reopenRequest,
  'mentoring.widen': widenRequest,
  'mentoring.outcome': answerSurvey,
  'mentoring.accept': accept,
  'mentoring.decline': decline,
  'mentoring.share': share,
  'mentoring.refuse': refuse,
  'mentoring.unshare': unshare,
  'mentoring.relay': relay,
  'mentoring.block': block,
  'mentoring.become': become,
  'mentoring.pause': pause,
  'mentoring.resume': resume,
  'mentoring.stop': stop,
  'mentoring.vouch': vouch,
  [LOSE_MENTOR]: loseMentor,
  // asked for by the clock
  'mentoring.match': match,
  'mentoring.send': send,
  'mentoring.expire': expire,
  'mentoring.promise': keepPromise,
  'mentoring.survey': survey,
  'mentoring.give-up': giveUp,
  'mentoring.lapse': lapse,
  'mentoring.end': end,
  'mentoring.return': comeBack,
};
