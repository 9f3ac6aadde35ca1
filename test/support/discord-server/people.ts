/** People, as a test talks of them: `lea.uses('/aide')`, `lea.presses('Passer')`, `await lea.reads()`. */
import { fillIn, showForm, type ShownForm } from './forms.ts';
import type { Dispatch, Gateway } from './gateway.ts';
import { type Seen, seen } from './render.ts';
import {
  ACK_MS,
  type Channel,
  type Choice,
  type Component,
  describeChannel,
  describeMessage,
  type Guild,
  type Interaction,
  type Message,
  until,
  type User,
  type World,
} from './world.ts';

const COMMAND = 2;
const COMPONENT = 3;
const BUTTON = 2;
const SELECT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;
const REPLY = 19;

export interface Place {
  readonly world: World;
  readonly gateway: Gateway;
  readonly channel: Channel;
  readonly locale: string;
  /** May create events in this server. */
  readonly isTrusted?: boolean;
}

/** What became of a command or a press. */
export interface Deed {
  readonly event: Dispatch | undefined;
  readonly interaction: Interaction;
}

/** Somebody in one channel. */
export class Voice {
  readonly user: User;
  readonly channel: Channel;
  readonly locale: string;
  readonly #read = new Set<string>();
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #isTrusted: boolean;
  /** What was pressed last: its form may open. */
  #last: Interaction | undefined;

  constructor(user: User, { world, gateway, channel, locale, isTrusted = false }: Place) {
    this.#isTrusted = isTrusted;
    this.user = user;
    this.channel = channel;
    this.locale = locale;
    this.#world = world;
    this.#gateway = gateway;
  }

  writes(text: string, fields: Readonly<Record<string, unknown>> = {}): Dispatch | undefined {
    const message = this.#world.write(this.channel, this.user, { content: text });
    const { bot } = this.#world;
    const mentions = text.includes(`<@${bot.id}>`) ? [bot] : [];
    return this.sends({ ...describeMessage(message), mentions, ...fields });
  }
  /** Answers a message; as Discord proposes, its author is called, unless that is switched off. */
  replies(to: { readonly raw: Message }, text: string, { isCalling = true } = {}): Dispatch | undefined {
    const { id, channel_id, author } = to.raw;
    return this.writes(text, {
      type: REPLY,
      message_reference: { type: 0, message_id: id, channel_id, guild_id: this.channel.guild?.id },
      referenced_message: describeMessage(to.raw),
      mentions: isCalling ? [author] : [],
    });
  }
  /** Any message, as Discord would build it. */
  sends(message: object): Dispatch | undefined {
    const { guild } = this.channel;
    return guild
      ? this.#gateway.inGuild({ ...message, guild_id: guild.id, channel_type: this.channel.thread ? 11 : 0 })
      : this.#gateway.direct({ channel_type: 1, ...message });
  }

