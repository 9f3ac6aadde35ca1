/** What Léa sees on WhatsApp. */
import { describe, expect, test } from 'vitest';
import type { CardPart } from '#src/engine/message.ts';
import { degrade } from '#src/platform/degrade.ts';
import { whatsappStory } from '#test/support/whatsapp-adapter.ts';

const story = whatsappStory();
const text = (words: string) => ({ kind: 'text', text: words }) as const;
const options = (...labels: string[]) => labels.map((label, at) => ({ label, token: `t${at}` }));
const ACRE: CardPart = {
  kind: 'card',
  title: 'Acre : moins de *cotisations* la 1re année',
  lines: [{ label: 'Coût :', text: 'gratuit' }],
  link: { url: 'https://www.service-public.fr/acre', label: 'service-public.fr' },
  note: 'Vérifié le 3 décembre 2026',
};

describe('a choice', () => {
  test('three short ones are buttons', async () => {
    await story.send({ body: [text('On continue ?')], options: options('Oui', 'Non', 'Plus tard') });
    const [seen] = story.lea.sees;
    expect(seen).toMatchObject({ text: 'On continue ?', buttons: ['Oui', 'Non', 'Plus tard'], rows: [] });
  });

  test('more than three unfold as a list, under a word in their language', async () => {
    const labels = options('Une', 'Deux', 'Trois', 'Quatre');
    await story.send({ body: [text('Lequel ?')], options: labels });
    await story.send({ body: [text('Which one?')], options: labels }, { locale: 'en' });
    expect(story.lea.sees.map(({ raw }) => raw.drawn.unfolds)).toEqual(['Choisir', 'Choose']);
    expect(story.lea.sees[0]?.rows).toHaveLength(4);
  });

  test('a longer label is cut in the title, and stands in full under it', async () => {
    const long = 'Trouver des clients et fixer mes prix 👩🏽‍🌾';
    await story.send({ body: [text('Quel besoin ?')], options: options(long, 'Embaucher') });
    const [first, second] = story.lea.sees[0]?.rows ?? [];
    expect(first).toMatchObject({ title: 'Trouver des clients et…', description: long });
    expect(second).toEqual({ id: 't1', title: 'Embaucher' });
  });

  test('two buttons that would read the same are rows instead', async () => {
    await story.send({ body: [text('Lequel ?')], options: options('Paul', 'Paul') });
    expect(story.lea.sees[0]?.rows.map(({ title }) => title)).toEqual(['Paul', 'Paul']);
  });

  test('more than ten are paged', async () => {
    const many = Array.from({ length: 14 }, (_, at) => ({ label: `Aide ${at}`, token: `t${at}` }));
    const choice = { kind: 'choice', options: many, pageToken: 'p' } as const;
    const words = { hint: '', hintMany: '', nextPage: 'Suite', aside: () => '' };
    for (const message of degrade({ parts: [text('Laquelle ?'), choice] }, story.adapter.capabilities, words))
      expect(await story.send(message)).toMatchObject({ ok: true });
    expect(story.lea.sees[0]?.buttons).toEqual([...many.slice(0, 9).map(({ label }) => label), 'Suite']);
  });

  test('what does not fit over it is said before', async () => {
    const letter = `${'Une phrase assez longue pour un message. '.repeat(60)}\n\nAlors, on y va ?`;
    await story.send({ body: [text('Voici.'), text(letter)], options: options('Oui', 'Non') });
    const [before, asked] = story.lea.sees;
    expect(before?.text).toMatch(/^Voici\.\n\nUne phrase/);
    expect(before?.buttons).toEqual([]);
    expect(asked?.text).toMatch(/Alors, on y va \?$/);
    expect(asked?.buttons).toEqual(['Oui', 'Non']);
    const all = story.lea.sees
      .map(({ text: words }) => words)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(all).toBe(`Voici. ${letter}`.replace(/\s+/g, ' '));
  });
});

describe('a card', () => {
  test('alone: its link is a button, and its domain stands in clear', async () => {
    await story.send({ body: [ACRE] });
    const [seen] = story.lea.sees;
    expect(seen?.text).toBe(
      'Acre : moins de cotisations la 1re année\nCoût : gratuit\nVérifié le 3 décembre 2026',
    );
    expect(seen?.bold).toEqual(['Acre : moins de cotisations la 1re année']);
    expect(seen?.raw.drawn).toMatchObject({
      link: { label: 'service-public.fr', url: 'https://www.service-public.fr/acre' },
      footer: 'service-public.fr',
    });
  });

  test('with choices, or among others: complete as text', async () => {
    await story.send({ body: [ACRE], options: options('Utile', 'Pas pour moi', 'Plus à jour') });
    await story.send({ body: [text('Deux pistes :'), ACRE, { ...ACRE, title: 'CFE' }] });
    const [asked, both] = story.lea.sees;
    expect(asked?.text).toContain('https://www.service-public.fr/acre');
    expect(asked?.buttons).toHaveLength(3);
    expect(both?.bold).toEqual(['Acre : moins de cotisations la 1re année', 'CFE']);
  });

  test('a link that is none stays words', async () => {
    await story.send({ body: [{ ...ACRE, link: { url: 'javascript:alert(1)', label: 'ici' } }] });
    expect(story.lea.sees[0]?.raw.drawn.link).toBeUndefined();
    expect(story.lea.sees[0]?.text).toContain('ici javascript:alert(1)');
  });
});

test('names and descriptions are no markup, and an address keeps its signs', async () => {
  const words = 'Je suis *la comptable* de _Rezé_ :\n> ~sans~ `frais`, https://exemple.fr/a_b_c*d*/~moi~';
  await story.says(words);
  expect(story.lea.sees[0]).toMatchObject({ text: words, bold: [] });
  expect(story.lea.sees[0]?.raw.drawn.text).toContain('https://exemple.fr/a_b_c*d*/~moi~');
});

test('a calendar is a document, under its own name', async () => {
  const part = {
    kind: 'file',
    name: 'rencontre.ics',
    mediaType: 'text/calendar',
    content: 'BEGIN:VCALENDAR\r\n',
  } as const;
  await story.send({ body: [text('À jeudi.'), { ...part, label: 'La rencontre, pour votre agenda' }] });
  const [words, file] = story.lea.sees;
  expect(words?.text).toBe('À jeudi.');
  expect(file?.text).toBe('La rencontre, pour votre agenda');
  expect(file?.raw.file).toMatchObject({ name: 'rencontre.ics', content: part.content });
});

test('somebody who hides their number is written to all the same', async () => {
  const nadia = story.server.person({ name: 'Nadia', hidesNumber: true });
  nadia.writes('Bonjour');
  await story.arrived(1);
  const to = story.received[0]?.from;
  expect(to && (await story.says('Bonjour Nadia.', { to }))).toMatchObject({ ok: true });
  expect(nadia.sees[0]?.text).toBe('Bonjour Nadia.');
});
