/** Sends one envelope as the calls it needs, and says honestly what became of it. */
import { type Api, InputFile } from 'grammy';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { type Call, compose } from './compose.ts';
import { outcomeOf } from './outcome.ts';

/** Envelopes and groups remembered; the oldest are forgotten first. */
const REMEMBERED = 1_000;

export function createSender(api: Api): (envelope: Envelope) => Promise<Sent> {
  /** How many calls of an envelope have arrived, so that trying again goes on after them. */
  const progress = new Map<string, number>();
  /** Groups that were upgraded: their old id and their new one. */
  const moved = new Map<string, string>();

  async function deliver(call: Call, isRetry = false): Promise<Sent> {
    const room = moved.get(call.payload.chat_id) ?? call.payload.chat_id;
    try {
      return { ok: true, receipt: String(await perform(api, call, room)) };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.why === 'moved') {
        if (isRetry) return { ok: false, why: 'later', detail: 'the group moved twice' };
        remember(moved, call.payload.chat_id, outcome.room);
        return deliver(call, true);
      }
      if (outcome.why === 'unparsable') {
        if (isRetry || call.method !== 'sendMessage')
          return { ok: false, why: 'refused', detail: outcome.detail };
        const { entities: _, ...payload } = call.payload;
        return deliver({ ...call, payload }, true);
      }
      return outcome;
    }
  }

  return async (envelope) => {
    let sent: Sent = { ok: true };
    const calls = compose(envelope);
    for (const [index, call] of calls.entries()) {
      if (index < (progress.get(envelope.key) ?? 0)) continue;
      sent = await deliver(call);
      if (!sent.ok) return sent;
      if (calls.length > 1) remember(progress, envelope.key, index + 1);
    }
    progress.delete(envelope.key);
    return sent;
  };
}

/** @returns the id of the message. */
async function perform(api: Api, call: Call, room: string): Promise<number> {
  if (call.method === 'sendMessage') {
    const { chat_id: _, text, entities, ...rest } = call.payload;
    return (await api.sendMessage(room, text, { ...rest, ...(entities && { entities: [...entities] }) }))
      .message_id;
  }
  const { chat_id: _, ...rest } = call.payload;
  // grammY writes the name unquoted: plain letters only.
  const name = call.file.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-');
  return (await api.sendDocument(room, new InputFile(Buffer.from(call.file.content), name), rest)).message_id;
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
