/** What the REST side of Discord does for a bot. */
import { CALENDAR_ROUTES } from './calendar.ts';
import type { Route } from './calling.ts';
import { INTERACTION_ROUTES } from './interactions.ts';
import { checkCommands } from './limits.ts';
import { MESSAGE_ROUTES } from './messages.ts';
import { ApiError, type Command, describeChannel } from './world.ts';

export const ROUTES: readonly Route[] = [
  {
    name: 'GET /gateway/bot',
    path: /^GET \/gateway\/bot$/,
    run: ({ gatewayUrl }) => ({
      url: gatewayUrl,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  },
  {
    name: 'GET application',
    path: /^GET \/applications\/@me$/,
    run: ({ world }) => ({ id: world.applicationId, name: world.bot.username, bot: world.bot }),
  },
  {
    name: 'PUT commands',
    path: /^PUT \/applications\/(\d+)\/commands$/,
    run: ({ world, payload }) => {
      const commands = Object.values(payload) as Command[];
      checkCommands(commands);
      world.commands = commands;
      return commands;
    },
  },
  {
    name: 'POST direct room',
    path: /^POST \/users\/@me\/channels$/,
    run: ({ world, payload }) => {
      const known = [...world.channels.values()].find(
        ({ recipient }) => recipient?.id === payload['recipient_id'],
      );
      if (!known) throw new ApiError(400, 50033, 'Invalid Recipient(s)');
      return { id: known.id, type: 1, recipients: [known.recipient] };
    },
  },
  {
    name: 'GET channel',
    path: /^GET \/channels\/(\d+)$/,
    run: ({ world, parts }) => {
      const channel = world.channels.get(parts[0] ?? '');
      if (!channel) throw new ApiError(404, 10003, 'Unknown Channel');
      return describeChannel(channel);
    },
  },
  ...INTERACTION_ROUTES,
  ...MESSAGE_ROUTES,
  ...CALENDAR_ROUTES,
];
