/**
 * Meetups in a server's own calendar. Nothing about it is stored: a meetup is found again among the events that we have
 * created by the line with its id, so doing it twice changes nothing.
 */
import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  Routes,
} from 'discord.js';
import { cleanText } from '#src/platform/clean.ts';
import type { EventPart } from '#src/engine/message.ts';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { inTurn } from '#src/platform/turns.ts';
import { splitText } from '#src/platform/degrade.ts';
import { PLATFORM } from './codec.ts';
import { nameOf } from './labels.ts';
import type { Line } from './line.ts';
import { plain } from './markdown.ts';
import { outcomeOf } from './outcome.ts';
import { placeOf } from './places.ts';

const NAME_LENGTH = 100;
const VENUE_LENGTH = 100;
const DESCRIPTION_LENGTH = 1000;

/**
 * What the calendar will not have (no permission, too late) is left out of it: the message says the same.
 * @returns why nothing can be sent now, when Discord says so itself.
 */
export async function keepCalendar(line: Line, { to, message }: Envelope): Promise<Sent | undefined> {
  for (const part of message.body) {
    if (part.kind !== 'event') continue;
    const isForAll = !to.isPrivate && to.whisper === undefined;
    const guild = isForAll ? (await placeOf(line, to.room))?.guild : undefined;
    if (guild === undefined) continue;
    const fault = await inTurn(line.calendars, guild, () => keep(line, guild, part));
    if (!fault) continue;
    if (fault.why === 'later' || fault.why === 'credentials') return { ...fault, why: fault.why };
    const { detail } = fault;
    line.options.log.warn({ platform: PLATFORM, detail }, 'a meetup does not stand in the calendar');
  }
  return undefined;
}

/** Never rejects. */
async function keep(line: Line, guild: string, part: EventPart) {
  for (const isLast of [false, true]) {
    try {
      await putRight(line, guild, part);
      return undefined;
    } catch (error) {
      const outcome = outcomeOf(error);
      if (isLast || outcome.why !== 'uncertain') return outcome;
    }
  }
  return undefined;
}

async function putRight(line: Line, guild: string, part: EventPart): Promise<void> {
  const { rest, options, me } = line;
  const now = (options.now?.() ?? new Date()).getTime();
  const route = Routes.guildScheduledEvents(guild);
  // Discord keeps a hundred at most, and gives them all at once.
  const events = (await rest.setToken(options.token).get(route)) as readonly APIGuildScheduledEvent[];
  const known = events.find(
    ({ creator_id, description }) =>
      creator_id === me?.userId && description?.endsWith(markOf(part)) === true,
  );
  const isOver = Date.parse(part.endsAt) <= now;
  const isRunning = known?.status === GuildScheduledEventStatus.Active;
  if (known && part.isCancelled) {
    const status = isRunning ? GuildScheduledEventStatus.Completed : GuildScheduledEventStatus.Canceled;
    await rest.patch(Routes.guildScheduledEvent(guild, known.id), { body: { status } });
  } else if (known && !isOver && !isSame(known, part)) {
    const { scheduled_start_time, ...others } = drawEvent(part);
    // What has begun begins no other time.
    const body = isRunning ? others : { ...others, scheduled_start_time };
    await rest.patch(Routes.guildScheduledEvent(guild, known.id), { body });
  } else if (!known && !part.isCancelled && Date.parse(part.startsAt) > now)
    await rest.post(route, { body: drawEvent(part) });
}

const markOf = ({ id }: EventPart): string => `PlusUn · ${id}`;

function drawEvent(part: EventPart) {
  const mark = markOf(part);
  const words = fitting(cleanText(part.description ?? '').trim(), DESCRIPTION_LENGTH - mark.length - 2);
  return {
    name: nameOf(part.title, NAME_LENGTH),
    description: words ? `${words}\n\n${mark}` : mark,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: nameOf(part.venue, VENUE_LENGTH) },
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduled_start_time: part.startsAt,
    scheduled_end_time: part.endsAt,
  };
}

function isSame(known: APIGuildScheduledEvent, part: EventPart): boolean {
  const wanted = drawEvent(part);
  return (
    known.name === wanted.name &&
    known.description === wanted.description &&
    known.entity_metadata?.location === wanted.entity_metadata.location &&
    Date.parse(known.scheduled_start_time) === Date.parse(wanted.scheduled_start_time) &&
    Date.parse(known.scheduled_end_time ?? '') === Date.parse(wanted.scheduled_end_time)
  );
}

/** As much of a text as fits once every sign is made plain. */
function fitting(text: string, limit: number): string {
  const whole = plain(text);
  if (whole.length <= limit) return whole;
  const [first] = splitText(text, Math.floor(((text.length * limit) / whole.length) * 0.9));
  return fitting(`${first?.text ?? ''}…`, limit);
}
