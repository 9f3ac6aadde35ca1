import { expect, test } from 'vitest';
import { inert, warningFor } from '#src/mentoring/relay-text.ts';

test('links are shown as text, nobody is mentioned, everything else stays as it was', () => {
  const said: Readonly<Record<string, string>> = {
    'Voici https://bad.example/pay?x=1.2 merci': 'Voici bad . example/pay?x=1 . 2 merci',
    'www.exemple.fr': 'www . exemple . fr',
    'sur exemple.fr/aide, demain': 'sur exemple . fr/aide, demain',
    'tg://resolve?domain=x': 'resolve?domain=x',
    'à 10.30, M. Martin. Bonjour... 3.5 %': 'à 10.30, M. Martin. Bonjour... 3.5 %',
    'lea@exemple.fr': 'lea@exemple.fr',
    '@everyone et <@123>': '@ everyone et < @ 123>',
    'Jeudi à 10 h ?': 'Jeudi à 10 h ?',
  };
  for (const [text, shown] of Object.entries(said)) expect(inert(text)).toBe(shown);
  expect(inert('a'.repeat(9000)).length).toBeLessThanOrEqual(1500);
});

test('whoever asks for money, codes, bank details or leads elsewhere is noticed', () => {
  const tricks = {
    code: ['Envoie-moi le code reçu par SMS', 'quel est ton mot de passe ?', 'send me the code please'],
    bank: ['Votre RIB ou IBAN svp', 'le numéro de carte au dos', 'your bank details?'],
    money: [
      'Il faut payer 50 euros d’avance',
      'un virement de 200 €',
      'prête-moi de l’argent',
      'des cartes cadeaux',
    ],
    link: ['continuons sur WhatsApp', 'regardez https://bad.example', 'allez sur exemple.fr/aide'],
  };
  for (const [warning, all] of Object.entries(tricks))
    for (const text of all) expect([text, warningFor(text)]).toEqual([text, warning]);
});

test('what people really talk about is left in peace', () => {
  for (const text of [
    'Bonjour Nadia, jeudi à 10 h ?',
    'Mon bilan montre une perte, que faire ?',
    'Quel code APE pour la couture ?',
    'Comment fixer mon prix ? 35 euros de l’heure ?',
    'Je dois payer la TVA avant lundi.',
    'mon adresse : lea@exemple.fr',
  ])
    expect([text, warningFor(text)]).toEqual([text, undefined]);
});
