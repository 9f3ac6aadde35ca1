/** What the matcher is given and what it answers. Times are milliseconds since 1970. */

export interface MatchMentor {
  readonly id: string;
  readonly skills: readonly string[];
  /** 0 to 1 by skill, 1 when missing: falls with refusals for "not my field". */
  readonly skillTrust?: Readonly<Record<string, number>>;
  readonly trade?: string;
  /** Where they help, compared as it stands (a département's code). */
  readonly zone?: string;
  /** Helps from a distance as well. */
  readonly isRemote?: boolean;
  /** The catchment area of their own business, for competitors (a commune's code). */
  readonly area?: string;
  readonly acceptsCompetitors?: boolean;
  readonly languages: readonly string[];
  /** People helped at the same time. */
  readonly capacity: number;
  /** How many of those places are taken: people helped and pings without an answer. */
  readonly open?: number;
  readonly pingsThisWeek?: number;
  /** Pings a week; no limit when missing. */
  readonly budget?: number;
  readonly pausedUntil?: number;
  /** People they do not want to be asked by. */
  readonly blocked?: readonly string[];
  readonly answered?: number;
  readonly pinged?: number;
  readonly lastPingAt?: number;
  /** Of the demonstration: asked when nobody else can be. */
  readonly isDemo?: boolean;
}

export interface MatchRequest {
  readonly id: string;
  readonly asker: string;
  readonly skills: readonly string[];
  readonly trade?: string;
  readonly zone?: string;
  /** Help from a distance will do. */
  readonly remote?: boolean;
  readonly area?: string;
  readonly acceptsCompetitors?: boolean;
  /** The preferred one first. */
  readonly languages: readonly string[];
  readonly since: number;
  readonly urgent?: boolean;
  /** Pings that may leave now; 1 when missing, 2 when urgent. At most 2. */
  readonly wants?: number;
  readonly alreadyAsked?: readonly string[];
  /** Mentors the asker does not want. */
  readonly blocked?: readonly string[];
  /** Mentors who helped this asker inside the repeat window. */
  readonly lately?: readonly string[];
}

export interface Ping {
  readonly request: string;
  readonly mentor: string;
  /** Expected value, in millionths. */
  readonly value: number;
  /** The three terms that weigh most, strongest first, each with its fact ("skill:funding"). */
  readonly why: readonly string[];
}

export interface Unmatched {
  readonly request: string;
  readonly why: string;
}

export interface Matched {
  readonly pings: readonly Ping[];
  /** `why`: the rule that leaves nobody ("zone:44"), or "taken" when those who could are needed more elsewhere. */
  readonly unmatched: readonly Unmatched[];
  /** Sum of the values, in millionths. */
  readonly objective: number;
  /** What no set of pings can exceed, in millionths. */
  readonly bound: number;
}
