/**
 * What every adapter promises the engine, whatever its platform. Each platform brings a harness: one person, talking to
 * the real adapter through the platform's own wire.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Option, TextPart, Update } from '#src/engine/message.ts';
import type { Adapter, Envelope } from '#src/platform/adapter.ts';
import { describeBadInput, describeLine } from './adapter-contract-input.ts';
import { describeChanges, describeHarmless, describeTooMuch } from './adapter-contract-output.ts';

interface Shown {
  /** Words, cards, names of files. */
  readonly text: string;
  /** Labels of everything that can be pressed, picked or ticked. */
  readonly buttons: readonly string[];
}

export interface AdapterHarness {
  readonly adapter: Adapter;
  /** Where the person of the harness is written to. */
  readonly home: Address;
  /** The person writes; a platform that hands over again what was not taken goes on doing so by itself. */
  says(text: string): void | Promise<void>;
  /** The person presses the button with this label, shown last; absent where there are no buttons. */
  presses?(label: string): void | Promise<void>;
  /** The platform delivers its last event once more; absent where it never does. */
  repeats?(): void | Promise<void>;
  /** Whether the platform has been told that everything said so far was taken; absent where it never asks. */
  isAcknowledged?(): boolean | Promise<boolean>;
  /** The platform shows the program what the program (or another one) wrote; absent where that cannot happen. */
  echoes?(): void | Promise<void>;
  /** The person changes what they wrote last, or takes it back; absent where that cannot be. */
  edits?(text: string): void | Promise<void>;
  deletes?(): void | Promise<void>;
  /** The platform sends kinds of events nobody has heard of, and payloads nobody can read. */
  babbles?(): void | Promise<void>;
  /** The person's own program presses a button with a token of its invention. */
  forges?(token: string): void | Promise<void>;
  /** A room with others in it. */
  readonly shared?: {
    readonly room: Address;
    /** Somebody who is not the person presses what was shown there last. */
    readonly otherPresses: (label: string) => void | Promise<void>;
  };
  /** The connection is cut; the platform keeps what is said meanwhile. */
  drops?(): void | Promise<void>;
  /** So much time passes that the last press can no longer be answered. */
  expires?(): void | Promise<void>;
  /** The platform no longer takes the token, or takes it again. */
  revokes?(isRevoked: boolean): void | Promise<void>;
  /** Whom the program's messages have called so far. */
  called?(): readonly string[] | Promise<readonly string[]>;
  /** All the person has been shown, oldest first. */
  shown(): readonly Shown[] | Promise<readonly Shown[]>;
  close(): Promise<void>;
}

/** One test's harness, and what it has received so far. */
export interface ContractStage {
  readonly harness: AdapterHarness;
  readonly received: readonly Update[];
  /** What was received as text, in order. */
  texts(): readonly string[];
  /** The person has said "bonjour", and it was received. */
  meets(): Promise<void>;
  start(): Promise<void>;
  arrived(count: number): Promise<void>;
  quiet(): Promise<unknown>;
  envelope(texts: readonly string[], options?: readonly Option[]): Envelope;
  /** All that is shown, labels too. */
  everything(): Promise<string>;
}

const QUIET_MS = 150;
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

/** What people write to break things, or because that is their name. */
const AWKWARD = [
  '@everyone @here <!channel> <@U123> <@&42>',
  '<b>gras</b> <script>alert(1)</script> <a href="https://evil.example">impots.gouv.fr</a>',
  '[impots.gouv.fr](https://evil.example) <https://evil.example|impots.gouv.fr>',
  '_a_ *b* **c** ~d~ `e` ||f|| > g # h + i - j = k { l } . m ! n \\ o & p &amp; &lt;',
  'Élodie Œuvré, « 12 % », 👩🏽‍🌾 l’été',
];

