/** The real Discord adapter, discord.js as published, on the stand-in. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createDiscordAdapter, type DiscordAdapter } from '#adapters/discord/adapter.ts';
import type { Address, Input, Update } from '#src/engine/message.ts';
import type { Assist, Envelope, Message, Rooms, Sent } from '#src/platform/adapter.ts';
import { type DiscordServer, type Person, startDiscordServer } from './discord-server.ts';
import { recordLog } from './telegram-adapter.ts';

type Options = Parameters<typeof createDiscordAdapter>[0];

const COMMANDS: Options['commands'] = [
  {
    names: { fr: 'aide', en: 'help' },
    descriptions: { fr: 'Ce que je sais faire', en: 'What I can do' },
    scope: 'both',
  },
  {
    names: { fr: 'annuler', en: 'cancel' },
    descriptions: { fr: 'Arrêter là', en: 'Stop here' },
    scope: 'private',
  },
  {
    names: { fr: 'aides', en: 'resources' },
    descriptions: { fr: 'Trouver une aide', en: 'Find support' },
    scope: 'both',
    argument: {
      names: { fr: 'question', en: 'question' },
      about: { fr: 'Ce que vous cherchez', en: 'What you are looking for' },
      suggests: 'resource',
    },
  },
  {
    names: { fr: 'nouvelle_rencontre', en: 'new_meetup' },
    descriptions: { fr: 'Proposer une rencontre', en: 'Offer a meetup' },
    scope: 'both',
    forOrganisers: true,
  },
];

const KNOWS_NOTHING: Assist = {
  form: async () => undefined,
  faults: async () => ({}),
  suggest: async () => [],
  privateRoom: async () => undefined,
  heardLately: async () => [],
};

const WORDS: Options['words'] = {
  sayAgain: {
    fr: 'Je me suis emmêlé. Réessayez dans une minute.',
    en: 'I got tangled up. Try again in a minute.',
  },
  talk: {
    about: { fr: 'Me parler avec vos mots', en: 'Talk to me in your own words' },
    message: { name: { fr: 'message', en: 'message' }, about: { fr: 'Votre message', en: 'Your message' } },
  },
};

export function makeAdapter(
  server: Pick<DiscordServer, 'url' | 'token' | 'world'>,
  more: Partial<Options> = {},
) {
  const log = recordLog();
  const adapter = createDiscordAdapter({
    token: server.token,
    apiRoot: server.url,
    commands: COMMANDS,
    words: WORDS,
    log,
    now: () => new Date(server.world.now()),
    timeoutMs: 1500,
    retryMs: 20,
    storePausesMs: [20, 40, 80],
    ...more,
  });
  return { adapter, log };
}

interface Story {
  server: DiscordServer;
  lea: Person;
  adapter: DiscordAdapter;
  log: ReturnType<typeof recordLog>;
  received: Update[];
  inputs(): readonly Input[];
  /** Waits until so many updates have been received. */
  arrived(count: number): Promise<void>;
  /** Where a person is written to alone, Léa unless another is named. */
  home(person?: Person): Address;
  send(message: Partial<Message>, to?: Address, more?: Partial<Envelope>): Promise<Sent>;
  /** The program knows more: starts anew, with what it knows of people and forms. */
  restarts(assist?: Partial<Assist>, rooms?: Rooms): Promise<void>;
}

/** Before each test Léa and the program stand ready on Discord; what she does is in `received`. */
export function discordStory(): Story {
  // The rest is filled in before each test.
  const story: Story = {
    received: [] as Update[],
    inputs: () => story.received.map(({ input }) => input),
    arrived: (count: number) =>
      vi.waitFor(() => expect(story.received).toHaveLength(count), { timeout: 10_000, interval: 5 }),
    home: (person: Person = story.lea): Address => ({
      platform: 'discord',
      room: person.channel.id,
      isPrivate: true,
    }),
    send: (message: Partial<Message>, to: Address = story.home(), more: Partial<Envelope> = {}) =>
      story.adapter.send({
        to,
        key: randomUUID(),
        ...more,
        message: { body: [], options: [], many: false, ...message },
      }),
    restarts: async (assist: Partial<Assist> = {}, rooms?: Rooms) => {
      await story.adapter.stop();
      Object.assign(story, makeAdapter(story.server));
      const knows = { ...KNOWS_NOTHING, ...assist };
      await story.adapter.start(async (update) => void story.received.push(update), knows, rooms);
    },
  } as unknown as Story;
  beforeEach(async () => {
    story.server = await startDiscordServer();
    story.lea = story.server.person({ name: 'Léa' });
    Object.assign(story, makeAdapter(story.server));
    story.received = [];
    await story.adapter.start(async (update) => void story.received.push(update));
    await vi.waitFor(() => expect(story.server.world.commands).not.toHaveLength(0), {
      timeout: 5000,
      interval: 5,
    });
  });
  afterEach(async () => {
    await story.adapter.stop();
    await story.server.stop();
  });
  return story;
}
