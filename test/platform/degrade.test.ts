import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Option, Part } from '#src/engine/message.ts';
import { degrade } from '#src/platform/degrade.ts';
import { profiles } from '#test/support/profiles.ts';

const words = {
  hint: 'Répondez par un numéro.',
  hintMany: 'Un ou plusieurs numéros.',
  nextPage: 'Suite',
  aside: (labels: string) => `Ou « ${labels} ».`,
};
const options = (count: number): readonly Option[] =>
  Array.from({ length: count }, (_, at) => ({ token: `t${at + 1}`, label: `Choix numéro ${at + 1}` }));
const question = (count: number): readonly Part[] => [
  { kind: 'text', text: 'Que choisissez-vous ?' },
  { kind: 'choice', options: options(count), pageToken: 'page.' },
];

describe('a question with options', () => {
  test('has buttons under its words where there are buttons', () => {
    expect(degrade({ parts: question(3) }, profiles.buttons, words)).toEqual([
      { body: [{ kind: 'text', text: 'Que choisissez-vous ?' }], options: options(3), many: false },
    ]);
  });

  test('is a numbered list where there are none', () => {
    const [message] = degrade({ parts: question(2) }, profiles.plain, words);
    expect(message?.options).toEqual([]);
    expect(message?.body.map((part) => part.kind === 'text' && part.text)).toEqual([
      'Que choisissez-vous ?',
      '1. Choix numéro 1\n2. Choix numéro 2\nRépondez par un numéro.',
    ]);
  });

  test('is paged when there are too many, and every option is on some page', () => {
    const seen = new Set<string>();
    let page = 0;
    for (let turns = 0; turns < 4; turns++) {
      const parts = question(11).map((part) => (part.kind === 'choice' ? { ...part, page } : part));
      const shown = degrade({ parts }, profiles.tight, words)[0]?.options ?? [];
      expect(shown.length).toBeLessThanOrEqual(profiles.tight.buttons);
      for (const { token } of shown.slice(0, -1)) seen.add(token);
      expect(shown.at(-1)?.label).toBe('Suite');
      page = Number(shown.at(-1)?.token.split('.')[1]);
    }
    expect(seen.size).toBe(11);
    expect(page).toBe(1);
  });
});

test('under a question for one’s own words, skipping is said in passing', () => {
  const parts: readonly Part[] = [
    { kind: 'text', text: 'Votre métier ?' },
    { kind: 'choice', options: [{ token: 's', label: 'Passer', role: 'skip' }] },
  ];
  expect(
    degrade({ parts }, profiles.plain, words)[0]?.body.map((part) => part.kind === 'text' && part.text),
  ).toEqual(['Votre métier ?', 'Ou « Passer ».']);
});

test('a card is complete by itself as text', () => {
  const card: Part = {
    kind: 'card',
    title: 'Adie',
    lines: [{ text: 'Un microcrédit quand la banque dit non.' }, { label: 'Coût :', text: 'prêt' }],
    link: { url: 'https://www.adie.org/', label: 'adie.org' },
    note: 'Vérifié le 22 novembre 2026',
  };
  const [message] = degrade({ parts: [card] }, profiles.plain, words);
  expect(message?.body).toEqual([
    {
      kind: 'text',
      text: 'Adie\nUn microcrédit quand la banque dit non.\nCoût : prêt\nhttps://www.adie.org/\nVérifié le 22 novembre 2026',
    },
  ]);
});

test('a file that cannot be sent is said in words', () => {
  const file: Part = {
    kind: 'file',
    name: 'rdv.ics',
    mediaType: 'text/calendar',
    content: 'X',
    label: 'Jeudi 3, 18 h 30',
  };
  expect(degrade({ parts: [file] }, profiles.plain, words)[0]?.body).toEqual([
    { kind: 'text', text: 'Jeudi 3, 18 h 30' },
  ]);
});

test('whatever is said arrives whole, in pieces that fit', () => {
  const characters = fc.constantFrom('a', 'é', ' ', '\n', '. ', '👩‍🌾', '🇫🇷', 'e\u0301');
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1, maxLength: 3000 }), (letters) => {
      const text = letters.join('').trim();
      const messages = degrade({ parts: [{ kind: 'text', text }] }, profiles.tight, words);
      const pieces = messages
        .flatMap(({ body }) => body)
        .map((part) => (part.kind === 'text' ? part.text : ''));
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(profiles.tight.textLength);
      for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
      const bare = (said: string) => said.replace(/\s/g, '');
      expect(bare(pieces.join(''))).toBe(bare(text));
    }),
  );
});
