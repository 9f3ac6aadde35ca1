import { describe, expect, test } from 'vitest';
import { loadPlaces } from '#src/people/places.ts';

const places = loadPlaces();
const found = (text: string): string[] => {
  const result = places.find(text);
  if (result.kind === 'none') return [];
  return (result.kind === 'one' ? [result.place] : result.places).map(
    ({ name, department }) => `${name} ${department}`,
  );
};

describe('where people say they are', () => {
  test.each([
    // A postcode, as it is typed
    ['44000', 'Nantes 44'],
    ['44 600', 'Saint-Nazaire 44'],
    [' 59800 ', 'Lille 59'],
    ['75011', 'Paris 75'],
    ['69003', 'Lyon 69'],
    ['13001', 'Marseille 13'],
    // A code of the official list
    ['44109', 'Nantes 44'],
    ['75111', 'Paris 75'],
    ['2a004', 'Ajaccio 2A'],
    // A name
    ['Nantes', 'Nantes 44'],
    ['NANTES', 'Nantes 44'],
    ['st etienne', 'Saint-Étienne 42'],
    ['St. Nazaire', 'Saint-Nazaire 44'],
    ['ste foy les lyon', 'Sainte-Foy-lès-Lyon 69'],
    ['Chalon s/ Saône', 'Chalon-sur-Saône 71'],
    ["L'Haÿ-les-Roses", "L'Haÿ-les-Roses 94"],
    ['la rochelle', 'La Rochelle 17'],
    ['havre', 'Le Havre 76'],
    ['Paris 11e', 'Paris 75'],
    ['marseille 1er', 'Marseille 13'],
    ['Annecy-le-Vieux', 'Annecy 74'],
    ['Cherbourg', 'Cherbourg-en-Cotentin 50'],
    ['Clermont-Ferrand', 'Clermont-Ferrand 63'],
    // A sentence
    ['à Nantes', 'Nantes 44'],
    ['je suis à Nantes', 'Nantes 44'],
    ["j'habite à côté de Rezé", 'Rezé 44'],
    ['je suis coiffeuse à Nantes', 'Nantes 44'],
    ['I live near Rennes', 'Rennes 35'],
    ['Nantes centre', 'Nantes 44'],
    // Both
    ['Nantes (44)', 'Nantes 44'],
    ['Nantes 44000', 'Nantes 44'],
    ['44400 Rezé', 'Rezé 44'],
    ['Saint-Denis 974', 'Saint-Denis 974'],
    ['Saint-Denis (93)', 'Saint-Denis 93'],
    ['Nantes, Loire-Atlantique', 'Nantes 44'],
    // A typo
    ['nante', 'Nantes 44'],
    ['Monpellier', 'Montpellier 34'],
    ['toulouz', 'Toulouse 31'],
    ['bordo', 'Bordeaux 33'],
    ['strasbour', 'Strasbourg 67'],
    ['clermont ferand', 'Clermont-Ferrand 63'],
  ])('"%s" is %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test('Samira of Saint-Denis is asked which one, the most people first', () => {
    const [first, second] = found('Saint-Denis');
    expect([first, second]).toEqual(['Saint-Denis 974', 'Saint-Denis 93']);
  });

  test('Saint-Ouen first means the large one, whose name is longer', () => {
    expect(found('saint ouen')[0]).toBe('Saint-Ouen-sur-Seine 93');
    expect(found('saint ouen')).toContain('Saint-Ouen 41');
  });

  test('a country postcode gives its largest communes, at most six', () => {
    const names = found('01400');
    expect(names).toHaveLength(6);
    expect(names[0]).toBe('Châtillon-sur-Chalaronne 01');
    expect(found('1400')).toEqual(names);
  });

  test.each(['', '😀', 'xyzzy', '99999', 'non', 'coiffeuse', 'je sais pas', 'passer', 'a'.repeat(20_000)])(
    '"%s" is no place',
    (text) => {
      expect(places.find(text)).toEqual({ kind: 'none' });
    },
  );
});

describe('what is known of a commune', () => {
  test('says its département, its region and its people', () => {
    expect(places.byCode('44109')).toMatchObject({
      name: 'Nantes',
      postcode: '44000',
      departmentName: 'Loire-Atlantique',
      region: '52',
      regionName: 'Pays de la Loire',
      zone: 'Europe/Paris',
    });
    expect(places.byCode('44109')?.population).toBeGreaterThan(300_000);
    expect(places.byCode('00000')).toBeUndefined();
  });

  test.each([
    ['97110', 'America/Guadeloupe'],
    ['Fort-de-France', 'America/Martinique'],
    ['Cayenne', 'America/Cayenne'],
    ['97400', 'Indian/Reunion'],
    ['Mamoudzou', 'Indian/Mayotte'],
    ['97500', 'America/Miquelon'],
    ['97133', 'America/St_Barthelemy'],
    ['97150', 'America/Marigot'],
    ['Papeete', 'Pacific/Tahiti'],
    ['Nuku-Hiva', 'Pacific/Marquesas'],
    ['98800', 'Pacific/Noumea'],
    ['98600', 'Pacific/Wallis'],
    ['Ajaccio', 'Europe/Paris'],
  ])('%s keeps the time of %s', (text, zone) => {
    const result = places.find(text);
    const place =
      result.kind === 'one' ? result.place : result.kind === 'several' ? result.places[0] : undefined;
    expect(place?.zone).toBe(zone);
    expect(() => Temporal.Now.zonedDateTimeISO(zone)).not.toThrow();
  });
});

describe('a position sent from a phone', () => {
  test.each([
    ['in the middle of Rezé', 47.186, -1.549, 'Rezé'],
    ['in Passy, nearer to the town hall of Boulogne', 48.857, 2.28, 'Paris'],
    ['in a quarter of Marseille far from its centre', 43.364, 5.309, 'Marseille'],
    ['on the French side of the Rhine', 48.583, 7.745, 'Strasbourg'],
    ['on the French side of the Bidassoa', 43.358, -1.774, 'Hendaye'],
    ['overseas', -20.88, 55.45, 'Saint-Denis'],
    ['across the date line, seen from Paris', -17.54, 210.43, 'Papeete'],
  ])('%s', (_, latitude, longitude, name) => {
    expect(places.nearest(latitude, longitude)?.name).toBe(name);
  });

  test('in a village of fifty people, the next town it knows, not far', () => {
    // Rochefourchat, Drôme: one inhabitant.
    expect(places.nearest(44.599, 5.241)?.department).toBe('26');
  });

  test.each([
    ['Geneva', 46.204, 6.143],
    ['Kehl, across the bridge from Strasbourg', 48.573, 7.815],
    ['Monaco', 43.738, 7.424],
    ['Jersey', 49.19, -2.1],
    ['London', 51.507, -0.128],
    ['the Bay of Biscay', 45.5, -4.5],
    ['the North Pole', 90, 0],
  ])('nothing is guessed in %s', (_, latitude, longitude) => {
    expect(places.nearest(latitude, longitude)).toBeUndefined();
  });
});
