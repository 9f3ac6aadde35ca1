/** Somebody in the workspace: writes, calls, presses, ticks, and reads what the program wrote. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Control, controlsOf } from './blocks.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import { type Channel, type Seen, see, type User, type World } from './world.ts';

export class Person {
  readonly user: User;
  /** The direct channel with the program. */
  readonly direct: Channel;
  readonly #world: World;
  readonly #deliveries: Deliveries;
  readonly #read = new Set<unknown>();
  /** What is ticked, by message. */
  readonly #ticked = new Map<unknown, Set<string>>();

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
      event: { user: this.user.id, ts, event_ts: ts, team: this.#world.team, ...fields },
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
      trigger_id: randomUUID(),
      response_url: 'http://127.0.0.1:9/none',
    });
  }

  /** The newest button with this label. */
  presses(label: string): Delivery {
    const { control, seen } = this.#find('button', label);
    return this.#acts(seen, control, { type: 'button', value: control.value });
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
  usesShortcut(): Delivery {
    return this.#deliveries.push('interactive', {
      type: 'message_action',
      callback_id: 'report',
      trigger_id: randomUUID(),
      user: { id: this.user.id },
      team: { id: this.#world.team },
      channel: { id: this.direct.id },
    });
  }

  #tickedOf(seen: Seen): Set<string> {
    const known = this.#ticked.get(seen.raw);
    if (known) return known;
    const preset = controlsOf(seen.raw.blocks).filter(({ isTicked }) => isTicked);
    const ticked = new Set(preset.map(({ value }) => value));
    this.#ticked.set(seen.raw, ticked);
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
      team: { id: this.#world.team },
      user: { id: this.user.id },
      channel: { id: channel.id },
      trigger_id: randomUUID(),
      container: {
        type: 'message',
        message_ts: raw.ts,
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
