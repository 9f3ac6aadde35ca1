/**
 * What comes in, in the order each person said it. Discord delivers once: what the inbox does not take is offered to it
 * again for some seconds, then its author is asked to say it again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIMessage,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import { type Ack, type Decoded, decodeInteraction, decodeMessage, PLATFORM } from './codec.ts';
import type { Line } from './line.ts';
import { outcomeOf } from './outcome.ts';

type Known = Extract<Decoded, { kind: 'update' }>;

/** What waits for the inbox to come back. */
const STORE_PAUSES_MS: readonly number[] = [200, 800, 2_000, 5_000];
/** Rooms and commands remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

export function takeInteraction(line: Line, interaction: APIInteraction, signal: AbortSignal): void {
  take(line, interaction.id, signal, () =>
    decodeInteraction(interaction, (user) => line.direct.get(user)?.room),
  );
}

export function takeMessage(line: Line, message: APIMessage, signal: AbortSignal): void {
  take(line, message.id, signal, () => decodeMessage(message, line.me?.userId ?? ''));
}

function take(line: Line, id: string, signal: AbortSignal, decode: () => Decoded): void {
  const known = read(line, id, decode);
  if (!known || signal.aborted) return;
  const { from, sender } = known.update;
  if (from.isPrivate) {
    const before = line.direct.get(sender.id)?.last ?? '0';
    remember(line.direct, sender.id, { room: from.room, last: BigInt(id) > BigInt(before) ? id : before });
  }
  // At once, whoever is being served: Discord waits three seconds.
  const acknowledged = known.ack ? acknowledge(line, known.ack) : Promise.resolve();
  const key = `${from.room} ${sender.id}`;
  const before = line.storing.get(key);
  const stored = (async () => {
    await before;
    // The answer may only follow the acknowledgement.
    await acknowledged;
    await store(line, known, signal);
  })();
  line.storing.set(key, stored);
  void stored.finally(() => {
    if (line.storing.get(key) === stored) line.storing.delete(key);
  });
}

/** A payload we cannot read must not stop those behind it. */
function read({ options: { log } }: Line, id: string, decode: () => Decoded): Known | undefined {
  const about = { platform: PLATFORM, update: id };
  try {
    const decoded = decode();
    if (decoded.kind === 'update') return decoded;
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
  for (const isLast of [false, true]) {
    try {
      await line.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
      if (isCommand && !isEphemeral) remember(line.thinking, id, token);
      return;
    } catch (error) {
      if (!isLast && !(error instanceof DiscordAPIError)) continue;
      const { detail } = outcomeOf(error);
      line.options.log.warn({ platform: PLATFORM, update: id, detail }, 'interaction was not acknowledged');
      return;
    }
  }
}

/** Never rejects. */
async function store(line: Line, { update, ack }: Known, signal: AbortSignal): Promise<void> {
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

export function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
