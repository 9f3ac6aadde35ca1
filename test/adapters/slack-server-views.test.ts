/** The stand-in's modals, Home tabs and response URLs: Slack's own library takes them for Slack's, with Slack's refusals. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App, webApi } from '@slack/bolt';
import { type Person, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

let server: SlackServer;
let lea: Person;
let client: webApi.WebClient;
beforeEach(async () => {
  server = await startSlackServer({ redeliverMs: 200 });
  lea = server.person({ name: 'Léa' });
  client = new webApi.WebClient(server.botToken, {
    slackApiUrl: server.url,
    retryConfig: { retries: 0 },
    logLevel: webApi.LogLevel.ERROR,
  });
});
afterEach(() => server.stop());

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const input = (id: string, fields: object = {}) => ({
  type: 'input',
  block_id: id,
  label: { type: 'plain_text', text: id },
  element: { type: 'plain_text_input', action_id: 'value' },
  ...fields,
});
const modal = (fields: object = {}) => ({
  type: 'modal',
  title: plain(24),
  submit: plain(24),
  blocks: [input('Ville')],
  ...fields,
});

test('Bolt opens a modal, refuses a field, takes the next try, and changes a whisper', async () => {
  const app = new App({
    token: server.botToken,
    appToken: server.appToken,
    socketMode: true,
    logLevel: webApi.LogLevel.ERROR,
    clientOptions: { slackApiUrl: server.url },
  });
  const channel = server.channel(lea);
  const heard: unknown[] = [];
  app.shortcut('report', async ({ ack, shortcut, client: bolt }) => {
    await ack();
    await bolt.views.open({
      trigger_id: shortcut.trigger_id,
      view: { ...modal(), callback_id: 'form' } as never,
    });
  });
  app.view('form', async ({ ack, view }) => {
    const { value } = view.state.values['Ville']?.['value'] ?? {};
    heard.push(value);
    await (value === 'Rezé' ? ack() : ack({ response_action: 'errors', errors: { Ville: 'Inconnue.' } }));
  });
  app.event('app_home_opened', async ({ event, client: bolt }) => {
    await bolt.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: plain(5) }] } as never,
    });
  });
  app.command('/plusun', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', text: 'un' });
  });
  await app.start();
  lea.usesShortcut(channel, { ts: '1700000000.000100' });
  await lea.modal();
  expect(await lea.submits({ Ville: 'Atlantis' })).toEqual({ Ville: 'Inconnue.' });
  expect(await lea.submits({ Ville: 'Rezé' })).toEqual({});
  expect(heard).toEqual(['Atlantis', 'Rezé']);
  lea.opensHome();
  await vi.waitFor(() => expect(lea.home.text).toBe('xxxxx'), 5000);
  lea.uses('/plusun', channel);
  expect(await lea.reads()).toMatchObject({ text: 'un', isWhisper: true });
  await app.stop();
});

describe('refuses what Slack refuses', () => {
  const open = (view: object, trigger: string) =>
    client.apiCall('views.open', { view: JSON.stringify(view), trigger_id: trigger });
  const triggerOf = () => String(lea.uses('/plusun').body['trigger_id']);
  const refused = (error: string) => ({ data: { error } });

  test.each([
    ['a title of 25', modal({ title: plain(25) })],
    ['a button of 25', modal({ submit: plain(25) })],
    ['questions without a button', modal({ submit: undefined })],
    ['101 blocks', modal({ blocks: Array.from({ length: 101 }, (_, at) => input(`b${at}`)) })],
    ['two blocks of one id', modal({ blocks: [input('a'), input('a')] })],
    ['a label of 2,001', modal({ blocks: [input('a', { label: plain(2001) })] })],
    ['metadata of 3,001', modal({ private_metadata: 'm'.repeat(3001) })],
    ['no blocks', modal({ blocks: [] })],
    ['a page', { type: 'home', blocks: [input('a')] }],
  ])('%s', async (_, view) => {
    await expect(open(view, triggerOf())).rejects.toMatchObject(refused('invalid_arguments'));
    expect(lea.hasModal).toBe(false);
  });

  test('triggers: once, within three seconds, and none of one’s own making', async () => {
    const trigger = triggerOf();
    await open(modal(), trigger);
    await expect(open(modal(), trigger)).rejects.toMatchObject(refused('exchanged_trigger_id'));
    await expect(open(modal(), '1.2.abc')).rejects.toMatchObject(refused('invalid_trigger_id'));
    const late = triggerOf();
    server.passes(3100);
    await expect(open(modal(), late)).rejects.toMatchObject(refused('expired_trigger_id'));
  });

  test('a page drawn over a newer one, a change of somebody else’s message, a change too long', async () => {
    const view = JSON.stringify({ type: 'home', blocks: [{ type: 'section', text: plain(5) }] });
    const publish = (hash?: string) =>
      client.apiCall('views.publish', { user_id: lea.user.id, view, ...(hash && { hash }) });
    const { view: first } = (await publish()) as unknown as { view: { hash: string } };
    await publish(first.hash);
    await expect(publish(first.hash)).rejects.toMatchObject(refused('hash_conflict'));
    const { ts } = (await client.apiCall('chat.postMessage', {
      channel: lea.direct.id,
      text: 'un',
    })) as unknown as { ts: string };
    const change = (fields: object) =>
      client.apiCall('chat.update', { channel: lea.direct.id, ts, text: 'deux', ...fields });
    await change({});
    await expect(change({ text: 'x'.repeat(4001) })).rejects.toMatchObject(refused('msg_too_long'));
    await expect(change({ channel: lea.user.id })).rejects.toMatchObject(refused('channel_not_found'));
    await expect(change({ ts: '1.000000' })).rejects.toMatchObject(refused('message_not_found'));
  });

  test('response URLs: five times, for half an hour', async () => {
    const answer = (url: string) =>
      fetch(url, { method: 'POST', body: JSON.stringify({ text: 'encore', response_type: 'ephemeral' }) });
    const url = String(lea.uses('/plusun').body['response_url']);
    for (let use = 0; use < 5; use++) expect((await answer(url)).status).toBe(200);
    expect(await (await answer(url)).json()).toMatchObject({ error: 'used_url' });
    const other = String(lea.uses('/plusun').body['response_url']);
    server.passes(31 * 60_000);
    expect(await (await answer(other)).json()).toMatchObject({ error: 'expired_url' });
  });
});
