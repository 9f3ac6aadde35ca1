/** A message as Slack takes it or refuses it, however it came: by the Web API or by a response URL. */
import { type Block, faultOf } from './blocks.ts';
import type { Channel, Message, Upload, World } from './world.ts';

/** The message is Slack's own code. */
export class WriteError extends Error {}

export interface Content {
  readonly words: string;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}

/** @throws WriteError */
export function blocksOf(blocks: unknown): readonly Block[] {
  const fault = faultOf(blocks);
  if (fault) throw new WriteError(fault);
  return (blocks as Block[]).map((block, at) => ({ ...block, block_id: block.block_id ?? `b${at}` }));
}

/** @throws WriteError */
export function write(
  world: World,
  channel: Channel,
  { words, blocks = [], metadata }: Content,
  { threadTs, onlyFor, file }: { threadTs?: string; onlyFor?: string; file?: Upload } = {},
): Message {
  const checked = blocksOf(blocks);
  if (words === '' && checked.length === 0) throw new WriteError('no_text');
  if (words.length > 40_000) throw new WriteError('msg_too_long');
  const message: Message = {
    ts: world.newTs(),
    text: words,
    blocks: checked,
    ...(metadata !== undefined && { metadata }),
    ...(threadTs && { threadTs }),
    ...(onlyFor !== undefined && { onlyFor }),
    ...(file && { file }),
  };
  channel.messages.push(message);
  return message;
}

interface Answer {
  readonly text?: string;
  readonly blocks?: unknown;
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly thread_ts?: string;
}

/** What is posted to a response URL: five times, for half an hour. @throws WriteError */
export function respond(world: World, id: string, answer: Answer): void {
  const open = world.answering.get(id);
  if (!open || open.until < world.now()) throw new WriteError('expired_url');
  if (open.left-- <= 0) throw new WriteError('used_url');
  const { channel, user, original } = open;
  const at = original ? channel.messages.indexOf(original) : -1;
  if (answer.delete_original || answer.replace_original) {
    if (!original || at < 0) throw new WriteError('message_not_found');
    if (answer.delete_original) return void channel.messages.splice(at, 1);
    original.text = answer.text ?? '';
    original.blocks = blocksOf(answer.blocks ?? []);
    if (original.text === '' && original.blocks.length === 0) throw new WriteError('no_text');
    return;
  }
  const where = { ...(answer.thread_ts && { threadTs: answer.thread_ts }) };
  const content = { words: answer.text ?? '', ...(answer.blocks !== undefined && { blocks: answer.blocks }) };
  write(world, channel, content, answer.response_type === 'in_channel' ? where : { ...where, onlyFor: user });
}
