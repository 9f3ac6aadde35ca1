/** Sends one envelope as the calls it needs, and says honestly what became of it. */
import { type Api, InputFile } from 'grammy';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { Recent } from '#src/platform/recent.ts';
import { createSendAll } from '#src/platform/turns.ts';
import { type Call, compose } from './compose.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Groups remembered; the oldest are forgotten first. */
const REMEMBERED = 1_000;

export interface SenderParts {
  readonly api: Api;
  /** The bot's user name, once it is known. */
  readonly bot: () => string | undefined;
  /** A group lives under another id now. */
  readonly onMoved: (from: string, to: string) => void;
}

export function createSender({ api, bot, onMoved }: SenderParts): (envelope: Envelope) => Promise<Sent> {
  const sendAll = createSendAll();
  /** Groups that were upgraded: their old id and their new one. */
  const moved = new Recent<string>(REMEMBERED);

  /** Each thing that can be mended is mended once. */
  async function deliver(first: Call): Promise<Sent> {
    const mended = new Set<Outcome['why']>();
    for (let call: Call | undefined = first; call; ) {
      const room = moved.get(call.payload.chat_id);
      if (room !== undefined) call = elsewhere(call, room);
      try {
        return { ok: true, receipt: String(await perform(api, call)) };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.why === 'unchanged')
          return 'messageId' in call ? { ok: true, receipt: String(call.messageId) } : { ok: true };
        if (isFinal(outcome)) return outcome;
        const isSecond = mended.has(outcome.why);
        mended.add(outcome.why);
        if (outcome.why === 'moved') {
          if (isSecond) return { ok: false, why: 'later', detail: 'the group moved twice' };
          moved.set(call.payload.chat_id, outcome.room);
          onMoved(call.payload.chat_id, outcome.room);
          continue;
        }
        call = isSecond ? undefined : mend(call, outcome.why);
        if (!call) return { ok: false, why: 'refused', detail: outcome.detail };
      }
    }
    return { ok: true };
  }

  return (envelope) =>
    sendAll(envelope.key, compose(envelope, bot()), async (call) => {
      if (call.method !== 'editMessageReplyMarkup') return deliver(call);
      // Buttons that stay where they were are no reason to keep the words back.
      await perform(api, call).catch(() => undefined);
      return { ok: true };
    });
}

const isFinal = (outcome: Outcome): outcome is Extract<Sent, { ok: false }> =>
  !['moved', 'unchanged', 'unchangeable', 'no-topic', 'unparsable'].includes(outcome.why);

/** Ids of messages mean nothing in another room: what was to be changed is sent. */
function elsewhere(call: Call, room: string): Call {
  const there = asNew(call);
  return { ...there, payload: { ...there.payload, chat_id: room } } as Call;
}

const asNew = (call: Call): Call =>
  call.method === 'editMessageText' ? { method: 'sendMessage', payload: call.payload } : call;

/** The call that may pass where this one did not; undefined when there is none. */
function mend(call: Call, why: 'unchangeable' | 'no-topic' | 'unparsable'): Call | undefined {
  if (why === 'unchangeable') return call.method === 'editMessageText' ? asNew(call) : undefined;
  if (why === 'unparsable') {
    if (call.method !== 'sendMessage' && call.method !== 'editMessageText') return undefined;
    const { entities: _, ...payload } = call.payload;
    return { ...call, payload };
  }
  if (!('message_thread_id' in call.payload)) return undefined;
  const { message_thread_id: _, ...payload } = call.payload;
  // The general topic is the one without a number.
  return { ...call, payload } as Call;
}

/** @returns the id of the message. */
async function perform(api: Api, call: Call): Promise<number> {
  if (call.method === 'sendDocument') {
    const { chat_id, ...rest } = call.payload;
    // grammY writes the name unquoted: plain letters only.
    const name = call.file.name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\w.-]+/g, '-');
    const file = new InputFile(Buffer.from(call.file.content), name);
    return (await api.sendDocument(chat_id, file, rest)).message_id;
  }
  if (call.method === 'editMessageReplyMarkup') {
    const { chat_id, reply_markup } = call.payload;
    await api.editMessageReplyMarkup(chat_id, call.messageId, { reply_markup });
    return call.messageId;
  }
  const { chat_id, text, entities, ...rest } = call.payload;
  const words = { ...rest, ...(entities && { entities: [...entities] }) };
  if (call.method === 'sendMessage') return (await api.sendMessage(chat_id, text, words)).message_id;
  const { message_thread_id: _, disable_notification: __, ...changed } = words;
  await api.editMessageText(chat_id, call.messageId, text, changed);
  return call.messageId;
}
