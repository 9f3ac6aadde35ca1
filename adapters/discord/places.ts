/** Which server a channel is of, and which channel a thread is in: heard on the gateway, else asked for. */
import { type APIChannel, type APIThreadChannel, GatewayDispatchEvents, Routes } from 'discord.js';
import { isThread, PLATFORM } from './codec.ts';
import type { Line } from './line.ts';

export interface Place {
  readonly guild: string;
  /** The channel that this thread stands in. */
  readonly parent?: string;
  /** A thread that we opened. */
  readonly isOurs?: boolean;
}

type Told = Pick<APIChannel, 'id' | 'type'> &
  Partial<Pick<APIThreadChannel, 'guild_id' | 'parent_id' | 'owner_id'>>;

/** What the gateway tells of servers, channels and threads. */
export function learnPlaces(line: Line, event: string | null, data: unknown): void {
  if (event === GatewayDispatchEvents.GuildCreate) {
    const { id, channels = [], threads = [] } = data as { id: string; channels?: Told[]; threads?: Told[] };
    for (const channel of [...channels, ...threads]) learnPlace(line, { ...channel, guild_id: id });
  } else if (event === GatewayDispatchEvents.ThreadListSync) {
    const { guild_id, threads } = data as { guild_id: string; threads: Told[] };
    for (const thread of threads) learnPlace(line, { ...thread, guild_id });
  } else if (
    event === GatewayDispatchEvents.ChannelCreate ||
    event === GatewayDispatchEvents.ThreadCreate ||
    event === GatewayDispatchEvents.ThreadUpdate
  )
    learnPlace(line, data as Told);
  else if (event === GatewayDispatchEvents.ChannelDelete) {
    const { id } = data as Told;
    void lose(line, (channel) => channel === id);
  } else if (event === GatewayDispatchEvents.GuildDelete) {
    const { id, unavailable } = data as { readonly id: string; readonly unavailable?: boolean };
    // A server that is down for a while is not one that we were sent away from.
    if (!unavailable) void lose(line, (_, { guild }) => guild === id);
  }
}

/** Nobody can be written to there any more. Never rejects. */
async function lose(line: Line, isLost: (channel: string, place: Place) => boolean): Promise<void> {
  const lost = [...line.places].filter(([channel, place]) => isLost(channel, place));
  for (const [channel, place] of lost) {
    line.places.delete(channel);
    try {
      if (!place.parent) await line.rooms?.reached(PLATFORM, channel, false);
    } catch {
      // The next message there is refused, and says the same.
      line.options.log.warn({ platform: PLATFORM }, 'a lost channel could not be noted');
    }
  }
}

export function learnPlace(
  line: Line,
  { id, type, guild_id: guild, parent_id: parent, owner_id: owner }: Told,
): Place | undefined {
  if (!guild) return undefined;
  const place = isThread(type)
    ? { guild, ...(parent && { parent }), isOurs: owner !== undefined && owner === line.me?.userId }
    : { guild };
  line.places.set(id, place);
  return place;
}

/** Undefined when Discord does not say. Never rejects. */
export async function placeOf(line: Line, channel: string): Promise<Place | undefined> {
  const known = line.places.get(channel);
  if (known) return known;
  try {
    const told = await line.rest.setToken(line.options.token).get(Routes.channel(channel));
    return learnPlace(line, told as Told);
  } catch {
    return undefined;
  }
}
