import type { Queue, Update } from './queue.ts';
import type { Chat, User, World } from './world.ts';

/** The bot is told what it may do here from now on. */
export function changeMembership(
  world: World,
  queue: Queue,
  chat: Chat,
  by: User,
  status: 'kicked' | 'member',
): Update | undefined {
  const old = chat.bot === 'kicked' ? 'kicked' : 'member';
  chat.bot = status;
  const member = (is: string) => ({
    user: world.bot,
    status: is,
    ...(is === 'kicked' && { until_date: 0 }),
  });
  return queue.push('my_chat_member', {
    chat: world.describe(chat),
    from: by,
    date: Math.floor(Date.now() / 1000),
    old_chat_member: member(old),
    new_chat_member: member(status),
  });
}
