/** Whether each platform takes what its adapter makes of a message: by the checks of the stand-ins, with the platforms' own codes. */
import { capabilities as discord, compose as composeDiscord } from '#adapters/discord/compose.ts';
import { drawForm as drawDiscordForm } from '#adapters/discord/form.ts';
import { capabilities as slack, compose as composeSlack, composeView } from '#adapters/slack/compose.ts';
import { drawForm as drawSlackForm } from '#adapters/slack/modal.ts';
import { capabilities as telegram, compose as composeTelegram } from '#adapters/telegram/compose.ts';
import { capabilities as whatsapp, compose as composeWhatsApp } from '#adapters/whatsapp/compose.ts';
import type { Form } from '#src/engine/message.ts';
import type { Capabilities, Message } from '#src/platform/adapter.ts';
import { checkMessage, checkModal } from './discord-server/limits.ts';
import { isView } from './slack-server/blocks.ts';
import { World as SlackWorld } from './slack-server/world.ts';
import { write } from './slack-server/writing.ts';
import { methods } from './telegram-server/methods.ts';
import { Queue } from './telegram-server/queue.ts';
import { World as TelegramWorld } from './telegram-server/world.ts';
import { draw } from './whatsapp-server/limits.ts';

export interface Limits {
  readonly capabilities: Capabilities;
  /** @throws the platform's own refusal. Returns how many messages it became. */
  take(message: Message): number;
  /** @throws when the form cannot be shown; absent where there are none. */
  opens?(form: Form): void;
}

/** What really travels: no `undefined`, no class. */
const onTheWire = (value: unknown) => JSON.parse(JSON.stringify(value));

function telegramLimits(): Limits {
  const bot = { id: 1, is_bot: true, first_name: 'PlusUn', username: 'PlusUnTestBot' };
  const world = new TelegramWorld(bot);
  const queue = new Queue(50);
  world.chats.set(7, { id: 7, type: 'private', bot: 'member', messages: [], unread: [] });
  const to = { platform: 'telegram', room: '7', isPrivate: true };
  return {
    capabilities: telegram,
    take(message) {
      const calls = composeTelegram({ to, key: 'k', message }, bot.username);
      for (const call of calls) {
        const file = call.method === 'sendDocument' ? call.file : undefined;
        const payload = {
          ...onTheWire(call.payload),
          ...(file && { document: { fileName: file.name, content: file.content } }),
        };
        methods[call.method]?.({
          world,
          queue,
          payload,
          gone: new AbortController().signal,
          isStrict: true,
        });
      }
      return calls.length;
    },
  };
}

const discordLimits: Limits = {
  capabilities: discord,
  take(message) {
    const drafts = composeDiscord(message);
    for (const { file, ...body } of drafts) checkMessage(onTheWire(body), file !== undefined);
    return drafts.length;
  },
  opens(form) {
    const modal = drawDiscordForm(form, 'form');
    if (!modal) throw new Error('nothing of this form fits');
    checkModal(onTheWire(modal));
  },
};

function slackLimits(): Limits {
  const world = new SlackWorld();
  const channel = world.open({ id: 'D1' });
  return {
    capabilities: slack,
    take(message) {
      const posts = composeSlack(message);
      for (const { text, blocks } of posts) write(world, channel, { words: text, blocks: onTheWire(blocks) });
      const view = { type: 'home', blocks: onTheWire(composeView(message)) };
      const isFile = message.body.every(({ kind }) => kind === 'file' || kind === 'event');
      if (!isFile && !isView(view, 'home')) throw new Error('invalid_arguments: the Home tab');
      return posts.length;
    },
    opens(form) {
      const view = drawSlackForm(form, { token: 'f'.repeat(64), channel: 'D0TEST' });
      if (!isView(onTheWire(view), 'modal')) throw new Error('invalid_arguments: a modal');
    },
  };
}

const whatsappLimits: Limits = {
  capabilities: whatsapp,
  take(message) {
    const posts = composeWhatsApp(message, 'Choisir');
    for (const post of posts) {
      if (post.type !== 'document') draw(onTheWire(post));
      else
        draw({
          type: 'document',
          document: { id: '1', filename: post.file.name, caption: post.caption },
        });
    }
    return posts.length;
  },
};

export const platformLimits = (): Readonly<Record<string, Limits>> => ({
  Telegram: telegramLimits(),
  Discord: discordLimits,
  Slack: slackLimits(),
  WhatsApp: whatsappLimits,
});
