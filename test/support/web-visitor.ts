/** Somebody at the web chat, through its own HTTP: a cookie, server-sent events, posted messages. */
import { randomUUID } from 'node:crypto';
import type { Option } from '#src/engine/message.ts';
import { cardText } from '#src/platform/degrade.ts';

interface Entry {
  readonly seq: number;
  readonly body: readonly {
    readonly kind: string;
    readonly text?: string;
    readonly label?: string;
    readonly name?: string;
  }[];
  readonly options: readonly Option[];
}

const PATIENCE_MS = 20_000;

export class WebVisitor {
  address: string;
  #cookie = '';
  #seen = 0;
  readonly #options: Option[] = [];

  constructor(address: string) {
    this.address = address;
  }

  async arrives(): Promise<void> {
    const page = await fetch(this.address, { headers: { 'accept-language': 'fr' } });
    this.#cookie = page.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    await this.#post({ command: 'start' });
  }

  /** The same person in another tab, which has seen nothing yet. */
  inAnotherTab(address: string): WebVisitor {
    const tab = new WebVisitor(address);
    tab.#cookie = this.#cookie;
    return tab;
  }

  /** Says it, and reads on until `expected` has come. */
  async says(text: string, expected: string): Promise<string> {
    await this.#post({ text });
    return this.reads(expected);
  }

  async presses(labels: string | readonly string[], expected: string): Promise<string> {
    const tokens = [labels].flat().map((label) => {
      const option = this.#options.findLast((shown) => shown.label === label);
      if (!option) throw new Error(`the page never showed "${label}"`);
      return option.token;
    });
    await this.#post({ tokens });
    return this.reads(expected);
  }

  /** Labels of every button shown so far. */
  get shown(): readonly string[] {
    return this.#options.map(({ label }) => label);
  }

  /** What has come since last time, once `expected` is part of it. */
  async reads(expected: string): Promise<string> {
    let read = '';
    const late = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${this.address}/chat/events?after=${this.#seen}`, {
      headers: { cookie: this.#cookie },
      signal: late,
    });
    if (!response.body) throw new Error('no live thread');
    let buffer = '';
    try {
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        buffer += chunk;
        const events = buffer.split('\n\n');
        buffer = events.pop() ?? '';
        for (const event of events) {
          const data = /^data: ?(.*)$/m.exec(event)?.[1] ?? '';
          if (!/^event: entry$/m.test(event)) continue;
          const entry = JSON.parse(data) as Entry;
          this.#seen = entry.seq;
          this.#options.push(...entry.options);
          read += `${textOf(entry)}\n`;
        }
        if (read.includes(expected)) return read;
      }
    } catch (error) {
      if (late.aborted)
        throw new Error(`the page never read "${expected}"; it read:\n${read}`, { cause: error });
      throw error;
    }
    throw new Error(`the live thread ended before "${expected}"; it read:\n${read}`);
  }

  async #post(message: object): Promise<void> {
    const response = await fetch(`${this.address}/chat/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        origin: new URL(this.address).origin,
      },
      body: JSON.stringify({ id: randomUUID(), ...message }),
    });
    if (response.status !== 202) throw new Error(`the page was answered ${response.status}`);
  }
}

const textOf = ({ body, options }: Entry): string =>
  [
    ...body.map((part) => (part.kind === 'card' ? cardText(part as never) : (part.text ?? part.label ?? ''))),
    ...options.map(({ label }) => `[${label}]`),
  ].join('\n');
