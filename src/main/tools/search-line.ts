/** One line of `npm run search -- --jsonl`: what is asked, by whom. Says what is wrong and what to write instead. */
import { regionOf } from '#src/catalogue/areas.ts';
import { CHOICES, FLAGS, type FactName, type FactValue, NUMBERS } from '#src/catalogue/facts.ts';
import type { LookupProfile } from '#src/catalogue/reader.ts';
import { NEEDS, STAGES } from '#src/catalogue/resource.ts';
import { fold } from '#src/engine/clean.ts';

export type ReadLine =
  | {
      readonly ok: true;
      readonly query: string;
      readonly profile: LookupProfile;
      /** Parts of the profile that were not understood, and left out. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly why: string };

const EXAMPLE = '{"query":"cfe c koi","profile":{"stage":"created","region":"52"}}';
const REGIONS: ReadonlyMap<string, string> = new Map(
  `01 guadeloupe|02 martinique|03 guyane|04 la reunion|04 reunion|06 mayotte|11 ile de france|24 centre val de loire
  |27 bourgogne franche comte|28 normandie|32 hauts de france|44 grand est|52 pays de la loire|53 bretagne
  |75 nouvelle aquitaine|76 occitanie|84 auvergne rhone alpes|93 provence alpes cote d azur|93 paca|94 corse`
    .split('|')
    .flatMap((line) => {
      const [, code = '', name = ''] = /^(\d\d) (.+)$/.exec(line.trim()) ?? [];
      return [
        [name, code],
        [code, code],
      ] as const;
    }),
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readLine(line: string): ReadLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { ok: false, why: `is not JSON: write ${EXAMPLE}` };
  }
  if (!isRecord(json)) return { ok: false, why: `is no object: write ${EXAMPLE}` };
  const { query, profile = {} } = json;
  if (typeof query !== 'string')
    return { ok: false, why: 'has no "query", or it is no text: write {"query":"…"}' };
  if (profile !== null && !isRecord(profile)) {
    return { ok: false, why: '"profile" is no object: write {"stage":"idea"}, or leave it out' };
  }
  return { ok: true, query, ...readProfile(profile ?? {}) };
}

function readProfile(given: Record<string, unknown>): { profile: LookupProfile; ignored: readonly string[] } {
  const { activity, stage, region: named, place = named, needs, facts, ...others } = given;
  const ignored: string[] = [];
  const known: Partial<Record<FactName, FactValue>> = {};
  for (const [name, value] of Object.entries({ ...others, ...(isRecord(facts) ? facts : {}) })) {
    const fact = readFact(name, value);
    if (fact === undefined) ignored.push(name);
    else known[fact.name] = fact.value;
  }
  const said = [named, place].filter((one) => typeof one === 'string');
  const code = said.map((one) => REGIONS.get(fold(one)) ?? regionOf(one)).find((one) => one !== undefined);
  if (place !== undefined && code === undefined) ignored.push(named === undefined ? 'place' : 'region');
  const kept = STAGES.find((one) => one === stage);
  if (stage !== undefined && kept === undefined) ignored.push('stage');
  const wanted = Array.isArray(needs) ? NEEDS.filter((need) => needs.includes(need)) : [];
  const profile: LookupProfile = {
    ...(typeof activity === 'string' && { activity }),
    ...(kept !== undefined && { stage: kept }),
    ...(code !== undefined && { region: code }),
    ...(wanted.length > 0 && { needs: wanted }),
    ...(Object.keys(known).length > 0 && { facts: known }),
  };
  return { profile, ignored };
}

function readFact(name: string, value: unknown): { name: FactName; value: FactValue } | undefined {
  const flag = FLAGS.find((one) => one === name);
  if (flag !== undefined) return typeof value === 'boolean' ? { name: flag, value } : undefined;
  const number = NUMBERS.find((one) => one === name);
  if (number !== undefined) return typeof value === 'number' ? { name: number, value } : undefined;
  const choices: Readonly<Record<string, readonly string[]>> = CHOICES;
  const isKnown = typeof value === 'string' && Object.hasOwn(choices, name) && choices[name]?.includes(value);
  return isKnown ? { name: name as FactName, value } : undefined;
}
