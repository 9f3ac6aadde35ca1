/** The stand-in is only worth something if Slack's own library takes it for Slack, and if it refuses what Slack refuses. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App, isValidSlackRequest, webApi } from '@slack/bolt';
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

describe('Slack’s own library', () => {
  test('listens on its sockets: messages, commands and presses arrive, and are acknowledged', async () => {
    const app = new App({
      token: server.botToken,
      appToken: server.appToken,
      socketMode: true,
      logLevel: webApi.LogLevel.ERROR,
      clientOptions: { slackApiUrl: server.url },
    });
    const heard: string[] = [];
    app.message(async ({ message, say }) => {
      heard.push('text' in message ? (message.text ?? '') : message.type);
      await say({
        text: 'On continue ?',
        blocks: [
          {
            type: 'actions',
            elements: [
              { type: 'button', action_id: 'yes', value: 'yes', text: { type: 'plain_text', text: 'Oui' } },
            ],
          },
        ],
      });
    });
    app.command('/plusun', async ({ command, ack }) => {
      await ack();
      heard.push(`/${command.text}`);
    });
    app.action('yes', async ({ ack, body }) => {
      await ack();
      heard.push(body.type);
    });
    await app.start();
    lea.writes('bonjour');
    await vi.waitFor(() => expect(lea.sees).toHaveLength(1), 5000);
    lea.presses('Oui');
    lea.uses('/plusun aides');
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['/aides', 'block_actions', 'bonjour']), 5000);
    await vi.waitFor(() =>
      expect(server.deliveries.all.every(({ isAcknowledged }) => isAcknowledged)).toBe(true),
    );
    await app.stop();
    await vi.waitFor(() => expect(server.deliveries.sockets.size).toBe(0), 5000);
  });

  test('finds its signatures valid', () => {
    const raw = 'payload=%7B%22é%22%7D';
    const headers = server.deliveries.headersFor(raw);
    const check = (body: string) =>
      isValidSlackRequest({
        signingSecret: server.signingSecret,
        body,
        headers: {
          'x-slack-signature': headers['x-slack-signature'] ?? '',
          'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
        },
      });
    expect(check(raw)).toBe(true);
    expect(check(`${raw} `)).toBe(false);
  });
});

describe('refuses what Slack refuses', () => {
  const text = (length: number) => ({ type: 'plain_text' as const, text: 'x'.repeat(length) });
  const button = (at: number, label = 5, value = 5) => ({
    type: 'button' as const,
    action_id: `a${at}`,
    text: text(label),
    value: 'v'.repeat(value),
  });
  const actions = (...elements: object[]) => ({ type: 'actions', elements });
  const many = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const boxes = (count: number) => ({
    type: 'checkboxes',
    action_id: 'boxes',
    options: many(count, (at) => ({ text: text(5), value: `${at}` })),
  });

  test.each([
    ['51 blocks', many(51, () => ({ type: 'section', text: text(5) }))],
    ['a section of 3,001 characters', [{ type: 'section', text: text(3001) }]],
    ['26 buttons in a block', [actions(...many(26, (at) => button(at)))]],
    ['a label of 76', [actions(button(0, 76))]],
    ['a value of 2,001', [actions(button(0, 5, 2001))]],
    ['two actions of one id', [actions(button(0), button(0))]],
    ['11 boxes', [actions(boxes(11))]],
    ['an empty text', [{ type: 'section', text: text(0) }]],
    ['a block of no known kind', [{ type: 'hologram' }]],
  ])('%s', async (_, blocks) => {
    const posting = { channel: lea.direct.id, text: 'x', blocks: blocks as never };
    await expect(client.apiCall('chat.postMessage', posting)).rejects.toMatchObject({
      data: { error: 'invalid_blocks' },
    });
  });

  test('a stranger’s token, no text, an unknown channel, an address used twice', async () => {
    const refused = (code: string) => ({ data: { error: code } });
    const stranger = new webApi.WebClient('xoxb-other', {
      slackApiUrl: server.url,
      retryConfig: { retries: 0 },
    });
    await expect(stranger.auth.test()).rejects.toMatchObject(refused('invalid_auth'));
    const post = (fields: object) =>
      client.apiCall('chat.postMessage', { channel: lea.direct.id, ...fields });
    await expect(post({ text: '' })).rejects.toMatchObject(refused('no_text'));
    await expect(post({ text: 'x', channel: 'C0NONE' })).rejects.toMatchObject(refused('channel_not_found'));
    const app = new webApi.WebClient(server.appToken, { slackApiUrl: server.url });
    const { url = '' } = await app.apps.connections.open({});
    const greets = () =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener('message', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
      });
    expect(await greets()).toBe(true);
    expect(await greets()).toBe(false);
  });
});

describe('the stand-in installs as Slack does', () => {
  const back = (answer: string) => {
    const asked = {
      client_id: server.directory.clientId,
      scope: 'chat:write',
      redirect_uri: 'https://a.fr/b',
      state: 's',
    };
    const url = new URL('/oauth/v2/authorize', server.url);
    url.search = String(new URLSearchParams(asked));
    return new URL(server.directory.answers(url.href, answer)).searchParams;
  };
  const app = () => ({
    client_id: server.directory.clientId,
    client_secret: server.directory.clientSecret,
  });
  const refused = (error: string) => ({ data: { error } });

  test('Slack’s own library gets a token that speaks in that workspace; a code is good once, for its address', async () => {
    const club = server.workspace('T9', 'Club de Rezé');
    const code = back('T9').get('code') ?? '';
    const anybody = new webApi.WebClient(undefined, { slackApiUrl: server.url, retryConfig: { retries: 0 } });
    const exchange = (more: object) =>
      anybody.oauth.v2.access({ ...app(), code, redirect_uri: 'https://a.fr/b', ...more });
    await expect(exchange({ client_secret: 'x' })).rejects.toMatchObject(refused('bad_client_secret'));
    const granted = await exchange({});
    expect(granted).toMatchObject({ team: { id: 'T9', name: 'Club de Rezé' }, token_type: 'bot' });
    expect(granted.refresh_token).toBeUndefined();
    await expect(exchange({})).rejects.toMatchObject(refused('invalid_code'));
    const there = new webApi.WebClient(granted.access_token, {
      slackApiUrl: server.url,
      retryConfig: { retries: 0 },
    });
    expect((await there.auth.test()).team_id).toBe('T9');
    club.uninstalls();
    await expect(there.auth.test()).rejects.toMatchObject(refused('token_revoked'));
    const other = back('T9').get('code') ?? '';
    await expect(exchange({ code: other, redirect_uri: 'https://evil.fr' })).rejects.toMatchObject(
      refused('bad_redirect_uri'),
    );
    expect(back('denied').get('error')).toBe('access_denied');
  });

  test('tokens that expire come with a refresh token that is good once', async () => {
    server.workspace('T9', 'Club de Rezé');
    server.directory.tokenLife = 43_200;
    const anybody = new webApi.WebClient(undefined, { slackApiUrl: server.url, retryConfig: { retries: 0 } });
    const code = back('T9').get('code') ?? '';
    const first = await anybody.oauth.v2.access({ ...app(), code, redirect_uri: 'https://a.fr/b' });
    expect(first.expires_in).toBe(43_200);
    const refresh = () =>
      anybody.oauth.v2.access({
        ...app(),
        grant_type: 'refresh_token',
        refresh_token: first.refresh_token ?? '',
      });
    expect((await refresh()).access_token).not.toBe(first.access_token);
    await expect(refresh()).rejects.toMatchObject(refused('invalid_refresh_token'));
  });
});
