import type { Handlers } from '#src/domain.ts';
import { accept, decline } from './answers.ts';
import { end, lapse, refuse, relay, share } from './introductions.ts';
import { become, comeBack, pause, resume, stop } from './mentors.ts';
import { open, withdraw } from './requests.ts';
import { expire, match, send } from './search.ts';

export const mentoringHandlers: Handlers = {
  // asked for by people
  'mentoring.open': open,
  'mentoring.withdraw': withdraw,
  'mentoring.accept': accept,
  'mentoring.decline': decline,
  'mentoring.share': share,
  'mentoring.refuse': refuse,
  'mentoring.relay': relay,
  'mentoring.become': become,
  'mentoring.pause': pause,
  'mentoring.resume': resume,
  'mentoring.stop': stop,
  // asked for by the clock
  'mentoring.match': match,
  'mentoring.send': send,
  'mentoring.expire': expire,
  'mentoring.lapse': lapse,
  'mentoring.end': end,
  'mentoring.return': comeBack,
};
