/** A conversation that changes in place instead of growing: what Léa sees when messages give way to others. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Option } from '#src/engine/message.ts';
import type { Envelope, Message, Sent } from '#src/platform/adapter.ts';
import { telegramStory } from '#test/support/telegram-adapter.ts';

const story = telegramStory();

const text = (words: string) => ({ kind: 'text' as const, text: words });
const file = {
  kind: 'file',
  name: 'a.ics',
  mediaType: 'text/calendar',
  content: 'x',
  label: 'jeudi',
} as const;
const yesNo: readonly Option[] = [
  { label: 'Oui', token: 'run.step.yes' },
  { label: 'Non', token: 'run.step.no' },
];

let keys = 0;
const send = (message: Partial<Message>, more: Partial<Envelope> = {}): Promise<Sent> =>
  story.adapter.send({
    to: story.home(),
    key: `edit-${keys++}`,
    message: { body: [], options: [], many: false, ...message },
    ...more,
  });
const receiptOf = (sent: Sent) => (sent.ok && sent.receipt) || '';
const asks = async () => receiptOf(await send({ body: [text('Déjà immatriculée ?')], options: yesNo }));
const calls = () =>
  story.server.calls
    .filter(({ method }) => /^(send|edit)/.test(method))
    .map(({ method, status }) => `${method} ${status}`);

beforeEach(async () => {
  story.lea.says('bonjour');
  await story.arrived(1);
});

describe('a message takes the place of another one', () => {
  test('Léa presses a button: the press names the message, and the next question stands where the first stood', async () => {
    const receipt = await asks();
    story.lea.presses('Oui');
    await story.arrived(2);
    expect(story.inputs()[1]).toEqual({ kind: 'choice', tokens: ['run.step.yes'], on: receipt });
    const sent = await send(
      { body: [text('✓ Oui'), text('Depuis quand ?')], options: [{ label: 'Passer', token: 's' }] },
      { replaces: { receipt } },
    );
    expect(sent).toEqual({ ok: true, receipt });
    expect(story.lea.sees).toHaveLength(1);
    expect(story.lea.sees[0]).toMatchObject({ text: '✓ Oui\n\nDepuis quand ?', buttons: ['Passer'] });
  });

  test('the same once more, as after a crash: nothing changes, and all is well', async () => {
    const receipt = await asks();
    for (const key of ['once', 'again'])
      expect(await send({ body: [text('Merci.')] }, { key, replaces: { receipt } })).toEqual({
        ok: true,
        receipt,
      });
    expect(calls()).toEqual(['sendMessage 200', 'editMessageText 200', 'editMessageText 400']);
    expect(story.lea.sees).toMatchObject([{ text: 'Merci.', buttons: [] }]);
  });

  test.each(['too old', 'deleted'] as const)('it is %s: a new message', async (how) => {
    const receipt = await asks();
    story.lea.loses(how);
    const sent = await send({ body: [text('Merci.')] }, { replaces: { receipt } });
    expect(sent).toMatchObject({ ok: true });
    expect(receiptOf(sent)).not.toBe(receipt);
    expect(story.lea.sees.at(-1)).toMatchObject({ id: Number(receiptOf(sent)), text: 'Merci.' });
  });

  test('it was a file: the words come as a new message', async () => {
    const receipt = receiptOf(await send({ body: [file], options: yesNo }));
    expect(await send({ body: [text('Merci.')] }, { replaces: { receipt } })).toMatchObject({ ok: true });
    expect(story.lea.sees.map((seen) => seen.text)).toEqual(['jeudi', 'Merci.']);
  });

  test('an answer of several messages: the first takes the place, the last one has the buttons and the receipt', async () => {
    const receipt = await asks();
    const sent = await send({ body: [text('Voici.'), file], options: yesNo }, { replaces: { receipt } });
    expect(story.lea.sees).toMatchObject([
      { id: Number(receipt), text: 'Voici.', buttons: [] },
      { id: Number(receiptOf(sent)), text: 'jeudi', buttons: ['Oui', 'Non'] },
    ]);
  });

  test('an answer that begins with a file: the old buttons go, the file comes', async () => {
    const receipt = await asks();
    await send({ body: [file] }, { replaces: { receipt } });
    expect(story.lea.sees).toMatchObject([{ text: 'Déjà immatriculée ?', buttons: [] }, { text: 'jeudi' }]);
  });

  test.each(['', 'abc', '-3', '1.5', '9'.repeat(30)])(
    'a receipt that is none (%j): a new message',
    async (receipt) => {
      expect(await send({ body: [text('Merci.')] }, { replaces: { receipt } })).toMatchObject({ ok: true });
      expect(calls()).toEqual(['sendMessage 200']);
    },
  );

  test('Telegram cannot read our bold type there either: the words alone, in place', async () => {
    const receipt = await asks();
    story.server.next('editMessageText').fails(400, "Bad Request: can't parse entities: x");
    const card = { kind: 'card', title: 'Acre', lines: [] } as const;
    expect(await send({ body: [card] }, { replaces: { receipt } })).toEqual({ ok: true, receipt });
    expect(story.lea.sees).toMatchObject([{ text: 'Acre', entities: [] }]);
  });

  test('Telegram asks for patience: nothing is sent beside', async () => {
    const receipt = await asks();
    story.server.next('editMessageText').floods(3);
    expect(await send({ body: [text('Merci.')] }, { replaces: { receipt } })).toMatchObject({
      why: 'later',
      retryAfterMs: 3000,
    });
    expect(story.lea.sees).toHaveLength(1);
  });
});

describe('a message stays, and its buttons tell what was chosen', () => {
  test('one button "✓ Oui" that does nothing more, then the answer below', async () => {
    const receipt = await asks();
    await send({ body: [text('Merci.')] }, { replaces: { receipt, chosen: 'Oui' } });
    expect(story.lea.sees).toMatchObject([
      { text: 'Déjà immatriculée ?', buttons: ['✓ Oui'] },
      { text: 'Merci.' },
    ]);
    story.lea.presses('✓ Oui');
    story.lea.says('la suite');
    await story.arrived(2);
    expect(story.inputs()[1]).toEqual({ kind: 'text', text: 'la suite' });
    expect(story.server.callsOf('answerCallbackQuery').map(({ status }) => status)).toEqual([200]);
  });

  test('nothing to tell: the buttons just go', async () => {
    const receipt = await asks();
    await send({ body: [text('Merci.')] }, { replaces: { receipt, chosen: '' } });
    expect(story.lea.sees[0]?.buttons).toEqual([]);
  });

  test('buttons that cannot be changed any more keep no answer back', async () => {
    const receipt = await asks();
    story.lea.loses('deleted');
    expect(await send({ body: [text('Merci.')] }, { replaces: { receipt, chosen: 'Oui' } })).toMatchObject({
      ok: true,
    });
    expect((await story.lea.reads()).text).toBe('Déjà immatriculée ?');
    expect((await story.lea.reads()).text).toBe('Merci.');
  });
});

test('at night everything comes without a sound, and by day with one', async () => {
  await send({ body: [text('Demain, 18 h 30.'), file] }, { isQuiet: true });
  await send({ body: [text('Bonjour.')] });
  expect(story.lea.sees.map(({ raw }) => raw.disable_notification)).toEqual([true, true, undefined]);
});
