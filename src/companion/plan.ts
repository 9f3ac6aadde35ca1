/** The answers a plan keeps, as they are read and written. */
import type { ObligationPlan } from '#prisma/generated/client.ts';
import { asText } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { type Answers, CHOICES, QUESTIONS } from './rules.ts';

/** Only known values, whatever a flow or a database may hold. */
export function answersFrom(data: Slots): Answers {
  const startedOn = asText(data['startedOn']);
  const chosen = QUESTIONS.flatMap((question) => {
    const value = (CHOICES[question] as readonly string[]).find((known) => known === data[question]);
    return value === undefined ? [] : [[question, value]];
  });
  return {
    ...(Object.fromEntries(chosen) as Answers),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(startedOn) && { startedOn }),
  };
}

export const answersOf = ({ status, period, vat, premises, employees, startedOn }: ObligationPlan): Answers =>
  answersFrom({ status, period, vat, premises, employees, startedOn });
