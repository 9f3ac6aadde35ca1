import type { Handlers } from '#src/domain.ts';
import { foundClub } from './founding.ts';
import { redeemCode } from './organiser-code.ts';
import { cancelMeetup, createMeetup, INVITE, invite, moveMeetup, wishForMeetup } from './organising.ts';
import {
  answerQuestion,
  askClub,
  closeQuestion,
  EXPIRE_QUESTION,
  expireQuestion,
  reportAnswer,
  thankForAnswer,
} from './questions.ts';
import { REMIND, REMIND_SPACES, remind, remindSpaces } from './reminders.ts';
import { answerMeetup } from './rsvp.ts';
import { ANNOUNCE_TO, announce, announceTo, shareSuccess } from './spaces-announcing.ts';
import { joinClub, leaveClub, makeInvitation, useInvitation } from './spaces-joining.ts';
import { bindSpace, LOSE_SPACE, loseSpace, unbindSpace } from './spaces.ts';

/** The work of the clubs, by name. */
export const clubsHandlers: Handlers = {
  'clubs.answer': answerMeetup,
  'clubs.wish': wishForMeetup,
  'clubs.create': createMeetup,
  'clubs.move': moveMeetup,
  'clubs.cancel': cancelMeetup,
  'clubs.found': foundClub,
  'clubs.redeem-code': redeemCode,
  [INVITE]: invite,
  [REMIND]: remind,
  [REMIND_SPACES]: remindSpaces,
  'clubs.bind': bindSpace,
  'clubs.unbind': unbindSpace,
  [LOSE_SPACE]: loseSpace,
  'clubs.announce': announce,
  [ANNOUNCE_TO]: announceTo,
  'clubs.share-success': shareSuccess,
  'clubs.join': joinClub,
  'clubs.leave': leaveClub,
  'clubs.make-invitation': makeInvitation,
  'clubs.use-invitation': useInvitation,
  'questions.ask': askClub,
  'questions.answer': answerQuestion,
  'questions.thank': thankForAnswer,
  'questions.report': reportAnswer,
  'questions.close': closeQuestion,
  [EXPIRE_QUESTION]: expireQuestion,
};