  /** The commands Discord offers this person here, in their language. */
  get commands(): readonly { readonly name: string; readonly about: string }[] {
    return this.#offered().map((command) => ({
      name: this.#word(command.name, command.name_localizations),
      about: this.#word(command.description, command.description_localizations),
    }));
  }
  #offered() {
    const context = this.channel.guild ? 0 : 1;
    return this.#world.commands.filter(
      ({ contexts = [0, 1, 2], default_member_permissions: needed }) =>
        contexts.includes(context) && (context === 1 || needed === undefined || this.#isTrusted),
    );
  }
  #word = (word: string, others: Readonly<Record<string, string>> = {}) => others[this.locale] ?? word;

  #command(line: string) {
    const [, typed, text = ''] = /^\/(\S+)\s*([^]*)$/.exec(line) ?? [];
    const command = this.#offered().find(
      ({ name, name_localizations }) => this.#word(name, name_localizations) === typed,
    );
    if (command) return { command, text };
    const names = this.commands.map(({ name }) => `/${name}`).join(', ');
    throw new Error(`Discord offers ${this.user.username} no "${line}" here; there are: ${names || 'none'}`);
  }

  /** Begins to type a command's argument. @returns what is proposed; nothing when the program is silent for 3 seconds. */
  async types(line: string): Promise<readonly Choice[] | undefined> {
    const { command, text } = this.#command(line);
    const option = command.options?.[0];
    if (!option?.autocomplete) throw new Error(`Nothing is proposed for "${line}".`);
    const { interaction } = this.#interact(AUTOCOMPLETE, {
      id: this.#world.newId(),
      name: command.name,
      type: 1,
      options: [{ name: option.name, type: 3, value: text, focused: true }],
    });
    return until(() => interaction.choices, ACK_MS);
  }

  /** Uses a slash command; words after it go into its first option. */
  uses(line: string): Deed {
    const { command, text } = this.#command(line);
    const option = text ? command.options?.[0]?.name : undefined;
    return this.#interact(COMMAND, {
      id: this.#world.newId(),
      name: command.name,
      type: 1,
      ...(option && { options: [{ name: option, type: 3, value: text }] }),
    });
  }

  /** Presses the newest button with this label. */
  presses(label: string): Deed {
    const [message, button] = this.#find(
      BUTTON,
      (one) => one.label === label && !one.disabled,
      `button "${label}"`,
    );
    return this.#interact(COMPONENT, { custom_id: button.custom_id, component_type: BUTTON }, message);
  }

  /** A press of a button that was never shown: its id is an invention. */
  forges(custom_id: string): Deed {
    return this.#interact(COMPONENT, { custom_id, component_type: BUTTON }, this.#visible().at(-1));
  }

  /** Chooses in the newest list: all that is ticked when it is closed. */
  selects(...labels: readonly string[]): Deed {
    const holds = ({ options = [] }: Component) =>
      labels.every((label) => options.some((option) => option.label === label));
    const [message, select] = this.#find(SELECT, holds, `list with ${labels.join(', ')}`);
    const { min_values = 1, max_values = 1, options = [] } = select;
    if (labels.length < min_values || labels.length > max_values)
      throw new Error(`The list takes ${min_values} to ${max_values} choices.`);
    const values = options.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
    return this.#interact(
      COMPONENT,
      { custom_id: select.custom_id, component_type: SELECT, values },
      message,
    );
  }

  /** Waits for the form behind what was pressed last. */
  async readsForm(): Promise<ShownForm> {
    const modal = await until(() => this.#last?.modal, ACK_MS);
    if (!modal) throw new Error(`no form opens before ${this.user.username}`);
    return showForm(modal);
  }

  /** Fills in the form that is open, by label, and sends it; the rest stays as it stood. */
  submits(values: Readonly<Record<string, string>>): Deed {
    const opened = this.#last;
    const { modal } = opened ?? {};
    if (!opened || !modal) throw new Error(`no form is open before ${this.user.username}`);
    const components = fillIn(modal, values);
    return this.#interact(MODAL, { custom_id: modal.custom_id, components }, opened.pressed);
  }

  #find(type: number, isIt: (component: Component) => boolean, what: string): readonly [Message, Component] {
    for (const message of this.#visible().toReversed())
      for (const component of message.components.flatMap(({ components = [] }) => components))
        if (component.type === type && isIt(component)) return [message, component];
    const shown = this.sees.flatMap(({ buttons, list }) => [...buttons, ...list.map(({ label }) => label)]);
    throw new Error(`${this.user.username} sees no ${what}; there are: ${shown.join(', ') || 'none'}`);
  }

  #interact(type: number, data: object, pressed?: Message): Deed {
    const { guild } = this.channel;
    const interaction: Interaction = {
      id: this.#world.newId(),
      type,
      token: `aW50ZXJhY3Rpb246${this.#world.newId()}`,
      user: this.user,
      channel: this.channel,
      at: this.#world.now(),
      ...(pressed && { pressed }),
    };
    this.#world.interactions.set(interaction.token, interaction);
    this.#last = interaction;
    const event = this.#gateway.dispatch('INTERACTION_CREATE', {
      version: 1,
      id: interaction.id,
      application_id: this.#world.applicationId,
      token: interaction.token,
      type,
      data,
      channel_id: this.channel.id,
      channel: describeChannel(this.channel),
      locale: this.locale,
      context: guild ? 0 : 1,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      app_permissions: '0',
      ...(pressed && { message: describeMessage(pressed) }),
      ...(guild
        ? { guild_id: guild.id, guild_locale: 'fr', member: { user: this.user, roles: [], permissions: '0' } }
        : { user: this.user }),
    });
    return { event, interaction };
  }

  #visible(): readonly Message[] {
    return this.channel.messages.filter(
      ({ author, onlyFor, isThinking }) =>
        author.bot === true && !isThinking && (onlyFor === undefined || onlyFor === this.user.id),
    );
  }
  /** What programs have written here for this reader, all of it. */
  get sees(): readonly Seen[] {
    return this.#visible().map(seen);
  }
  /** "PlusUn is thinking…" stands here. */
  get seesThinking(): boolean {
    return this.channel.messages.some(({ isThinking }) => isThinking);
  }
  /** Waits for the next message of the program, or for other words in an older one. */
  async reads(timeoutMs = 5000): Promise<Seen> {
    const wordsOf = ({ id, content, embeds }: Message) => JSON.stringify([id, content, embeds]);
    const next = await until(() => this.#visible().find((one) => !this.#read.has(wordsOf(one))), timeoutMs);
    if (!next) throw new Error(`${this.user.username} waited ${timeoutMs} ms for a message, in vain`);
    this.#read.add(wordsOf(next));
    return seen(next);
  }
}

export class Person extends Voice {
  readonly #place: Place;
  constructor(user: User, place: Place) {
    super(user, place);
    this.#place = place;
  }
  /** The same person, in a server's channel. */
  in(guild: Guild, { isTrusted = false } = {}): Voice {
    const [channel] = guild.channels;
    if (!channel) throw new Error('This server has no channel.');
    return new Voice(this.user, { ...this.#place, channel, isTrusted });
  }
  /** The same person, in the newest thread of a server. */
  inThread(guild: Guild): Voice {
    const channel = guild.channels.findLast(({ thread }) => thread);
    if (!channel) throw new Error('This server has no thread.');
    return new Voice(this.user, { ...this.#place, channel });
  }
  closesDirectMessages(): void {
    this.#place.world.closed.add(this.user.id);
  }
}
