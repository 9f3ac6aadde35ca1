/**
 * The story of the program, whatever the platforms: an organiser opens a club, a mentor signs up, an owner says who she
 * is, finds help, asks a mentor, is introduced, and signs up for a meetup.
 */
import { expect } from 'vitest';
import type { Player } from './player.ts';

export interface Cast {
  readonly owner: Player;
  readonly mentor: Player;
  readonly organiser: Player;
}

/** Moments worth a picture. */
export type Scene = 'needs' | 'profile' | 'answer' | 'signed-up' | 'ping' | 'introduced' | 'meetup';
type At = (scene: Scene) => void;

/** @param at told when a scene stands before its reader. */
export async function playStory(
  { owner, mentor, organiser }: Cast,
  code: string,
  at: At = () => {},
): Promise<void> {
  await opensClub(organiser, code);
  await Promise.all([signsUp(mentor), saysWhoSheIs(owner, at)]);
  at('signed-up');
  await asksMentor(owner, mentor, at);
  await areIntroduced(owner, mentor);
  at('introduced');
  await signsUpForMeetup(owner, at);
}

async function opensClub(organiser: Player, code: string): Promise<void> {
  await organiser.says('bonjour', '1/4');
  await organiser.says(`je suis organisateur`, 'code');
  await organiser.says(code, 'club');
  await organiser.says('Club des indépendants de Rezé', 'ville');
  await organiser.says('Rezé', 'Rezé');
  await organiser.says('oui', 'rencontre');
  await organiser.says('oui', 'rencontre');
  await organiser.says('Café des indépendants', 'jour');
  await organiser.says('dans 10 jours', 'heure');
  await organiser.says('18h30', 'lieu');
  await organiser.says('Café de la Gare, 3 rue Jean Jaurès', 'places');
  await organiser.says('8', 'Café de la Gare');
  await organiser.says('oui', 'membres');
  await organiser.says('non', 'Café des indépendants');
}

async function signsUp(mentor: Player): Promise<void> {
  await mentor.says('bonjour', '1/4');
  await mentor.says('devenir mentor', 'On commence');
  await mentor.presses('Oui, commencer', 'Quel prénom');
  await mentor.says('Nadia', 'Sur quoi');
  await mentor.ticks(['Comptabilité'], "C'est tout", 'Votre métier');
  await mentor.says('comptable', 'Votre commune');
  await mentor.says('Rezé', 'partout à distance');
  await mentor.presses('Partout, à distance', 'langues');
  await mentor.ticks(['Français'], "C'est tout", 'Combien de personnes');
  await mentor.presses('Deux personnes', 'par semaine');
  await mentor.presses('Deux par semaine', 'Quand');
  await mentor.presses('Jamais, écrivez à toute heure', "C'est bien cela");
  await mentor.presses("C'est bien cela", "D'accord");
  await mentor.presses("Oui, d'accord", "C'est noté");
}

async function saysWhoSheIs(owner: Player, at: At): Promise<void> {
  await owner.says('bonjour', '1/4');
  await owner.says('boulangère', '2/4');
  await owner.presses('Mon activité tourne', '3/4');
  await owner.says('44400', '4/4');
  at('needs');
  await owner.ticks(['Tenir mes comptes'], "C'est tout", 'Rezé');
  await owner.presses("C'est bien cela", 'garde');
  await owner.presses('Oui, gardez-les', 'Posez-moi votre question');
  at('profile');
  const found = await owner.says("comment tenir ma compta d'auto-entrepreneur ?", 'Et maintenant');
  expect(found).toMatch(/https:\/\/|\(\S+\.fr\)|\S+\.fr/);
  expect(found).toMatch(/Vérifié le|Fiche du/);
  at('answer');
}

async function asksMentor(owner: Player, mentor: Player, at: At): Promise<void> {
  await owner.says('je voudrais parler à un mentor', '1/4');
  await owner.presses('Comptabilité', '2/4');
  await owner.says("J'ai ouvert en mars, je tiens un cahier.", '3/4');
  await owner.presses('Passer', '4/4');
  await owner.says('Relire mon cahier avec quelqu’un du métier', 'prénom');
  const draft = await owner.says('Léa', "L'envoyer");
  expect(draft).toContain("Bonjour, je m'appelle Léa (Rezé).");
  await owner.presses("L'envoyer", 'Nadia');
  const ping = await mentor.reads("J'accepte d'aider");
  expect(ping).toContain('Léa');
  expect(mentor.thread).toContain("ne demande jamais d'argent");
  at('ping');
}

async function areIntroduced(owner: Player, mentor: Player): Promise<void> {
  await mentor.presses("J'accepte d'aider", 'Lequel');
  await mentor.presses('Mon téléphone', 'Votre numéro');
  await mentor.says('06 12 34 56 78', "C'est noté");
  const offer = await owner.reads("J'accepte");
  expect(offer).toContain('Nadia');
  expect(owner.thread, 'no contact before both have agreed').not.toContain('06 12 34 56 78');
  await owner.presses("J'accepte", 'moyen de contact');
  const introduced = await owner.presses('Ici, par PlusUn', '06 12 34 56 78');
  expect(introduced).toContain('Nadia');
  expect(await mentor.reads('Voici')).toContain('Léa');
  await owner.awaits('Voulez-vous vous fixer un jour');
}

async function signsUpForMeetup(owner: Player, at: At): Promise<void> {
  // Where buttons are narrow, the day is all that is seen of a label.
  await owner.says('rencontres', '18 h 30');
  const meetup = await owner.presses(owner.label('18 h 30'), 'Vous venez');
  expect(meetup).toContain('Café des indépendants');
  at('meetup');
  const coming = await owner.presses('Je viens', '+1');
  expect(coming).toContain('agenda');
}
