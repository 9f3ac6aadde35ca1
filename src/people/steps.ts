/** +1 steps: kept, moved, closed; and asked about on their day. */
import { asText, type Consequence, type Handlers, type Tx } from '#src/domain.ts';

const MORNING = 9;
const EVENING = 18;
/** Longest +1 kept: it is one small step, not a plan. */
const LONGEST_STEP = 140;

const dueKeys = (id: string): string => `plus-one:${id}:`;

/**
 * When a step is asked about: at nine on its day, where the person lives. A step for today is asked about in the
 * evening, and one made after that the next morning.
 */
export function askAt(dueOn: string, zone: string, now: Date): Date {
  const at = (day: Temporal.PlainDate, hour: number) =>
    new Date(
      day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) }).epochMilliseconds,
    );
  const day = Temporal.PlainDate.from(dueOn);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const moments = [at(day, MORNING), at(day, EVENING), at(today.add({ days: 1 }), MORNING)];
  return moments.find((moment) => moment > now) ?? now;
}

function askLater(id: string, personId: string, dueOn: string, zone: string, now: Date): Consequence {
  return {
    kind: 'later',
    work: 'people.plus-one.due',
    at: askAt(dueOn, zone, now),
    key: `${dueKeys(id)}${dueOn}:${now.getTime()}`,
    data: { id, dueOn },
    personId,
  };
}

/** Asking how it went is worth little a week later. */
const WORTH_MS = 7 * 24 * 3_600_000;
const deadline = (now: Date): string => new Date(now.getTime() + WORTH_MS).toISOString();

const forget = (id: string): Consequence => ({ kind: 'forget', keysStartingWith: dueKeys(id) });

export const stepHandlers: Handlers = {
  /** { id, what, dueOn, zone, replaces? }: `replaces` is an open step that this one stands in for. */
  'people.plus-one.add': async (tx, { data, personId, now }) => {
    const [id, what, dueOn, zone] = [
      asText(data.id),
      asText(data.what),
      asText(data.dueOn),
      asText(data.zone),
    ];
    if (!personId || !id || !what) return [];
    const step = { id, personId, what: what.slice(0, LONGEST_STEP), dueOn, zone, createdAt: now };
    const { count } = await tx.plusOne.createMany({ data: step, skipDuplicates: true });
    if (count === 0) return [];
    const replaced = asText(data.replaces);
    if (replaced) await close(tx, replaced, personId, 'dropped', now);
    return [...(replaced ? [forget(replaced)] : []), askLater(id, personId, dueOn, zone, now)];
  },

  /** { id, dueOn, zone } */
  'people.plus-one.move': async (tx, { data, personId, now }) => {
    const [id, dueOn, zone] = [asText(data.id), asText(data.dueOn), asText(data.zone)];
    if (!personId) return [];
    const moved = await tx.plusOne.updateMany({
      where: { id, personId, status: 'open' },
      data: { dueOn, zone },
    });
    return moved.count === 0 ? [] : [forget(id), askLater(id, personId, dueOn, zone, now)];
  },

  /** { id } */
  'people.plus-one.done': async (tx, { data, personId, now }) => {
    if (personId) await close(tx, asText(data.id), personId, 'done', now);
    return [forget(asText(data.id))];
  },

  /** { id } */
  'people.plus-one.drop': async (tx, { data, personId, now }) => {
    if (personId) await close(tx, asText(data.id), personId, 'dropped', now);
    return [forget(asText(data.id))];
  },

  /** The clock: asks how it went, unless the step was closed or moved meanwhile. */
  'people.plus-one.due': async (tx, { data, key, now }) => {
    const step = await tx.plusOne.findUnique({ where: { id: asText(data.id) } });
    if (!step || step.status !== 'open' || step.dueOn !== asText(data.dueOn)) return [];
    const told = { id: step.id, what: step.what, deadline: deadline(now) };
    return [{ kind: 'tell', personId: step.personId, trigger: 'plus-one-due', key, data: told }];
  },
};

/** Conditional, so that a second tap changes nothing. */
async function close(
  tx: Tx,
  id: string,
  personId: string,
  status: 'done' | 'dropped',
  now: Date,
): Promise<void> {
  await tx.plusOne.updateMany({ where: { id, personId, status: 'open' }, data: { status, closedAt: now } });
}
