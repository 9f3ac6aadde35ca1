/** What Léa sees on Telegram: the real adapter, grammY as published, a Bot API server over HTTP. */
import { beforeEach, describe, expect, test } from 'vitest';
import { telegramStory } from '#test/support/telegram-adapter.ts';

const story = telegramStory();

describe('what Léa is shown', () => {
  beforeEach(async () => {
    story.lea.says('bonjour');
    await story.arrived(1);
  });

  test('a card: title in bold, lines, a link whose domain stands in clear, no preview', async () => {
    await story.send({
      body: [
        { kind: 'text', text: 'Voici ce que j’ai trouvé.' },
        {
          kind: 'card',
          title: 'Acre <b>& co</b>',
          lines: [
            { text: 'Des cotisations réduites la première année.' },
            { label: 'Coût :', text: 'gratuit' },
          ],
          link: { url: 'https://www.urssaf.fr/acre?x=1', label: 'La page officielle' },
          note: 'Vérifié le 3 novembre 2026',
        },
      ],
    });
    const message = await story.lea.reads();
    expect(message.text).toBe(
      [
        'Voici ce que j’ai trouvé.',
        '',
        'Acre <b>& co</b>',
        'Des cotisations réduites la première année.',
        'Coût : gratuit',
        'La page officielle (urssaf.fr)',
        'Vérifié le 3 novembre 2026',
      ].join('\n'),
    );
    const marked = message.entities.map(({ type, offset, length, url }) => [
      type,
      message.text.slice(offset, offset + length),
      ...(url ? [url] : []),
    ]);
    expect(marked).toEqual([
      ['bold', 'Acre <b>& co</b>'],
      ['text_link', 'La page officielle (urssaf.fr)', 'https://www.urssaf.fr/acre?x=1'],
      ['italic', 'Vérifié le 3 novembre 2026'],
    ]);
    expect(message.raw.link_preview_options).toEqual({ is_disabled: true });
  });

  test('a link labelled with its own domain says it once', async () => {
    const link = { url: 'https://www.urssaf.fr/acre', label: 'urssaf.fr' };
    await story.send({ body: [{ kind: 'card', title: 'Acre', lines: [], link }] });
    expect((await story.lea.reads()).text).toBe('Acre\nurssaf.fr');
    await story.send({
      body: [
        { kind: 'card', title: 'Acre', lines: [], link: { ...link, url: 'https://urssaf.fr.evil.example' } },
      ],
    });
    expect((await story.lea.reads()).text).toBe('Acre\nurssaf.fr (urssaf.fr.evil.example)');
  });

  test.each(['javascript:alert(1)', 'tg://resolve?domain=x', 'pas une adresse'])(
    'an address like %s is words, not a link',
    async (url) => {
      const link = { url, label: 'Cliquez' };
      await story.send({ body: [{ kind: 'card', title: 'Titre', lines: [], link }] });
      const { text, entities } = await story.lea.reads();
      expect(text).toContain(url);
      expect(entities.map(({ type }) => type)).toEqual(['bold']);
    },
  );

  test('three cards that do not fit one message are cut between cards, bold and links intact', async () => {
    const cards = ['Un', 'Deux', 'Trois'].map((title) => ({
      kind: 'card' as const,
      title: `${title} 👍`,
      lines: [{ text: 'é👍 '.repeat(450).trim() }],
      link: { url: 'https://exemple.fr/a', label: 'Page' },
    }));
    await story.send({ body: cards, options: [{ label: 'Utile', token: 'u' }] });
    const [first, second, third] = [
      await story.lea.reads(),
      await story.lea.reads(),
      ...story.lea.sees.slice(2),
    ];
    expect(third).toBeUndefined();
    expect([first.buttons, second.buttons]).toEqual([[], ['Utile']]);
    const links = [first, second].flatMap(({ text, entities }) =>
      entities.map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    expect(links).toEqual(['Un', 'Deux', 'Trois'].flatMap((title) => [`${title} 👍`, 'Page (exemple.fr)']));
  });

  test('20,000 characters, 10,000 accents, 500 families: whole, never cut inside a character', async () => {
    const texts = [
      'mot '.repeat(5000).trim(),
      `e${'\u0301'.repeat(10_000)}`,
      '👨‍👩‍👧‍👦'.repeat(500),
      '👍'.repeat(5000),
    ];
    for (const text of texts) {
      const before = story.lea.sees.length;
      expect(await story.send({ body: [{ kind: 'text', text }] })).toMatchObject({ ok: true });
      const pieces = story.lea.sees.slice(before).map((piece) => piece.text);
      expect(pieces.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      if (text.startsWith('👨')) expect(pieces.every((piece) => piece.endsWith('👦'))).toBe(true);
    }
  });

  test('a calendar file comes as a document with its words, and the buttons hang under it', async () => {
    const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Rencontre à Rezé\r\nEND:VCALENDAR\r\n';
    const sent = await story.send({
      body: [
        { kind: 'text', text: 'C’est noté.' },
        {
          kind: 'file',
          name: 'rencontre à rezé.ics',
          mediaType: 'text/calendar',
          content,
          label: 'Jeudi, 18 h 30',
        },
      ],
      options: [{ label: 'Merci', token: 'm' }],
    });
    await story.lea.reads();
    const file = await story.lea.reads();
    expect(file).toMatchObject({ text: 'Jeudi, 18 h 30', buttons: ['Merci'] });
    expect(file.file).toEqual({ name: 'rencontre-a-reze.ics', content });
    expect(sent).toEqual({ ok: true, receipt: String(file.id) });
  });
});
