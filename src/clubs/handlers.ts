import type { Handlers } from '#src/domain.ts';
import { foundClub } from './founding.ts';
import { redeemCode } from './organiser-code.ts';
import { cancelMeetup, createMeetup, INVITE, invite, moveMeetup, wishForMeetup } from './organising.ts';
import { REMIND, remind } from './reminders.ts';
import { answerMeetup } from './rsvp.ts';

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
};
