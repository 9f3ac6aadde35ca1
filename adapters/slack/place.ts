/** Where a message goes, and in whose name. */
import type { webApi } from '@slack/bolt';
import type { Address } from '#src/engine/message.ts';
import { placed } from './ids.ts';
import type { Recent } from '#src/platform/recent.ts';

export interface Place {
  readonly client: webApi.WebClient;
  readonly team: string;
  /** Our own id of the room, with its workspace. */
  readonly room: string;
  /** Its room is Slack's own id. */
  readonly to: Address;
  /** Direct channels by member, as far as they are known. */
  readonly directs: Recent<string>;
}

/** A member's id stands for the direct channel with them; but edits, files and history want the channel itself. */
export async function channelOf({ client, team, directs }: Place, id: string): Promise<string> {
  if (!/^[UW]/.test(id)) return id;
  const known = directs.get(placed(team, id));
  if (known) return known;
  const { channel } = await client.conversations.open({ users: id });
  if (channel?.id) directs.set(placed(team, id), channel.id);
  return channel?.id ?? id;
}

const METADATA = 'plusun';

/** By this a message is found again that may have arrived. */
export const metadataOf = (key: string) => ({ event_type: METADATA, event_payload: { key } });

export const isMarked = (
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
  key: string,
): boolean => {
  const payload = metadata?.event_type === METADATA ? metadata.event_payload : undefined;
  return payload !== undefined && 'key' in payload && payload.key === key;
};
