/** One request, and what answers it. */
import type { Payload, Upload } from '../telegram-server/wire.ts';
import type { Gateway } from './gateway.ts';
import type { Channel, Message, World } from './world.ts';

export interface Calling {
  readonly world: World;
  readonly payload: Payload;
  /** The variable parts of the path. */
  readonly parts: readonly string[];
  /** Tells everybody connected. */
  announce(channel: Channel, message: Message): void;
  readonly gateway: Gateway;
  readonly gatewayUrl: string;
}

export interface Route {
  readonly name: string;
  readonly path: RegExp;
  /** Interactions prove who they are by their own token. */
  readonly isOpen?: boolean;
  readonly run: (calling: Calling) => unknown;
}

/** With files, the body is one field of a form. */
export const bodyOf = (payload: Payload): Payload =>
  (payload['payload_json'] as Payload | undefined) ?? payload;

/** What of a message is said in this request; what is not said stays as it was. */
export function shownOf(payload: Payload): Partial<Message> {
  const { content, embeds, components, attachments } = bodyOf(payload) as Partial<Message>;
  const file = payload['files[0]'] as Upload | undefined;
  return {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    ...(components !== undefined && { components }),
    ...(attachments !== undefined && { attachments: [] }),
    ...(file && { attachments: [{ filename: file.fileName, content: file.content }] }),
  };
}
