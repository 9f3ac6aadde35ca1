/** What came of an introduction: asked of the asker, rarely, on days that were said; answers count in later matches (board.ts). */
import { asText, type Consequence, type Handler } from '#src/domain.ts';
import { requestKey } from './words.ts';
import { isWorkingDay } from './working-days.ts';

/** Days after the introduction: met? after 3 and 10, useful? after 10 and 90. */
const SURVEY_DAYS = [3, 10, 90] as const;
const HOUR = 10;
const LONGEST_WORDS = 300;
const MET = ['yes', 'not-yet', 'no'];
const USEFUL = ['much', 'little', 'no'];

/** `zone`: the asker's own. */
export function planSurveys(ping: string, request: string, zone: string, now: Date): readonly Consequence[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return SURVEY_DAYS.map((days) => {
    let day = today.add({ days });
    while (!isWorkingDay(day)) day = day.add({ days: 1 });
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(HOUR) });
    return {
      kind: 'later',
      work: 'mentoring.survey',
      at: new Date(at.epochMilliseconds),
      key: requestKey(request, `survey:${ping}:${days}`),
      data: { ping, day: days },
    };
  });
}

/** The clock: data ping, day. Nothing is asked again that was answered, nor of somebody who never met the other. */
export const survey: Handler = async (tx, { data, now }) => {
  const id = asText(data.ping);
  const day = Number(data.day);
  const ping = await tx.ping.findUnique({
    where: { id },
    include: { request: { select: { personId: true } }, outcomes: true },
  });
  if (!ping?.askerAgreed || ping.outcomes.some((outcome) => outcome.day === day)) return [];
  const met = ping.outcomes.find((outcome) => outcome.met && outcome.met !== 'not-yet')?.met;
  if (met === 'no' || (met === 'yes' && day === SURVEY_DAYS[0])) return [];
  await tx.outcome.create({ data: { pingId: id, day, askedAt: now } });
  return [
    {
      kind: 'tell',
      personId: ping.request.personId,
      trigger: 'mentor-survey',
      key: requestKey(ping.requestId, `survey:${id}:${day}:told`),
      data: { ping: id, day, ...(met === 'yes' && { isMet: true }) },
    },
  ];
};

/** data: ping, day, and one of met, useful, changed. Only the asker's own; what was not asked is not taken. */
export const answerSurvey: Handler = async (tx, { data, personId, now }) => {
  if (!personId) return [];
  const [met, useful, changed] = [asText(data.met), asText(data.useful), asText(data.changed)];
  await tx.outcome.updateMany({
    where: { pingId: asText(data.ping), day: Number(data.day), ping: { request: { personId } } },
    data: {
      answeredAt: now,
      ...(MET.includes(met) && { met }),
      ...(USEFUL.includes(useful) && { useful }),
      ...(changed && { changed: changed.slice(0, LONGEST_WORDS) }),
    },
  });
  return [];
};
