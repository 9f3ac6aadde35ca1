/** Where the profiles of two accounts that were linked differ: what is asked about, and how an answer is kept. */
import type { Mentor, Profile } from '#prisma/generated/client.ts';
import { NEEDS, STAGES } from '#src/catalogue/resource.ts';
import { asText, asTexts, type Handlers, type Tx } from '#src/domain.ts';
import type { Json, Slots } from '#src/engine/message.ts';

/** Both values of a field, as they are kept. */
export interface Difference {
  readonly kept: Json;
  readonly other: Json;
}
/** By field: "activity", "mentor-place". */
export type Differences = Readonly<Record<string, Difference>>;

type Fields<Row> = Readonly<Record<string, readonly (keyof Row)[]>>;

/** A field is one question; the columns it stands for change together. */
const PROFILE: Fields<Profile> = {
  activity: ['activity'],
  stage: ['stage'],
  place: ['place'],
  needs: ['needs'],
};
const MENTOR: Fields<Mentor> = {
  'mentor-first-name': ['firstName'],
  'mentor-skills': ['skills'],
  'mentor-trade': ['trade'],
  'mentor-place': ['place', 'isRemote'],
  'mentor-languages': ['languages'],
  'mentor-capacity': ['capacity'],
  'mentor-pings': ['pingsPerWeek'],
  'mentor-quiet': ['quietFrom', 'quietTo', 'zone'],
};

/**
 * Compares two people before they become one. What only the other has said is added to what the kept one said; what
 * both have said, and differently, is given back to be asked.
 */
export async function compare(tx: Tx, kept: string, gone: string): Promise<Differences> {
  const ids = { personId: { in: [kept, gone] } };
  const people = await tx.person.findMany({ where: { id: { in: [kept, gone] } } });
  const profiles = pair(await tx.profile.findMany({ where: ids }), kept);
  const mentors = pair(await tx.mentor.findMany({ where: ids }), kept);
  const own = people.find(({ id }) => id === kept)?.locale;
  const other = people.find(({ id }) => id === gone)?.locale;
  const found: Record<string, Difference> = {};
  if (profiles) {
    const { missing, differing } = compareRows(profiles, PROFILE);
    Object.assign(found, differing);
    const { facts: _facts, ...rest } = missing;
    await tx.profile.update({ where: { personId: kept }, data: { ...rest, ...factsOfBoth(profiles) } });
  }
  if (mentors) {
    const { missing, differing } = compareRows(mentors, MENTOR);
    Object.assign(found, differing);
    await tx.mentor.update({ where: { personId: kept }, data: missing });
  }
  if (own && other && own !== other) found['locale'] = { kept: own, other };
  return found;
}

/** The kept person's row first; nothing unless both have one. */
function pair<Row extends { readonly personId: string }>(
  rows: readonly Row[],
  kept: string,
): readonly [Row, Row] | undefined {
  const own = rows.find(({ personId }) => personId === kept);
  const other = rows.find(({ personId }) => personId !== kept);
  return own && other && [own, other];
}

/** What was noted of either; the kept one's own counts where they differ. */
function factsOfBoth([own, other]: readonly [Profile, Profile]) {
  return {
    facts: { ...(other.facts as object | null), ...(own.facts as object | null) },
    factsAsked: [...new Set([...other.factsAsked, ...own.factsAsked])],
  };
}

function compareRows<Row>([own, other]: readonly [Row, Row], fields: Fields<Row>) {
  const missing: Partial<Row> = {};
  const differing: Record<string, Difference> = {};
  for (const [field, columns] of Object.entries(fields)) {
    const [first] = columns;
    if (first === undefined || isEmpty(other[first]) || isSame(own, other, columns)) continue;
    if (!isEmpty(own[first]))
      differing[field] = { kept: asJson(own, columns), other: asJson(other, columns) };
    else for (const column of columns) missing[column] = other[column];
  }
  return { missing, differing };
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
const comparable = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value);
const isSame = <Row>(own: Row, other: Row, columns: readonly (keyof Row)[]): boolean =>
  columns.every((column) => comparable(own[column]) === comparable(other[column]));

/** One column as its value, several as a list. */
const asJson = <Row>(row: Row, columns: readonly (keyof Row)[]): Json => {
  const values = columns.map((column) => row[column] as Json);
  return values.length === 1 ? (values[0] ?? null) : values;
};

export const differenceHandlers: Handlers = {
  /** { <field>: the value chosen }, as `compare` gave it; fields that are absent stay as they are. */
  'people.merge.choose': async (tx, { data, personId, now }) => {
    if (!personId) return [];
    const profile = chosen(data, PROFILE);
    const { skills, languages, ...card } = chosen(data, MENTOR);
    if (Object.keys(profile).length > 0)
      await tx.profile.updateMany({ where: { personId }, data: { ...sane(profile), updatedAt: now } });
    await tx.mentor.updateMany({
      where: { personId },
      data: {
        ...card,
        ...(skills !== undefined && { skills: NEEDS.filter((need) => asTexts(skills).includes(need)) }),
        ...(languages !== undefined && { languages: [...asTexts(languages)] }),
      },
    });
    return [];
  },
};

/** Columns and values, of the fields that were answered. */
function chosen<Row>(data: Slots, fields: Fields<Row>): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [field, columns] of Object.entries(fields)) {
    const value = data[field];
    if (value === undefined) continue;
    const each = columns.length > 1 && Array.isArray(value) ? value : [value];
    columns.forEach((column, at) => {
      values[String(column)] = each[at] ?? null;
    });
  }
  return values;
}

/** Only what belongs there, whatever a flow may send. */
function sane(profile: Readonly<Record<string, Json>>) {
  const { activity, stage, place, needs } = profile;
  return {
    ...(activity !== undefined && { activity: asText(activity) || null }),
    ...(stage !== undefined && { stage: STAGES.find((known) => known === stage) ?? null }),
    ...(place !== undefined && { place: asText(place) || null }),
    ...(needs !== undefined && { needs: NEEDS.filter((need) => asTexts(needs).includes(need)) }),
  };
}
