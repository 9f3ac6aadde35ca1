/**
 * Who could be asked about each request. No table of all pairs is ever made: what depends on the needed skills alone is worked
 * out once for all requests that need them (the base); on it lie those of the same trade, and then those in the same place or
 * acquainted with the asker, which are taken off again for the next kind of request.
 */
import { ableTo, alikeTo, type MentorIndex } from './mentor-index.ts';
import { NOWHERE, type ReadyRequest } from './ready.ts';
import { keepsRareRules } from './rules.ts';
import { coreOf, FIT, languageFitOf, skillFitOf, weightOf } from './terms.ts';

/** Positions of requests that suit the same mentors, at the same core of value. */
export type Kind = readonly number[];

/** Kinds of one base, and in it of one trade, stand together. */
export function kindsOf(index: MentorIndex, requests: readonly ReadyRequest[]): readonly Kind[] {
  const kinds = Map.groupBy(requests.keys(), (at) => kindOf(index, requests[at]!));
  return [...kinds.keys()].sort().map((kind) => kinds.get(kind)!);
}

/** A skill that nobody has counts for how many are needed, and nothing else. */
const needOf = ({ bySkill }: MentorIndex, { skills }: ReadyRequest): string =>
  `${skills.filter((skill) => bySkill.has(skill)).join()}/${skills.length}`;

const tradeOf = ({ byTrade }: MentorIndex, { trades }: ReadyRequest): string =>
  trades.filter((key) => byTrade.has(key)).join();

const baseOf = (index: MentorIndex, request: ReadyRequest): string =>
  `${needOf(index, request)};${request.languages.join()};${Number(request.given.remote ?? false)}`;

function kindOf(index: MentorIndex, request: ReadyRequest): string {
  const { given, zone, area, alreadyAsked, blocked, lately } = request;
  const competes = area === NOWHERE ? '' : `${area};${Number(given.acceptsCompetitors ?? false)}`;
  const kind = `${baseOf(index, request)};${tradeOf(index, request)};${zone};${competes}`;
  if (alreadyAsked.size + blocked.size + lately.size === 0 && !index.acquaintances.has(given.asker))
    return kind;
  return `${kind};${JSON.stringify([given.asker, [...alreadyAsked], [...blocked], [...lately]])}`;
}

/** Those who suit one request: the first `count` of each list. Good until the next one is asked for. */
export interface Suitors {
  readonly count: number;
  /** Positions in the index. */
  readonly who: Int32Array;
  /** See `coreOf`; -Infinity for those who do not suit after all. */
  readonly core: Float64Array;
  /** What was given for each mentor, at hand beside the core. */
  readonly standing: Float64Array;
}

/** `standing`: a number for each mentor. Quick when a request has the base, and the trade, of the one before. */
export function createSuitors(
  index: MentorIndex,
  standing: Float64Array,
): (request: ReadyRequest) => Suitors {
  const { zone, isRemote, isFree, speaks, mentors } = index;
  const pile = createPile(standing);
  const need = createNeed(index);
  const isAlike = new Uint8Array(mentors.length);
  let languageFit = new Float64Array(0);
  let [base, trade] = ['', ''];
  let [afterBase, afterTrade] = [pile.mark(), pile.mark()];

  function layBase(request: ReadyRequest): void {
    pile.clear();
    need.change(request);
    languageFit = Float64Array.from(index.languages, (languages) =>
      languages.some((one) => request.languages.includes(one)) ? languageFitOf({ languages }, request) : -1,
    );
    for (const who of need.able)
      if (languageFit[speaks[who]!]! >= 0 && (request.given.remote || isRemote[who] === 1))
        pile.put(who, coreOf(need.weightOf(who), need.fitOf(who) + languageFit[speaks[who]!]!));
    afterBase = pile.mark();
  }

  function layTrade(request: ReadyRequest): void {
    isAlike.fill(0);
    for (const who of alikeTo(index, request)) {
      if (isAlike[who] === 1 || isFree[who] === 0) continue;
      isAlike[who] = 1;
      const language = languageFit[speaks[who]!]!;
      if (language >= 0 && (request.given.remote || isRemote[who] === 1))
        pile.put(who, coreOf(need.weightOf(who), need.fitOf(who) + language + FIT.trade));
    }
    afterTrade = pile.mark();
  }

  function coreFor(who: number, request: ReadyRequest): number {
    const language = languageFit[speaks[who]!]!;
    const isNear = zone[who] === request.zone;
    if (language < 0 || !(need.isAble(who) || isAlike[who] === 1)) return -Infinity;
    if (!(request.given.remote || isNear || isRemote[who] === 1)) return -Infinity;
    const near = isNear && request.zone !== NOWHERE ? FIT.zone : 0;
    return coreOf(
      need.weightOf(who),
      need.fitOf(who) + language + near + (isAlike[who] === 1 ? FIT.trade : 0),
    );
  }

  return (request) => {
    const wanted = baseOf(index, request);
    const itsTrade = tradeOf(index, request);
    if (wanted !== base) layBase(request);
    if (wanted !== base || itsTrade !== trade) {
      pile.undo(afterBase);
      layTrade(request);
    }
    [base, trade] = [wanted, itsTrade];
    pile.undo(afterTrade);
    for (const who of index.byZone.get(request.zone) ?? []) pile.put(who, coreFor(who, request));
    for (const who of acquaintedWith(index, request))
      if (pile.has(who) && !keepsRareRules(mentors[who]!, request)) pile.put(who, -Infinity);
    return pile.all();
  };
}

