/** Organisers have more commands in their menu: told to Telegram when it changes, not at each message. */
import type { Address } from '#src/engine/message.ts';
import { PLATFORM } from './codec.ts';
import { registerRole } from './commands.ts';
import type { Line } from './line.ts';
import { faultOf } from './outcome.ts';

export function createRoles({ api, options }: Line): (to: Address, isOrganiser: boolean) => Promise<void> {
  /** Chats whose menu is an organiser's; there are few. */
  const organisers = new Set<string>();
  return async ({ platform, room, isPrivate }, isOrganiser) => {
    if (platform !== PLATFORM || !isPrivate || organisers.has(room) === isOrganiser) return;
    if (isOrganiser) organisers.add(room);
    else organisers.delete(room);
    await registerRole(api, options.commands, room, isOrganiser).catch((error: unknown) => {
      // Tried again at their next message.
      if (isOrganiser) organisers.delete(room);
      else organisers.add(room);
      options.log.warn({ platform: PLATFORM, fault: faultOf(error) }, 'commands could not be registered');
    });
  };
}
