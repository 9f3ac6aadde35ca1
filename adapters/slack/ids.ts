/** Ids of Slack are unique within one workspace; ours say which: "T123:C456", "T123:U456". */

export interface Placed {
  /** The workspace; empty in what was stored before ids said it. */
  readonly team: string;
  /** Slack's own id. */
  readonly id: string;
}

export const placed = (team: string, id: string): string => `${team}:${id}`;

export function takePlaced(full: string): Placed {
  const at = full.indexOf(':');
  return { team: full.slice(0, Math.max(0, at)), id: full.slice(at + 1) };
}
