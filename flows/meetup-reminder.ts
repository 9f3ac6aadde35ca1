import { defineFlow, show } from '#src/engine/flow.ts';
import { cardOf, stillComing } from './meetup-parts.ts';

/** What, when, where, one tap to say no. The trigger's `deadline` is the start: nothing is sent after it. */
export const meetupReminder = defineFlow(
  'meetup-reminder',
  { version: 1, triggers: ['meetup-reminder'], delivery: 'timed', expiresAfterHours: 24 * 7 },
  [show('card', cardOf), ...stillComing()],
);
