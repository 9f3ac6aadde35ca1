/** Handles of answers that only the asker sees, and the time that Discord writes into its ids. */

/** An interaction can be answered for 15 minutes; the last one is left out, for the clocks may differ. */
const LIFE_MS = 14 * 60_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

export interface Whisper {
  readonly interactionId: string;
  readonly userId: string;
  /** Good for this one interaction only. */
  readonly token: string;
  /** The message whose button was pressed: with this token it can be changed, also when only the presser sees it. */
  readonly on?: string;
}

export const writeWhisper = ({ interactionId, userId, token, on }: Whisper): string =>
  `${interactionId}:${userId}:${token}${on === undefined ? '' : `:${on}`}`;

export function readWhisper(handle: string): Whisper | undefined {
  const [, interactionId, userId, token, on] = /^(\d+):(\d+):([^:]+)(?::(\d+))?$/.exec(handle) ?? [];
  if (!interactionId || !userId || !token) return undefined;
  return { interactionId, userId, token, ...(on !== undefined && { on }) };
}

export const isAlive = ({ interactionId }: Whisper, now: Date): boolean =>
  now.getTime() - timeOf(interactionId).getTime() < LIFE_MS;

export const timeOf = (snowflake: string): Date =>
  new Date(Number((BigInt(snowflake) >> 22n) + DISCORD_EPOCH_MS));
