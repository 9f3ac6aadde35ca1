/** What Meta delivers: who gets in, what it means, and what Meta hears. */
import { describe, expect, test, vi } from 'vitest';
import { whatsappStory } from '#test/support/whatsapp-adapter.ts';
import { valueOf } from '#test/support/whatsapp-server.ts';

const story = whatsappStory();
const one = (body: string) =>
  story.server.deliveries.bodyOf([
    valueOf({
      messages: [{ id: 'wamid.1', from: '33611', timestamp: '1800000000', type: 'text', text: { body } }],
    }),
  ]);

describe('who gets in', () => {
  test('Meta asks whether the address is ours, with the word it was given', async () => {
    const ask = (token: string, mode = 'subscribe') => {
      const asked = { 'hub.mode': mode, 'hub.challenge': '1158201444', 'hub.verify_token': token };
      return fetch(`${story.server.deliveries.webhookUrl}?${new URLSearchParams(asked)}`);
    };
    const right = await ask(story.server.verifyToken);
    expect([right.status, await right.text()]).toEqual([200, '1158201444']);
    for (const wrong of [ask('another'), ask(''), ask(story.server.verifyToken, 'unsubscribe')])
      expect(await (await wrong).text()).toBe('');
    expect((await ask('another')).status).toBe(403);
  });

  test('a post signed with the secret of our app, over its very bytes', async () => {
    const { deliveries } = story.server;
    expect((await deliveries.post(one('café'))).status).toBe(200);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'café' }]);
  });

  test('nobody else: another secret, no signature, a wrong one, the same JSON written otherwise', async () => {
    const { deliveries, appSecret } = story.server;
    expect((await deliveries.post(one('faux'), { secret: 'another' })).status).toBe(403);
    for (const signature of [undefined, '', 'sha256=', `sha256=${'0'.repeat(64)}`, appSecret])
      expect((await deliveries.post(one('faux'), { signature })).status).toBe(403);
    const { createHmac } = await import('node:crypto');
    const signature = `sha256=${createHmac('sha256', appSecret).update(one('faux')).digest('hex')}`;
    expect((await deliveries.post(`${one('faux')} `, { signature })).status).toBe(403);
    expect((await deliveries.post(one('vrai'), { signature })).status).toBe(403);
    expect((await fetch(deliveries.webhookUrl, { method: 'DELETE' })).status).toBe(405);
    expect(story.received).toEqual([]);
  });

  test('what is far too long, or no JSON, is turned away', async () => {
    const { deliveries } = story.server;
    expect((await deliveries.post('x'.repeat(4_000_000))).status).toBe(413);
    expect((await deliveries.post('pas du json')).status).toBe(400);
  });
});