/** Whom the rare rules may concern. */
function acquaintedWith(index: MentorIndex, request: ReadyRequest): readonly number[] {
  const { given, area, alreadyAsked, blocked, lately } = request;
  const neighbours = area === NOWHERE ? undefined : index.byArea.get(area);
  const ids = [given.asker, ...alreadyAsked, ...blocked, ...lately];
  return [
    ...(neighbours ?? []),
    ...(index.acquaintances.get(given.asker) ?? []),
    ...ids.flatMap((id) => index.positions.get(id) ?? []),
  ];
}

/** What the needed skills alone decide of each mentor; worked out when it is asked for. */
function createNeed(index: MentorIndex) {
  const { mentors, isFree, rarity } = index;
  const weight = new Float64Array(mentors.length);
  const fit = new Float64Array(mentors.length);
  const isAble = new Uint8Array(mentors.length);
  let wanted: ReadyRequest | undefined;
  let need: string | undefined;
  let able: readonly number[] = [];
  return {
    change(request: ReadyRequest): void {
      const key = needOf(index, request);
      if (key === need) return;
      [need, wanted] = [key, request];
      able = [...new Set(ableTo(index, request))].filter((who) => isFree[who] === 1);
      isAble.fill(0);
      weight.fill(-1);
      for (const who of able) isAble[who] = 1;
    },
    /** Those who can take a ping now. */
    get able() {
      return able;
    },
    isAble: (who: number): boolean => isAble[who] === 1,
    weightOf(who: number): number {
      if (weight[who]! < 0) {
        weight[who] = weightOf(mentors[who]!, wanted!, rarity);
        fit[who] = skillFitOf(mentors[who]!, wanted!);
      }
      return weight[who]!;
    },
    fitOf(who: number): number {
      this.weightOf(who);
      return fit[who]!;
    },
  };
}

/** A list of mentors that can be changed and put back to how it was. */
function createPile(standings: Float64Array) {
  const most = standings.length;
  const who = new Int32Array(most);
  const core = new Float64Array(most);
  const standing = new Float64Array(most);
  const position = new Int32Array(most).fill(-1);
  /** What was written over: where, and what stood there. Three times at most: same trade, same place, acquainted. */
  const where = new Int32Array(3 * most);
  const before = new Float64Array(3 * most);
  let changes = 0;
  let count = 0;
  const undo = (mark: { readonly changes: number; readonly count: number }): void => {
    while (changes > mark.changes) core[where[--changes]!] = before[changes]!;
    while (count > mark.count) position[who[--count]!] = -1;
  };
  return {
    has: (one: number): boolean => position[one]! >= 0 && core[position[one]!]! > -Infinity,
    put(one: number, its: number): void {
      const at = position[one]!;
      if (at >= 0) {
        if (core[at] === its) return;
        where[changes] = at;
        before[changes++] = core[at]!;
        core[at] = its;
      } else if (its >= 0) {
        position[one] = count;
        who[count] = one;
        core[count] = its;
        standing[count++] = standings[one]!;
      }
    },
    undo,
    clear: (): void => undo({ changes: 0, count: 0 }),
    mark: () => ({ changes, count }),
    all: (): Suitors => ({ count, who, core, standing }),
  };
}
