import { describe, expect, test } from 'vitest';
import { nearestFirst } from '#src/clubs/nearness.ts';
import { loadPlaces } from '#src/people/places.ts';

const REZE = '44143';
const meetup = (title: string, place: string, day: string) => ({ title, place, startsAt: new Date(day) });
const MEETUPS = [
  meetup('Saint-Denis, La Réunion', '97411', '2026-11-24'),
  meetup('Laval, même région', '53130', '2026-11-25'),
  meetup('Nantes, même département', '44109', '2026-11-27'),
  meetup('Rezé, plus tard', REZE, '2026-12-10'),
  meetup('Rezé, bientôt', REZE, '2026-12-03'),
];

describe('meetups near somebody', () => {
  test('the same commune first, then département, region, and the rest; the earlier of two as near', () => {
    expect(nearestFirst(MEETUPS, REZE, loadPlaces()).map(({ title, nearness }) => [title, nearness])).toEqual(
      [
        ['Rezé, bientôt', 'commune'],
        ['Rezé, plus tard', 'commune'],
        ['Nantes, même département', 'department'],
        ['Laval, même région', 'region'],
        ['Saint-Denis, La Réunion', 'far'],
      ],
    );
  });

  test('without a place, simply by date', () => {
    expect(nearestFirst(MEETUPS, undefined, loadPlaces()).map(({ title }) => title)).toEqual([
      'Saint-Denis, La Réunion',
      'Laval, même région',
      'Nantes, même département',
      'Rezé, bientôt',
      'Rezé, plus tard',
    ]);
  });
});