export function describeAdapterContract(name: string, open: () => Promise<AdapterHarness>): void {
  describe(`${name} keeps the contract of adapters`, () => {
    let harness: AdapterHarness;
    let received: Update[];
    let keys = 0;
    beforeEach(async () => {
      received = [];
      harness = await open();
    });
    afterEach(() => harness.close());

    const start = (receive = async (update: Update): Promise<void> => void received.push(update)) =>
      harness.adapter.start(receive);
    const arrived = (count: number) =>
      vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), {
        timeout: 10_000,
        interval: 10,
      });
    const envelope = (texts: readonly string[], options: readonly Option[] = []): Envelope => {
      const body = texts.map((text): TextPart => ({ kind: 'text', text }));
      return { to: harness.home, key: `contract-${keys++}`, message: { body, options, many: false } };
    };

    test('what a person writes arrives once, word for word, from an address that can be answered', async () => {
      await start();
      await harness.says('Bonjour, je suis fleuriste à Rezé.');
      await arrived(1);
      await quiet();
      expect(received).toHaveLength(1);
      const [update] = received;
      expect(update?.input).toEqual({ kind: 'text', text: 'Bonjour, je suis fleuriste à Rezé.' });
      expect(update?.from).toEqual(harness.home);
      expect(update?.sender.platform).toBe(harness.adapter.platform);
      expect(Number.isNaN(Date.parse(update?.at ?? ''))).toBe(false);
      expect(
        await harness.adapter.send({ ...envelope(['Bienvenue.']), to: update?.from ?? harness.home }),
      ).toMatchObject({
        ok: true,
      });
      expect((await harness.shown()).at(-1)?.text).toContain('Bienvenue.');
    });

    test('two messages have two ids, and the same message delivered again has the same one', async (context) => {
      await start();
      await harness.says('un');
      await arrived(1);
      await harness.says('deux');
      await arrived(2);
      expect(received[0]?.id).not.toBe(received[1]?.id);
      if (!harness.repeats) return context.skip('nothing is delivered twice here');
      await harness.repeats();
      await arrived(3);
      expect(received[2]).toMatchObject({ id: received[1]?.id, input: { kind: 'text', text: 'deux' } });
    });

    test('nothing is acknowledged before it is stored', async (context) => {
      if (!harness.isAcknowledged) return context.skip('this platform delivers once and asks nothing');
      const stored = Promise.withResolvers<void>();
      await start(async (update) => {
        received.push(update);
        await stored.promise;
      });
      await harness.says('gardez-le bien');
      await arrived(1);
      await quiet();
      expect(await harness.isAcknowledged()).toBe(false);
      stored.resolve();
      await vi.waitFor(async () => expect(await harness.isAcknowledged?.()).toBe(true), { timeout: 10_000 });
    });

    test('what could not be stored comes again, in order, until it is', async () => {
      let failures = 2;
      await start(async (update) => {
        if (failures-- > 0) throw new Error('the database is away');
        received.push(update);
      });
      await harness.says('premier');
      await harness.says('second');
      await arrived(2);
      const texts = received.map(({ input }) => (input.kind === 'text' ? input.text : ''));
      expect([...new Set(texts)]).toEqual(['premier', 'second']);
      if (!harness.isAcknowledged) return;
      await vi.waitFor(async () => expect(await harness.isAcknowledged?.()).toBe(true), { timeout: 10_000 });
    });

    test('what programs write is not taken for a person', async (context) => {
      if (!harness.echoes) return context.skip('this platform echoes nothing');
      await start();
      await harness.echoes();
      await harness.says('moi, si');
      await arrived(1);
      await quiet();
      expect(received.map(({ input }) => input)).toEqual([{ kind: 'text', text: 'moi, si' }]);
    });

    test('a button token of 64 bytes comes back whole', async (context) => {
      const { presses } = harness;
      if (!presses || harness.adapter.capabilities.buttons === 0) return context.skip('no buttons here');
      await start();
      const options = ['Oui', 'Non', 'Plus tard'].map((label, at) => ({
        label,
        token: `${at}:`.padEnd(64, 'aZ9_-.'),
      }));
      await harness.says('bonjour');
      await arrived(1);
      expect(await harness.adapter.send(envelope(['On continue ?'], options))).toMatchObject({ ok: true });
      expect((await harness.shown()).at(-1)?.buttons).toEqual(['Oui', 'Non', 'Plus tard']);
      for (const [at, { label, token }] of options.entries()) {
        await presses.call(harness, label);
        await arrived(at + 2);
        expect(received.at(-1)?.input).toMatchObject({ kind: 'choice', tokens: [token] });
      }
    });

    test('a long answer arrives whole and in order', async () => {
      await start();
      await harness.says('bonjour');
      await arrived(1);
      const { textLength } = harness.adapter.capabilities;
      const words = Array.from({ length: 900 }, (_, at) => `mot${at} é👍`).join(' ');
      const texts = [words, words.toUpperCase(), 'fin'].map((text) =>
        text.slice(0, Math.min(textLength, 8000)).toWellFormed(),
      );
      expect(await harness.adapter.send(envelope(texts))).toMatchObject({ ok: true });
      const shown = (await harness.shown()).map(({ text }) => text).join(' ');
      expect(shown.replace(/\s+/g, ' ')).toContain(texts.join(' ').replace(/\s+/g, ' '));
    });

    test.each(AWKWARD)('nobody is called and nothing is markup: %s', async (text) => {
      await start();
      await harness.says('bonjour');
      await arrived(1);
      expect(await harness.adapter.send(envelope([text]))).toMatchObject({ ok: true });
      expect((await harness.shown()).at(-1)?.text).toContain(text);
    });

    test('after stop nothing more is taken', async () => {
      await start();
      await harness.says('avant');
      await arrived(1);
      await harness.adapter.stop();
      await Promise.race([harness.says('après'), quiet()]);
      await quiet();
      expect(received).toHaveLength(1);
    });

    const stage: ContractStage = {
      get harness() {
        return harness;
      },
      get received() {
        return received;
      },
      texts: () => received.flatMap(({ input }) => (input.kind === 'text' ? [input.text] : [])),
      async meets() {
        await start();
        await harness.says('bonjour');
        await arrived(1);
      },
      start: () => start(),
      arrived,
      quiet,
      envelope,
      everything: async () =>
        (await harness.shown()).map(({ text, buttons }) => [text, ...buttons].join('\n')).join('\n\n'),
    };
    for (const describeRows of [
      describeBadInput,
      describeLine,
      describeTooMuch,
      describeHarmless,
      describeChanges,
    ])
      describeRows(stage);
  });
}
