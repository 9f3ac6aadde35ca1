/** Scheduled events of servers. */
import type { Calling, Route } from './calling.ts';
import { checkEvent, refuse } from './limits.ts';
import { ApiError, type Guild, type ScheduledEvent } from './world.ts';

const SCHEDULED = 1;
const ACTIVE = 2;
const COMPLETED = 3;
const CANCELED = 4;
const MOST = 100;

export const CALENDAR_ROUTES: readonly Route[] = [
  {
    name: 'GET events',
    path: /^GET \/guilds\/(\d+)\/scheduled-events$/,
    run: (calling) => guildOf(calling).events.filter(isOpen),
  },
  {
    name: 'POST event',
    path: /^POST \/guilds\/(\d+)\/scheduled-events$/,
    run: (calling) => {
      const { world, payload } = calling;
      const { events, denied } = guildOf(calling);
      if (denied.has('events')) throw new ApiError(403, 50013, 'Missing Permissions');
      if (events.filter(isOpen).length >= MOST)
        throw new ApiError(400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)');
      const event = { status: SCHEDULED, id: world.newId(), creator_id: world.bot.id, ...payload };
      checkEvent(event as ScheduledEvent, world.now());
      events.push(event as ScheduledEvent);
      return event;
    },
  },
  {
    name: 'PATCH event',
    path: /^PATCH \/guilds\/(\d+)\/scheduled-events\/(\d+)$/,
    run: (calling) => {
      const { world, payload, parts } = calling;
      const { events, denied } = guildOf(calling);
      if (denied.has('events')) throw new ApiError(403, 50013, 'Missing Permissions');
      const at = events.findIndex(({ id }) => id === parts[1]);
      const before = events[at];
      if (!before) throw new ApiError(404, 10070, 'Unknown Guild Scheduled Event');
      checkStatus(before, payload['status']);
      const event = { ...before, ...payload };
      if (event.status === SCHEDULED) checkEvent(event, world.now());
      if (before.status === ACTIVE && 'scheduled_start_time' in payload)
        refuse('scheduled_start_time', 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', 'Cannot change a start time');
      events[at] = event;
      return event;
    },
  },
];

const isOpen = ({ status }: ScheduledEvent): boolean => status === SCHEDULED || status === ACTIVE;

function guildOf({ world, parts }: Calling): Guild {
  const guild = world.guilds.find(({ id }) => id === parts[0]);
  if (!guild) throw new ApiError(404, 10004, 'Unknown Guild');
  return guild;
}

/** Scheduled, it can begin or be called off; begun, it can end. */
function checkStatus({ status }: ScheduledEvent, next: unknown): void {
  const may = status === SCHEDULED ? [ACTIVE, CANCELED] : status === ACTIVE ? [COMPLETED] : [];
  if (next !== undefined && next !== status && !may.includes(Number(next)))
    throw new ApiError(400, 180000, 'Cannot update a finished event');
}
