/** The stand-in refuses what Telegram refuses, in Telegram's words; otherwise the other tests would prove little. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;
let lea: Person;
interface Answer {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  // The shape depends on the method.
  readonly result?: any;
}

beforeEach(async () => {
  server = await startTelegramServer();
  lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
  lea.says('/start');
});
afterEach(() => server.stop());

async function call(method: string, payload: object = {}, token = server.token): Promise<Answer> {
  const answer = await fetch(`${server.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await answer.json()) as Answer;
}
const say = (payload: object) => call('sendMessage', { chat_id: lea.user.id, text: 'bonjour', ...payload });
const keys = (...data: string[]) => ({
  reply_markup: { inline_keyboard: [data.map((callback_data) => ({ text: 'x', callback_data }))] },
});

describe('messages it refuses', () => {
  test.each<[string, object]>([
    ['message text is empty', { text: '' }],
    ['text must be non-empty', { text: ' \n\t' }],
    ['message is too long', { text: 'é'.repeat(4097) }],
    ['message is too long', { text: '👍'.repeat(2049) }],
    ['chat not found', { chat_id: 42 }],
    ['chat_id is empty', { chat_id: undefined }],
    ['unsupported parse_mode', { parse_mode: 'Markdown3' }],
    [
      'can\'t parse entities: Unsupported start tag "entreprise" at byte offset 3',
      { text: 'né<entreprise>', parse_mode: 'HTML' },
    ],
    [
      'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
      { text: '<b>gras', parse_mode: 'HTML' },
    ],
    [
      'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
      { text: '<b>x</i>', parse_mode: 'HTML' },
    ],
    ['BUTTON_DATA_INVALID', keys('é'.repeat(33))],
    ['BUTTON_DATA_INVALID', keys('')],
    [
      'entity beginning at UTF-16 offset 5 ends after the end of the text at UTF-16 offset 9',
      { entities: [{ type: 'bold', offset: 5, length: 4 }] },
    ],
  ])('%s', async (why, payload) => {
    expect(await say(payload)).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${why}` });
    expect(lea.sees).toHaveLength(0);
  });

  test.each<[string, object]>([
    ['4,096 units once the markup is read', { text: `<b>${'&lt;'.repeat(4096)}</b>`, parse_mode: 'HTML' }],
    ['64 bytes on a button', keys('é'.repeat(32))],
  ])('but not %s', async (_, payload) => {
    expect(await say(payload)).toMatchObject({ ok: true });
  });

  test('a stranger to the bot, and a token that is wrong or no token', async () => {
    const paul = server.person({ firstName: 'Paul' });
    expect((await say({ chat_id: paul.user.id })).description).toBe('Bad Request: chat not found');
    expect(await call('getMe', {}, '123456:other')).toMatchObject({
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await call('getMe', {}, 'rien')).toMatchObject({ error_code: 404, description: 'Not Found' });
    expect(await call('sendNothing')).toMatchObject({ error_code: 404 });
  });
});

describe('messages it changes', () => {
  test('an edit without keyboard takes the keyboard away; the same edit again is refused', async () => {
    const { result } = await say(keys('a'));
    const edit = { chat_id: lea.user.id, message_id: result.message_id, text: 'au revoir' };
    expect(await call('editMessageText', edit)).toMatchObject({ ok: true });
    expect(lea.sees[0]).toMatchObject({ text: 'au revoir', buttons: [] });
    expect((await call('editMessageText', edit)).description).toMatch(
      /^Bad Request: message is not modified/,
    );
    expect((await call('editMessageReplyMarkup', { ...edit, ...keys('b') })).ok).toBe(true);
    expect((await call('editMessageText', { ...edit, message_id: 1 })).description).toMatch(
      /message to edit not found/,
    );
  });

  test('a press can be answered for a while, then no more', async () => {
    await say(keys('a'));
    const press = lea.presses('x');
    const query = { callback_query_id: (press?.['callback_query'] as { id: string } | undefined)?.id };
    expect((await call('answerCallbackQuery', query)).ok).toBe(true);
    server.forgetsPresses();
    expect((await call('answerCallbackQuery', query)).description).toMatch(/^Bad Request: query is too old/);
  });
});

describe('updates', () => {
  const ids = ({ result }: Answer): number[] =>
    result.map(({ update_id }: { update_id: number }) => update_id);

  test('stay until a later offset confirms them', async () => {
    lea.says('encore');
    const [first, second] = ids(await call('getUpdates', { limit: 1 })).concat(
      ids(await call('getUpdates')).slice(1),
    );
    expect(second).toBe((first ?? 0) + 1);
    expect(ids(await call('getUpdates', { offset: second }))).toEqual([second]);
    expect(ids(await call('getUpdates'))).toEqual([second]);
    expect(ids(await call('getUpdates', { offset: (second ?? 0) + 1 }))).toEqual([]);
  });

  test('are waited for as long as asked, not longer', async () => {
    const [id = 0] = ids(await call('getUpdates'));
    const began = performance.now();
    const held = call('getUpdates', { offset: id + 1, timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    lea.says('me voilà');
    expect(ids(await held)).toEqual([id + 1]);
    expect(performance.now() - began).toBeGreaterThan(190);
    expect(ids(await call('getUpdates', { offset: id + 2, timeout: 1 }))).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(1150);
  });

  test('go to one asker only: the earlier one hears 409; and to nobody while there is a webhook', async () => {
    const [id = 0] = ids(await call('getUpdates'));
    const first = call('getUpdates', { offset: id + 1, timeout: 5 });
    await vi.waitFor(() => expect(server.callsOf('getUpdates')).toHaveLength(2));
    const second = call('getUpdates', { offset: id + 1, timeout: 0 });
    expect((await first).description).toMatch(/^Conflict: terminated by other getUpdates request/);
    expect((await second).ok).toBe(true);
    await call('setWebhook', { url: 'http://127.0.0.1:9/nobody' });
    expect((await call('getUpdates')).description).toMatch(/webhook is active/);
  });

  test('of kinds not asked for never come', async () => {
    await call('getUpdates', { allowed_updates: ['callback_query'] });
    expect(lea.says('chut')).toBeUndefined();
  });
});
