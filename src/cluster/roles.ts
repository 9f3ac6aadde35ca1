/** What a process does. One process does it all, unless `ROLES` says otherwise. */

export const ROLES = [
  /** Web pages, webhooks, polling, gateways: whatever brings updates in. */
  'intake',
  /** Handles what came in. */
  'engine',
  /** Sends what was written. */
  'delivery',
  /** Does what is due. */
  'scheduler',
] as const;

export type Role = (typeof ROLES)[number];

/** "all", or some of the roles with commas between them; undefined when it is neither. */
export function parseRoles(text: string): readonly Role[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  if (names.length === 1 && names[0] === 'all') return ROLES;
  const known = ROLES.filter((role) => names.includes(role));
  return known.length > 0 && names.every((name) => (ROLES as readonly string[]).includes(name))
    ? known
    : undefined;
}
