/**
 * The whole story on the real program: an owner on the web, a mentor on Telegram (a stand-in Bot API server), an
 * organiser at the terminal; the program is killed in the middle.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Program, runProgram, startProgram, talkInTerminal } from '#test/support/program.ts';
import { startTelegramServer, type Person, type TelegramServer } from '#test/support/telegram-server.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';

let telegram: TelegramServer;
let program: Program;
let settings: Record<string, string>;
let nadia: Person;
let lea: WebVisitor;
const dataDir = mkdtempSync(join(tmpdir(), 'plusun-story-'));

beforeAll(async () => {
  telegram = await startTelegramServer();
  settings = {
    DATA_DIR: dataDir,
    PORT: '0',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    LOG_LEVEL: 'error',
  };
  program = await startProgram(settings);
  nadia = telegram.person({ firstName: 'Nadia', languageCode: 'fr' });
  lea = new WebVisitor(program.address);
});

afterAll(async () => {
  await program.stop();
  await telegram.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Reads Nadia's messages until one has these words. */
async function nadiaReads(words: string): Promise<string> {
  let all = '';
  while (!all.includes(words)) {
    const seen = await nadia.reads();
    all += [seen]
      .flat()
      .map(({ text, buttons }) => `${text}\n${buttons.join('\n')}`)
      .join('\n');
  }
  return all;
}

async function nadiaPresses(label: string, expected: string): Promise<void> {
  nadia.presses(label);
  await nadiaReads(expected);
}

describe('an owner, a mentor and an organiser, on three channels', () => {
  test('the organiser opens a real club and a meetup, at the terminal', async () => {
    const said = await talkInTerminal(settings, 'Olivier', [
      `/organisateur ${program.code}`,
      'Club des indépendants de Rezé',
      'Rezé',
      'oui',
      'oui',
      'Café des indépendants',
      'dans 10 jours',
      '18h30',
      'Café de la Gare, 3 rue Jean Jaurès',
      '8',
      '1',
      'non',
    ]);
    expect(said).toContain('Café des indépendants');
    expect(said).toContain('Rezé');
  });

  test('the mentor signs up on Telegram', async () => {
    nadia.says('/start');
    await nadiaReads('1/4');
    nadia.says('devenir mentor');
    await nadiaReads('On commence');
    await nadiaPresses('Oui, commencer', 'Quel prénom');
    nadia.says('Nadia');
    await nadiaReads('Sur quoi');
    await nadiaPresses('Comptabilité', 'Noté');
    await nadiaPresses("C'est tout", 'Votre métier');
    nadia.says('comptable');
    await nadiaReads('Votre commune');
    nadia.says('Rezé');
    await nadiaReads('partout à distance');
    await nadiaPresses('Partout, à distance', 'langues');
    await nadiaPresses('Français', 'Noté');
    await nadiaPresses("C'est tout", 'Combien de personnes');
    await nadiaPresses('Deux personnes', 'par semaine');
    await nadiaPresses('Deux par semaine', 'Quand');
    await nadiaPresses('Jamais, écrivez à toute heure', "C'est bien cela");
    await nadiaPresses("C'est bien cela", "D'accord");
    await nadiaPresses("Oui, d'accord", "C'est noté");
  });

  test('the owner says who she is and finds help, on the web', async () => {
    await lea.arrives();
    await lea.reads('1/4');
    await lea.says('boulangère', '2/4');
    await lea.presses('Mon activité tourne', '3/4');
    await lea.says('44400', '4/4');
    await lea.presses(['Tenir mes comptes', "C'est tout"], 'Rezé');
    await lea.presses("C'est bien cela", 'garde');
    await lea.presses('Oui, gardez-les', 'Posez-moi votre question');
    const found = await lea.says("comment tenir ma compta d'auto-entrepreneur ?", 'Et maintenant');
    expect(found).toContain('https://');
    expect(found).toMatch(/Vérifié le|Fiche du/);
  });

  test('she asks for a mentor, who is asked on Telegram; then the program is killed', async () => {
    await lea.says('je voudrais parler à un mentor', '1/4');
    await lea.presses('Comptabilité', '2/4');
    await lea.says("J'ai ouvert en mars, je tiens un cahier.", '3/4');
    await lea.presses('Passer', '4/4');
    await lea.says('Relire mon cahier avec quelqu’un du métier', 'prénom');
    const draft = await lea.says('Léa', 'L’envoyer'.replace('’', "'"));
    expect(draft).toContain("Bonjour, je m'appelle Léa (Rezé).");
    await lea.presses("L'envoyer", 'Nadia');
    const ping = await nadiaReads('Léa');
    expect(ping).toContain("ne demande jamais d'argent");
    await program.kill();
    program = await startProgram(settings);
    lea.address = program.address;
  });

  test('the mentor accepts with the button from before the crash; both agree; both are introduced', async () => {
    await nadiaPresses("J'accepte d'aider", 'Lequel');
    await nadiaPresses('Mon téléphone', 'Votre numéro');
    nadia.says('06 12 34 56 78');
    await nadiaReads('C’est noté'.replace('’', "'"));
    const offer = await lea.reads("J'accepte");
    expect(offer).toContain('Nadia');
    expect(offer, 'no contact before both have agreed').not.toContain('06 12 34 56 78');
    await lea.presses("J'accepte", 'moyen de contact');
    const introduced = await lea.presses('Ici, par PlusUn', '06 12 34 56 78');
    expect(introduced).toContain('Nadia');
    expect(await nadiaReads('Voici')).toContain('Léa');
  });

  test('the owner signs up for the meetup, gets its calendar file, and holds one small dated step', async () => {
    await lea.says('menu', 'Voir les rencontres');
    await lea.presses('Voir les rencontres', 'Café des indépendants');
    const [label] = lea.shown.filter((shown) => shown.includes('Café des indépendants'));
    await lea.presses(label ?? '', 'Vous venez');
    const coming = await lea.presses('Je viens', '+1');
    expect(coming).toContain('agenda');
  });

  test('what she did is there for the organiser, and a second start on this folder is refused', async () => {
    const { code, err } = await runProgram(settings);
    expect(code).toBe(1);
    expect(err).toContain('tourne déjà');
  });
});
