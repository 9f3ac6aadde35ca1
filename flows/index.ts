/** The one list of flows: what is not here is not said. */
import type { Flow } from '#src/engine/flow.ts';
import { askMentor, askMentorCoach, myRequests } from './ask-mentor.ts';
import { badWeek } from './bad-week.ts';
import { becomeMentor, mentorForm } from './become-mentor.ts';
import { createMeetupFlows } from './create-meetup.ts';
import { dashboard } from './dashboard.ts';
import { home } from './home.ts';
import { introduced, introduction, peerMessage, writePeer } from './introduction.ts';
import { language } from './language.ts';
import { meetupReminder } from './meetup-reminder.ts';
import { meetupFlows } from './meetups.ts';
import { mentorNews } from './mentor-news.ts';
import { eraseMe, myData } from './my-data.ts';
import { aboutMe, myAnswers, onboarding } from './onboarding.ts';
import { organiserFlows } from './organiser.ts';
import { ping } from './ping.ts';
import { plusOneFollowUp } from './plus-one-follow-up.ts';
import { myPlusOnes, plusOne } from './plus-one.ts';
import { resource, resources } from './resources.ts';

export const flows: readonly Flow[] = [
  onboarding,
  aboutMe,
  myAnswers,
  home,
  dashboard,
  resources,
  resource,
  plusOne,
  plusOneFollowUp,
  myPlusOnes,
  askMentor,
  askMentorCoach,
  myRequests,
  becomeMentor,
  mentorForm,
  ping,
  introduction,
  introduced,
  writePeer,
  peerMessage,
  mentorNews,
  ...meetupFlows,
  meetupReminder,
  ...createMeetupFlows,
  ...organiserFlows,
  myData,
  eraseMe,
  language,
  badWeek,
];
