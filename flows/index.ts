/** The one list of flows: what is not here is not said. */
import type { Flow } from '#src/engine/flow.ts';
import { notifications, unlink } from './accounts.ts';
import { askMentor, askMentorCoach } from './ask-mentor.ts';
import { badWeek } from './bad-week.ts';
import { becomeMentor, mentorForm } from './become-mentor.ts';
import { checkUpFlows } from './check-up.ts';
import { circleFlows } from './circle.ts';
import { coverageFlows } from './coverage.ts';
import { createMeetupFlows } from './create-meetup.ts';
import { curateFlows } from './curate.ts';
import { dashboard } from './dashboard.ts';
import { feedbackFlows } from './feedback.ts';
import { handoverFlows } from './handover.ts';
import { home } from './home.ts';
import { introduced, introduction } from './introduction.ts';
import { language } from './language.ts';
import { linkFlows } from './link.ts';
import { meetupReminder } from './meetup-reminder.ts';
import { meetupFlows } from './meetups.ts';
import { mentorNews } from './mentor-news.ts';
import { mentorSurvey } from './mentor-survey.ts';
import { mergeChoices } from './merge-choices.ts';
import { eraseMe, myData } from './my-data.ts';
import { editRequest, myRequests } from './my-requests.ts';
import { obligationFlows } from './obligations.ts';
import { noteFacts } from './note-facts.ts';
import { aboutMe, myAnswers, onboarding } from './onboarding.ts';
import { organiserFlows } from './organiser.ts';
import { answerFlows } from './peer-question-answers.ts';
import { questionFlows } from './peer-question.ts';
import { ping } from './ping.ts';
import { plusOneFollowUp } from './plus-one-follow-up.ts';
import { myPlusOnes, plusOne } from './plus-one.ts';
import { reportFlows } from './report.ts';
import { resource, resources } from './resources.ts';
import { savedSearchFlows } from './saved-search.ts';
import { spaceFlows } from './space.ts';
import { announceFlows } from './spaces-announce.ts';
import { joinFlows } from './spaces-join.ts';
import { spacesFlows } from './spaces.ts';
import { scamCheck } from './scam-check.ts';
import { shareSuccess } from './success.ts';
import { talkFlows } from './talk.ts';
import { vouch } from './vouch.ts';
import { tellFact } from './tell-fact.ts';

export const flows: readonly Flow[] = [
  onboarding,
  aboutMe,
  myAnswers,
  home,
  dashboard,
  resources,
  resource,
  tellFact,
  noteFacts,
  plusOne,
  plusOneFollowUp,
  myPlusOnes,
  askMentor,
  askMentorCoach,
  myRequests,
  editRequest,
  becomeMentor,
  mentorForm,
  ping,
  introduction,
  introduced,
  ...talkFlows,
  mentorNews,
  mentorSurvey,
  vouch,
  ...meetupFlows,
  meetupReminder,
  ...createMeetupFlows,
  ...organiserFlows,
  ...joinFlows,
  ...spacesFlows,
  ...announceFlows,
  ...spaceFlows,
  ...questionFlows,
  ...answerFlows,
  ...circleFlows,
  ...coverageFlows,
  shareSuccess,
  ...obligationFlows,
  scamCheck,
  ...checkUpFlows,
  ...handoverFlows,
  ...linkFlows,
  mergeChoices,
  unlink,
  notifications,
  myData,
  eraseMe,
  language,
  ...reportFlows,
  badWeek,
  ...curateFlows,
  ...feedbackFlows,
  ...savedSearchFlows,
];