describe('what people do', () => {
  test('their words, under the id Meta made for us, never under their number', async () => {
    story.lea.writes('Bonjour');
    await story.arrived(1);
    const { account } = story.lea;
    expect(story.received[0]).toMatchObject({
      from: { platform: 'whatsapp', room: account.userId, isPrivate: true },
      sender: { platform: 'whatsapp', id: account.userId, name: 'Léa Martin' },
    });
    const known = JSON.stringify(story.received);
    expect(known).not.toContain(account.number);
    expect(known).not.toContain(Buffer.from(account.number).toString('base64').slice(0, 12));
  });

  test('an older delivery has the number only: that is who they are then', async () => {
    await story.server.deliveries.post(one('Bonjour'));
    expect(story.received[0]).toMatchObject({ from: { room: '33611' }, sender: { id: '33611' } });
    expect(story.received[0]?.sender.name).toBeUndefined();
  });

  test('somebody whose name is their number has no name', async () => {
    const shy = story.server.person({ name: '+33 6 12 34 56 78' });
    shy.writes('Bonjour');
    await story.arrived(1);
    expect(story.received[0]?.sender.name).toBeUndefined();
  });

  test('a tap on a button, and on a row, says which and under which message', async () => {
    const options = ['Oui', 'Non'].map((label) => ({ label, token: `jeton.${label}` }));
    const asked = await story.send({ body: [{ kind: 'text', text: 'On y va ?' }], options });
    story.lea.taps('Non');
    await story.arrived(1);
    const many = Array.from({ length: 6 }, (_, at) => ({ label: `Choix ${at}`, token: `t${at}` }));
    await story.send({ body: [{ kind: 'text', text: 'Lequel ?' }], options: many });
    story.lea.taps('Choix 4');
    await story.arrived(2);
    const on = asked.ok ? asked.receipt : undefined;
    expect(story.received[0]).toMatchObject({
      input: { kind: 'choice', tokens: ['jeton.Non'], on },
      inReplyTo: on,
    });
    expect(story.inputs()[1]).toMatchObject({ kind: 'choice', tokens: ['t4'] });
  });

  test('an answer to one of our messages says to which', async () => {
    const said = await story.says('Qui peut aider Paul ?');
    const { wamid } = story.lea.messages[0] ?? { wamid: '' };
    story.lea.writes('Moi.', { context: { from: '33900000001', id: wamid } });
    await story.arrived(1);
    expect(story.received[0]?.inReplyTo).toBe(said.ok ? said.receipt : undefined);
  });

  test('commands, and the link of a club', async () => {
    story.lea.writes('/mesdonnees');
    story.lea.writes('/start club_a1b2c3d4e5f6');
    story.lea.writes('club a1b2c3d4e5f6');
    story.lea.writes('club de lecture');
    await story.arrived(4);
    expect(story.inputs()).toEqual(
      expect.arrayContaining([
        { kind: 'command', name: 'mesdonnees' },
        { kind: 'command', name: 'start', argument: 'club_a1b2c3d4e5f6' },
        { kind: 'command', name: 'club', argument: 'a1b2c3d4e5f6' },
        { kind: 'text', text: 'club de lecture' },
      ]),
    );
  });

  test.each([
    [
      { type: 'image', image: { id: '1', caption: 'ma devanture ' } },
      { kind: 'file', media: 'photo', caption: 'ma devanture' },
    ],
    [
      { type: 'audio', audio: { id: '1', voice: true } },
      { kind: 'file', media: 'voice' },
    ],
    [
      { type: 'audio', audio: { id: '1' } },
      { kind: 'file', media: 'other' },
    ],
    [
      { type: 'video', video: { id: '1' } },
      { kind: 'file', media: 'video' },
    ],
    [
      { type: 'document', document: { id: '1', filename: 'devis.pdf' } },
      { kind: 'file', media: 'document' },
    ],
    [
      { type: 'sticker', sticker: { id: '1' } },
      { kind: 'file', media: 'sticker' },
    ],
    [
      { type: 'contacts', contacts: [{}] },
      { kind: 'file', media: 'contact' },
    ],
    [
      { type: 'location', location: { latitude: 47.2, longitude: -1.55 } },
      { kind: 'position', latitude: 47.2, longitude: -1.55 },
    ],
    [
      { type: 'button', button: { text: 'Voir', payload: 'Voir' } },
      { kind: 'text', text: 'Voir' },
    ],
    [
      { type: 'unsupported', unsupported: { type: 'poll_creation' } },
      { kind: 'file', media: 'other' },
    ],
  ])('%j', async (fields, input) => {
    story.lea.sends(fields);
    await story.arrived(1);
    expect(story.inputs()).toEqual([input]);
  });

  test('hearts, changes of number, groups and other numbers of the business are not for us', async () => {
    story.lea.sends({ type: 'reaction', reaction: { emoji: '❤️', message_id: 'wamid.2' } });
    story.lea.sends({ type: 'system', system: { type: 'user_changed_number' } });
    story.lea.writes('bonjour à tous', { group_id: 'Y2FwaV9ncm91cA' });
    story.lea.sends({ type: 'text', text: { body: 'pour le magasin' } }, '999999999999');
    story.lea.writes('et pour vous');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'et pour vous' }]);
  });
});

describe('what Meta hears', () => {
  test('several messages in one delivery arrive in order, and it is taken only when all are stored', async () => {
    const { deliveries } = story.server;
    deliveries.hold();
    for (const words of ['un', 'deux', 'trois']) story.lea.writes(words);
    let failures = 1;
    await story.adapter.stop();
    await story.adapter.start(async (update) => {
      if (story.received.length === 1 && failures-- > 0) throw new Error('the database is away');
      story.received.push(update);
    });
    const delivery = deliveries.flush();
    await vi.waitFor(() => expect(delivery.isAcknowledged).toBe(true), 10_000);
    expect(delivery.attempts).toBe(2);
    const texts = story.inputs().map((input) => input.kind === 'text' && input.text);
    expect(texts).toEqual(['un', 'un', 'deux', 'trois']);
    expect(story.received[0]?.id).toBe(story.received[1]?.id);
  });

  test('500 while nothing can be stored, and the status says so until it can', async () => {
    await story.adapter.stop();
    const { deliveries } = story.server;
    expect((await deliveries.post(one('trop tôt'))).status).toBe(500);
    let isAway = true;
    await story.adapter.start(async (update) => {
      if (isAway) throw new Error('cannot write');
      story.received.push(update);
    });
    expect((await deliveries.post(one('gardez-le'))).status).toBe(500);
    expect(story.adapter.status().fault?.code).toBe('inbox');
    isAway = false;
    expect((await deliveries.post(one('gardez-le'))).status).toBe(200);
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('what is stored bears blue ticks, and somebody is seen writing', async () => {
    story.lea.writes('Bonjour');
    await vi.waitFor(() => expect(story.lea.ticked.size).toBe(1), 10_000);
    expect(story.lea.isSeeingTyping).toBe(true);
    expect(await story.says('Bonjour à vous.')).toMatchObject({ ok: true });
    expect(story.lea.isSeeingTyping).toBe(false);
  });
});
