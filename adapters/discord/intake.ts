/**
 * What comes in, in the order each person said it. Discord delivers once: what the inbox does not take is offered to it
 * again for some seconds, then its author is asked to say it again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIInteraction, InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import { openForm, respond, suggest } from './assist.ts';
import { type Ack, type Decoded, decodeInteraction, directAddress, PLATFORM } from './codec.ts';
import type { Line } from './line.ts';
import { share } from './memory.ts';
import { concernsUs, decodeMessage, decodeReply, type Heard } from './messages.ts';
import { outcomeOf } from './outcome.ts';
import { placeOf } from './places.ts';

type Known = Extract<Decoded, { kind: 'update' }>;

/** What waits for the inbox to come back. */
const STORE_PAUSES_MS: readonly number[] = [200, 800, 2_000, 5_000];

export function takeInteraction(line: Line, interaction: APIInteraction, signal: AbortSignal): void {
  take(line, interaction.id, signal, () => decodeInteraction(interaction, (user) => roomOf(line, user)));
}

export function takeMessage(line: Line, message: Heard, signal: AbortSignal): void {
  const ownId = line.me?.userId ?? '';
  if (!message.guild_id) return take(line, message.id, signal, () => decodeMessage(message, ownId));
  if (!concernsUs(message, ownId)) return;
  void placeOf(line, message.channel_id).then((place) =>
    take(line, message.id, signal, () => decodeReply(message, ownId, place, roomOf(line, message.author.id))),
  );
}

const roomOf = (line: Line, userId: string): string | undefined => line.direct.get(userId)?.room;

function take(line: Line, id: string, signal: AbortSignal, decode: () => Decoded): void {
  const known = read(line, id, decode);
  if (!known || signal.aborted) return;
  if (known.kind === 'typing') return void suggest(line, known);
  const { from, sender } = known.update;
  hear(line, id, known);
  // At once, whoever is being served: Discord waits three seconds.
  const isShown = greet(line, known);
  const key = `${from.room} ${sender.id}`;
  const before = line.storing.get(key);
  const stored = (async () => {
    await before;
    // The answer may only follow the acknowledgement.
    if (!(await isShown)) await store(line, known, signal);
  })();
  line.storing.set(key, stored);
  void stored.finally(() => {
    if (line.storing.get(key) === stored) line.storing.delete(key);
  });
}

/** Remembers where this person can be answered. */
function hear(line: Line, id: string, { update: { from, sender } }: Known): void {
  if (from.isPrivate) {
    const before = line.direct.get(sender.id)?.last ?? '0';
    line.direct.set(sender.id, { room: from.room, last: BigInt(id) > BigInt(before) ? id : before });
  }
  if (from.whisper === undefined) return;
  const room = roomOf(line, sender.id);
  share(line, {
    kind: 'whisper',
    userId: sender.id,
    handle: from.whisper,
    ...(room !== undefined && { room }),
  });
}

/** @returns whether all is done by showing a form. */
async function greet(line: Line, known: Known): Promise<boolean> {
  if (await openForm(line, known)) return true;
  if (known.ack) await acknowledge(line, known.ack);
  return false;
}

/** A payload we cannot read must not stop those behind it. */
function read(
  { options: { log } }: Line,
  id: string,
  decode: () => Decoded,
): Exclude<Decoded, { kind: 'ignored' }> | undefined {
  const about = { platform: PLATFORM, update: id };
  try {
    const decoded = decode();
    if (decoded.kind !== 'ignored') return decoded;
    log.debug({ ...about, why: decoded.why }, 'update ignored');
  } catch {
    log.error(about, 'update could not be read and was left out');
  }
  return undefined;
}

/** Tried twice; whatever comes of it, what the person did is handed over. */
async function acknowledge(line: Line, ack: Ack): Promise<void> {
  const { id, token, isCommand, isEphemeral } = ack;
  const body = isCommand
    ? {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(isEphemeral && { data: { flags: MessageFlags.Ephemeral } }),
      }
    : { type: InteractionResponseType.DeferredMessageUpdate };
  const isAcknowledged = await respond(line, ack, body);
  if (!isAcknowledged || !isCommand || isEphemeral) return;
  share(line, { kind: 'thinking', update: id, token });
}

/** Never rejects. */
async function store(line: Line, { update: told, ack }: Known, signal: AbortSignal): Promise<void> {
  const update = await withRoom(line, told);
  for (const pauseMs of [0, ...(line.options.storePausesMs ?? STORE_PAUSES_MS)]) {
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => {});
    if (!line.receive) break;
    try {
      return await line.receive(update);
    } catch {
      line.options.log.warn({ platform: PLATFORM, update: update.id }, 'update could not be stored');
    }
  }
  await askToSayAgain(line, { kind: 'update', update, ...(ack && { ack }) }).catch((error: unknown) => {
    const { detail } = outcomeOf(error);
    line.options.log.warn({ platform: PLATFORM, update: update.id, detail }, 'nobody was told');
  });
}

/** After a restart, where this person has written alone is asked for once. */
async function withRoom(line: Line, update: Known['update']): Promise<Known['update']> {
  const { from, privately, sender } = update;
  if (from.isPrivate || privately) return update;
  const room = await directRoom(line, sender.id);
  return room === undefined ? update : { ...update, privately: directAddress(room) };
}

/** Where this person has written to the program alone; only there are they written to. Never rejects. */
export async function directRoom(line: Line, userId: string): Promise<string | undefined> {
  const known = line.direct.get(userId);
  if (known || !line.assist) return known?.room;
  try {
    const room = (await line.assist.privateRoom({ platform: PLATFORM, id: userId }))?.room;
    if (room !== undefined) line.direct.set(userId, { room });
    return room;
  } catch {
    // The database is away: the answer finds its way, or not, without it.
    return undefined;
  }
}

async function askToSayAgain(line: Line, { update, ack }: Known): Promise<void> {
  const { words, token } = line.options;
  const body = {
    content: update.sender.locale?.startsWith('en') ? words.sayAgain.en : words.sayAgain.fr,
    allowed_mentions: { parse: [] },
  };
  line.thinking.delete(update.id);
  if (ack && line.me) {
    await line.rest.post(Routes.webhook(line.me.applicationId, ack.token), {
      body: { ...body, ...(ack.isEphemeral && { flags: MessageFlags.Ephemeral }) },
      auth: false,
    });
  } else await line.rest.setToken(token).post(Routes.channelMessages(update.from.room), { body });
}
