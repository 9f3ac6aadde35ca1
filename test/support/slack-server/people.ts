/** Somebody in the workspace: writes, calls, presses, ticks, and reads what the program wrote. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Block, type Control, controlsOf, shownIn } from './blocks.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import { acknowledged, drawn, errorsIn, filledIn, type Modal } from './forms.ts';
import { type Channel, type Message, type Seen, see, type User, type World } from './world.ts';

export class Person {
  readonly user: User;
  /** The direct channel with the program. */
  readonly direct: Channel;
  readonly #world: World;
  readonly #deliveries: Deliveries;
  readonly #read = new Set<unknown>();
  /** What is ticked, by message; a message that is changed begins anew. */
  readonly #ticked = new WeakMap<object, Set<string>>();

  constructor(user: User, direct: Channel, world: World, deliveries: Deliveries) {
    this.user = user;
    this.direct = direct;
    this.#world = world;
    this.#deliveries = deliveries;
  }

  /** In the direct channel. */
  writes(words: string, fields: object = {}): Delivery {
    return this.#event({
      type: 'message',
      channel: this.direct.id,
      channel_type: 'im',
      text: escaped(words),
      ...fields,
    });
  }
  /** "@PlusUn words", in a channel. */
  calls(words: string, channel: Channel, fields: object = {}): Delivery {
    return this.#event({
      type: 'app_mention',
      channel: channel.id,
      text: `<@${this.#world.bot.userId}> ${escaped(words)}`,
      ...fields,
    });
  }
  #event(fields: object): Delivery {
    const ts = this.#world.newTs();
    return this.#deliveries.push('events_api', {
      type: 'event_callback',
      team_id: this.#world.team,
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Number(ts)),
      authorizations: [{ team_id: this.#world.team, user_id: this.#world.bot.userId, is_bot: true }],
      event: { user: this.user.id, ts, event_ts: ts, team: this.user.team ?? this.#world.team, ...fields },
    });
  }

  /** Under a message of a channel, without calling anybody. `by`: who wrote that message; the program by default. */
  answersUnder(threadTs: string, words: string, channel: Channel, by = this.#world.bot.userId): Delivery {
    return this.#event({
      type: 'message',
      channel: channel.id,
      channel_type: 'channel',
      text: escaped(words),
      thread_ts: threadTs,
      parent_user_id: by,
    });
  }

  /** "/plusun aides", where the cursor stands. */
  uses(line: string, channel: Channel = this.direct): Delivery {
    const [command = '', ...words] = line.split(' ');
    return this.#deliveries.push('slash_commands', {
      command,
      text: words.join(' '),
      team_id: this.#world.team,
      user_id: this.user.id,
      user_name: 'whoever',
      channel_id: channel.id,
      trigger_id: this.#world.newTrigger(this.user.id),
      response_url: this.#world.newResponseUrl(channel, this.user.id),
    });
  }

  /** The newest button with this label. */
  presses(label: string): Delivery {
    const { control, seen } = this.#find('button', label);
    return this.#acts(seen, control, { type: 'button', value: control.value });
  }
  /** A press of a button that was never shown: its value is an invention. */
  forges(value: string): Delivery {
    const ts = this.#world.newTs();
    return this.#deliveries.push('interactive', {
      type: 'block_actions',
      ...this.#interaction(this.direct),
      channel: { id: this.direct.id, name: 'whatever' },
      container: { type: 'message', message_ts: ts, channel_id: this.direct.id, is_ephemeral: false },
      state: { values: {} },
      actions: [{ type: 'button', value, action_id: 'option-0', block_id: 'b0', action_ts: ts }],
    });
  }
  /** An entry of a menu. */
  picks(label: string): Delivery {
    const { control, seen } = this.#find('entry', label);
    const option = control.element.options?.find(({ value }) => value === control.value);
    return this.#acts(seen, control, { type: 'static_select', selected_option: option });
  }
  /** Ticks these boxes of the newest message that has them, or takes the ticks away. */
  ticks(...labels: readonly string[]): void {
    for (const label of labels) {
      const { control, seen } = this.#find('box', label);
      const ticked = this.#tickedOf(seen);
      if (!ticked.delete(control.value)) ticked.add(control.value);
      this.#acts(seen, control, { type: control.element.type });
    }
  }
  /** "Signaler", in the menu of somebody's message. */
  usesShortcut(channel: Channel, message: object, callback = 'report'): Delivery {
    return this.#deliveries.push('interactive', {
      type: 'message_action',
      callback_id: callback,
      ...this.#interaction(channel),
      action_ts: this.#world.newTs(),
      channel: { id: channel.id, name: 'entraide' },
      message: { type: 'message', ...message },
    });
  }
  #interaction(channel?: Channel, original?: Message) {
    const { id, name, team = this.#world.team } = this.user;
    return {
      user: { id, name, team_id: team },
      team: { id: this.#world.team, domain: this.#world.domain },
      api_app_id: 'A0TEST',
      trigger_id: this.#world.newTrigger(id),
      ...(channel && { response_url: this.#world.newResponseUrl(channel, id, original) }),
    };
  }

  /** Opens the page of the program; `tab`: "home" or "messages". */
  opensHome(tab = 'home'): Delivery {
    const ts = this.#world.newTs();
    return this.#event({
      type: 'app_home_opened',
      channel: this.direct.id,
      tab,
      ts: undefined,
      event_ts: ts,
    });
  }
  /** Words and buttons of the Home tab; nothing while it was never published. */
  get home(): { readonly text: string; readonly buttons: readonly string[] } {
    const blocks = this.#world.homes.get(this.user.id)?.view.blocks ?? [];
    const buttons = controlsOf(blocks).filter(({ kind }) => kind === 'button');
    return { text: words(blocks), buttons: buttons.map(({ label }) => label) };
  }
  pressesAtHome(label: string): Delivery {
    const opened = this.#world.homes.get(this.user.id);
    const control = controlsOf(opened?.view.blocks ?? []).find((one) => one.label === label);
    if (!opened || !control) throw new Error(`${this.user.name} sees no "${label}" in the Home tab`);
    const { block, element, value } = control;
    return this.#deliveries.push('interactive', {
      type: 'block_actions',
      ...this.#interaction(),
      container: { type: 'view', view_id: opened.id },
      view: { id: opened.id, hash: opened.hash, ...opened.view, state: { values: {} } },
      actions: [
        {
          type: 'button',
          value,
          action_id: element.action_id,
          block_id: block.block_id,
          action_ts: this.#world.newTs(),
        },
      ],
    });
  }

  /** The modal that is open, once it is. */
  async modal(timeoutMs = 5000): Promise<Modal> {
    const until = performance.now() + timeoutMs;
    while (performance.now() < until) {
      const opened = this.#world.modals.get(this.user.id);
      if (opened) return drawn(opened);
      await sleep(5);
    }
    throw new Error(`${this.user.name} waited ${timeoutMs} ms for a form, in vain`);
  }
  get hasModal(): boolean {
    return this.#world.modals.has(this.user.id);
  }
  /** Fills it in, by label, and sends it. Slack itself wants what is required. Resolves to what is wrong, by label. */
  async submits(filled: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const opened = this.#world.modals.get(this.user.id);
    if (!opened) throw new Error(`${this.user.name} has no form open`);
    const values = filledIn(opened, filled);
    const delivery = this.#deliveries.push('interactive', {
      type: 'view_submission',
      ...this.#interaction(),
      view: { id: opened.id, hash: opened.hash, ...opened.view, state: { values } },
      response_urls: [],
    });
    await acknowledged(delivery);
    const errors = errorsIn(delivery, opened);
    if (!errors) this.#world.modals.delete(this.user.id);
    return errors ?? {};
  }

  #tickedOf(seen: Seen): Set<string> {
    const known = this.#ticked.get(seen.raw.blocks);
    if (known) return known;
    const preset = controlsOf(seen.raw.blocks).filter(({ isTicked }) => isTicked);
    const ticked = new Set(preset.map(({ value }) => value));
    this.#ticked.set(seen.raw.blocks, ticked);
    return ticked;
  }
  #find(kind: Control['kind'], label: string): { readonly control: Control; readonly seen: Seen } {
    for (const seen of this.sees.toReversed()) {
      const control = controlsOf(seen.raw.blocks).find((one) => one.kind === kind && one.label === label);
      if (control) return { control, seen };
    }
    throw new Error(`${this.user.name} sees no ${kind} "${label}"`);
  }
  #acts(seen: Seen, { block, element }: Control, fields: object): Delivery {
    const { raw, channel } = seen;
    const ticked = this.#tickedOf(seen);
    const values = Object.fromEntries(
      raw.blocks.flatMap(({ block_id: id, elements = [] }) =>
        elements
          .filter(({ type }) => type === 'checkboxes' || type === 'multi_static_select')
          .map(({ type, action_id: action = '', options = [] }) => [
            id,
            { [action]: { type, selected_options: options.filter(({ value }) => ticked.has(value)) } },
          ]),
      ),
    );
    return this.#deliveries.push('interactive', {
      type: 'block_actions',
      ...this.#interaction(channel, raw),
      channel: { id: channel.id, name: 'whatever' },
      // What only one person sees is not sent along.
      ...(!seen.isWhisper && {
        message: {
          type: 'message',
          user: this.#world.bot.userId,
          ts: raw.ts,
          text: raw.text,
          blocks: raw.blocks,
        },
      }),
      container: {
        type: 'message',
        message_ts: raw.ts,
        channel_id: channel.id,
        is_ephemeral: seen.isWhisper,
        ...(raw.threadTs && { thread_ts: raw.threadTs }),
      },
      state: { values },
      actions: [
        { ...fields, action_id: element.action_id, block_id: block.block_id, action_ts: this.#world.newTs() },
      ],
    });
  }

  /** All that the program has written where this person can read it. */
  get sees(): readonly Seen[] {
    return [...this.#world.channels.values()]
      .filter(({ owner, members }) => owner === this.user.id || members.has(this.user.id))
      .flatMap((channel) => channel.messages.map((message) => see(message, channel)))
      .filter(({ raw }) => raw.onlyFor === undefined || raw.onlyFor === this.user.id)
      .sort((one, other) => Number(one.raw.ts) - Number(other.raw.ts));
  }
  /** Waits for the next message of the program. */
  async reads(timeoutMs = 5000): Promise<Seen> {
    const until = performance.now() + timeoutMs;
    while (performance.now() < until) {
      const next = this.sees.find(({ raw }) => !this.#read.has(raw));
      if (next) {
        this.#read.add(next.raw);
        return next;
      }
      await sleep(5);
    }
    throw new Error(`${this.user.name} waited ${timeoutMs} ms for a message of the program, in vain`);
  }
}

/** Slack escapes what people type. */
const escaped = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const words = (blocks: readonly Block[]): string => blocks.map(shownIn).filter(Boolean).join('\n\n');
