/** What the installer pastes at Slack asks for what the program uses, and for nothing else. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REPORT } from '#adapters/slack/shortcut.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = read('docs/slack-manifest.yaml').replace(/^\s*#.*$/gm, '');
const listed = (key: string): readonly string[] => {
  const block = new RegExp(`\\b${key}:\\s*\\n((?:\\s*- \\S+\\n|\\s*\\n)+)`).exec(manifest)?.[1] ?? '';
  return [...block.matchAll(/- (\S+)/g)].map(([, name = '']) => name);
};

/** Rights that Slack wants for each method, as its documentation says; none for the others. */
const RIGHTS: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'conversations.history': 'im:history',
  'files.uploadV2': 'files:write',
  'users.info': 'users:read',
  'views.open': '',
  'views.publish': '',
  'auth.test': '',
};
/** The same for events and the command. */
const HEARD: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_home_opened: '',
  app_uninstalled: '',
  tokens_revoked: '',
};

test('the rights are those of the methods called and the events heard', () => {
  const sources = ['send', 'edit', 'place', 'home', 'forms', 'profiles', 'workspaces', 'own', 'tokens'].map(
    (name) => read(`adapters/slack/${name}.ts`),
  );
  const called = new Set(
    sources
      .flatMap((source) => [
        ...source.matchAll(/\.((?:chat|views|users|conversations|files|auth)\.[a-zA-Z0-9]+)\(/g),
      ])
      .map(([, method = '']) => method),
  );
  for (const method of called) expect(Object.keys(RIGHTS)).toContain(method);
  const wanted = [...[...called].map((method) => RIGHTS[method]), ...Object.values(HEARD), 'commands'];
  expect(listed('bot').toSorted()).toEqual([...new Set(wanted.flatMap((one) => one || []))].toSorted());
  expect(listed('bot_events').toSorted()).toEqual(Object.keys(HEARD).toSorted());
});

test('the shortcut is the one the program knows', () => {
  expect(manifest).toContain(`callback_id: ${REPORT}`);
  expect(manifest).toContain('command: /plusun');
});

test('who installs it from the program grants the same rights', () => {
  const [, list = ''] = /SCOPES = \[([^\]]*)\]/.exec(read('adapters/slack/oauth.ts')) ?? [];
  const scopes = [...list.matchAll(/'([^']+)'/g)].map(([, scope = '']) => scope);
  expect(scopes.toSorted()).toEqual(listed('bot').toSorted());
});
