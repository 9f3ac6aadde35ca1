/** Threads under questions to a club. */
import { type APIThreadChannel, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import type { Address } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { PLATFORM } from './codec.ts';
import { nameOf } from './labels.ts';
import type { Line } from './line.ts';
import { outcomeOf } from './outcome.ts';
import { learnPlace } from './places.ts';

const NAME_LENGTH = 100;

/**
 * Opens a thread under a message: what members answer stays together, out of the way of the others, and everything said
 * to the program in it is known to be about this message. Where that is refused, people answer the message itself.
 */
export async function openThread(line: Line, to: Address, receipt: string, { body }: Message): Promise<void> {
  // There are no threads in direct conversations, nor within threads, nor under what one person sees.
  if (to.isPrivate || to.thread !== undefined || to.whisper !== undefined) return;
  const [first] = body.flatMap((part) =>
    part.kind === 'text' ? part.text.trim().split('\n') : part.kind === 'card' ? part.title : [],
  );
  try {
    const thread = await line.rest.setToken(line.options.token).post(Routes.threads(to.room, receipt), {
      body: {
        name: nameOf(first ?? '', NAME_LENGTH),
        auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
      },
    });
    learnPlace(line, thread as APIThreadChannel);
  } catch (error) {
    const { detail } = outcomeOf(error);
    line.options.log.debug({ platform: PLATFORM, detail }, 'no thread was opened');
  }
}
