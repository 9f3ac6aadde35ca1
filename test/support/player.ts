/** Somebody on a stand-in platform, played the same way whatever it is: says, presses, ticks, and reads what is new. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DiscordServer } from './discord-server.ts';
import type { SlackServer } from './slack-server.ts';
import type { TelegramServer } from './telegram-server.ts';
import type { WhatsAppServer } from './whatsapp-server.ts';

export type PlatformName = 'telegram' | 'discord' | 'slack';
export const PLATFORM_NAMES: readonly PlatformName[] = ['telegram', 'discord', 'slack'];

/** A message as it stands now: it may be edited later. */
export interface Read {
  readonly id: string;
  /** Words, cards, names of files. */
  readonly text: string;
  /** Everything that can be pressed, picked or ticked. */
  readonly labels: readonly string[];
  /** As the platform keeps it. */
  readonly raw: unknown;
}

/** What each platform lets a person do. */
export interface Hands {
  says(text: string): void;
  presses(label: string): void;
  /** Ticks them and sends; `done` is the label of the button that sends, where there is one. */
  ticks(labels: readonly string[], done: string): void;
  sees(): readonly Read[];
}

const PATIENCE_MS = 30_000;

export class Player {
  readonly name: string;
  readonly #hands: Hands;
  #known = new Map<string, string>();

  constructor(name: string, hands: Hands) {
    this.name = name;
    this.#hands = hands;
  }

  async says(text: string, expected: string): Promise<string> {
    this.#hands.says(text);
    return this.reads(expected);
  }
  /** Once it is there. */
  async presses(label: string, expected: string): Promise<string> {
    await this.#finds([label]);
    this.#hands.presses(label);
    return this.reads(expected);
  }
  async ticks(labels: readonly string[], done: string, expected: string): Promise<string> {
    await this.#finds(labels);
    this.#hands.ticks(labels, done);
    return this.reads(expected);
  }

  /** What was written or changed since the last time, once `expected` is part of it. */
  async reads(expected: string): Promise<string> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const fresh = this.#fresh();
      if (fresh.includes(expected)) {
        this.#known = new Map(this.#hands.sees().map((message) => [message.id, whole(message)]));
        return fresh;
      }
      if (performance.now() > end)
        throw new Error(`${this.name} never read "${expected}"; new to them:\n${fresh}`);
      await sleep(5);
    }
  }
  /** Waits until this stands somewhere, new or not. */
  async awaits(expected: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!this.thread.includes(expected)) {
      if (performance.now() > end) throw new Error(`${this.name} waited for "${expected}" in vain`);
      await sleep(5);
    }
  }
  async #finds(labels: readonly string[]): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    const shown = () => this.#hands.sees().flatMap((message) => message.labels);
    while (performance.now() < end && !labels.every((label) => shown().includes(label))) await sleep(5);
  }
  #fresh(): string {
    return this.#hands
      .sees()
      .filter((message) => this.#known.get(message.id) !== whole(message))
      .map(whole)
      .join('\n\n');
  }
  /** The first label, among all that can be pressed now, with these words in it. */
  label(words: string): string {
    const labels = this.#hands.sees().flatMap((message) => message.labels);
    const found = labels.findLast((label) => label.includes(words));
    if (found === undefined) throw new Error(`${this.name} sees no "${words}" among: ${labels.join(' | ')}`);
    return found;
  }
  get sees(): readonly Read[] {
    return this.#hands.sees();
  }
  /** Everything that stands there now. */
  get thread(): string {
    return this.#hands.sees().map(whole).join('\n\n');
  }
}

const whole = ({ text, labels }: Read): string => [text, ...labels.map((label) => `[${label}]`)].join('\n');

/** Presses them one after another, where each press is an answer of its own. */
function eachAlone(press: (label: string) => void, labels: readonly string[], done: string): void {
  for (const label of labels) press(label);
  press(done);
}

export function onTelegram(server: TelegramServer, name: string): Player {
  const person = server.person({ firstName: name, languageCode: 'fr' });
  return new Player(name, {
    says: (text) => void person.says(text),
    presses: (label) => void person.presses(label),
    ticks: (labels, done) => eachAlone((label) => void person.presses(label), labels, done),
    sees: () =>
      person.sees.map(({ id, text, buttons, file, raw }) => ({
        id: String(id),
        text: file ? `${text}\n${file.name}` : text,
        labels: buttons,
        raw,
      })),
  });
}

export function onDiscord(server: DiscordServer, name: string): Player {
  const person = server.person({ name });
  const sees = () => person.sees;
  const isListed = (label: string) =>
    sees().some(({ list }) => list.some((option) => option.label === label));
  return new Player(name, {
    says: (text) => void person.writes(text),
    presses: (label) => void (isListed(label) ? person.selects(label) : person.presses(label)),
    ticks: (labels) => void person.selects(...labels),
    sees: () =>
      sees().map(({ id, text, cards, buttons, list, file, raw }) => ({
        id,
        raw,
        text: [
          text,
          ...cards.map((card) => [card.title, card.text, card.footer].join('\n')),
          file?.name ?? '',
        ].join('\n'),
        labels: [...buttons, ...list.map(({ label }) => label)],
      })),
  });
}

export function onSlack(server: SlackServer, name: string): Player {
  const person = server.person({ name });
  const isListed = (label: string) => person.sees.some(({ entries }) => entries.includes(label));
  return new Player(name, {
    says: (text) => void person.writes(text),
    presses: (label) => void (isListed(label) ? person.picks(label) : person.presses(label)),
    ticks(labels, done) {
      person.ticks(...labels);
      person.presses(done);
    },
    sees: () =>
      person.sees.map(({ text, buttons, boxes, entries, file, raw }) => ({
        id: raw.ts,
        raw,
        text: file ? `${text}\n${file.name}` : text,
        labels: [...buttons, ...boxes.map(({ label }) => label), ...entries],
      })),
  });
}

export function onWhatsApp(server: WhatsAppServer, name: string): Player {
  const person = server.person({ name });
  return new Player(name, {
    says: (text) => void person.writes(text),
    presses: (label) => void person.taps(label),
    ticks: (labels, done) => eachAlone((label) => void person.taps(label), labels, done),
    sees: () =>
      person.sees.map(({ text, buttons, raw }) => ({
        id: raw.wamid,
        raw,
        text: raw.file ? `${text}\n${raw.file.name}` : text,
        labels: buttons,
      })),
  });
}
