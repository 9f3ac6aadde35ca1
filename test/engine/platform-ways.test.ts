/** What richer platforms add to the same conversations: forms, messages that give way, links, positions, a page of one's own. */
import { describe, expect, test } from 'vitest';
import { profiles } from '#test/support/profiles.ts';
import { flows, tell, texts } from '#test/support/small-flows.ts';
import { realParts } from '#test/support/real.ts';
import { type SimulatedPerson, type Simulation, simulate } from '#test/support/simulator.ts';

const WITH_FORMS = { capabilities: { ...profiles.buttons, forms: true } };

async function told(settings: Parameters<typeof simulate>[1], story: (world: Simulation) => Promise<void>) {
  const world = await simulate(realParts(), settings);
  try {
    await story(world);
  } finally {
    await world.close();
  }
}

const tokenOf = (person: SimulatedPerson, label: string): string =>
  person.buttons.findLast((option) => option.label === label)?.token ?? '';
const senderOf = ({ name, platform }: SimulatedPerson) => ({ platform, id: name });

describe('a form', () => {
  test('asks the open questions at once; what is wrong is said field by field, and asked alone afterwards', () =>
    told(WITH_FORMS, async ({ person, assist }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      const token = tokenOf(lea, "Tout remplir d'un coup");
      const form = await assist.form(senderOf(lea), token);
      expect(form?.fields.map(({ id }) => id)).toEqual(['activity', 'stage', 'place']);
      expect(form?.fields[1]?.options?.map(({ value }) => value)).toContain('created');

      const values = { activity: 'fleuriste', stage: 'created', place: 'Xyzzyville' };
      expect(Object.keys(await assist.faults(senderOf(lea), token, values))).toEqual(['place']);
      const [answer] = await lea.sends({ kind: 'form', token, values });
      expect(answer).toContain('Votre commune');
      expect(answer).toContain('3/4');
      await lea.says('44400');
      await lea.presses('Passer');
      const shown = await lea.says('non, fleuriste à domicile pas fleuriste');
      expect(shown.join()).toContain('Rezé');
      expect(await assist.form(senderOf(lea), token)).toBeUndefined();
    }));

  test('sent twice, or after its questions were answered in the chat, changes nothing', () =>
    told(WITH_FORMS, async ({ person }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      const token = tokenOf(lea, "Tout remplir d'un coup");
      const values = { activity: 'fleuriste', stage: 'idea', place: '44400' };
      await lea.sends({ kind: 'form', token, values });
      const [again] = await lea.sends({ kind: 'form', token, values: { ...values, activity: 'pirate' } });
      expect(again).toContain("n'est plus valable");
      await lea.presses('Passer');
      expect((await lea.says('menu')).join()).not.toContain('pirate');
    }));

  test('is not offered where the platform has none', () =>
    told({}, async ({ person }) => {
      const [, asked] = await person('lea').says('bonjour');
      expect(asked ?? '').not.toContain('Tout remplir');
    }));

  test('words of distress in a field are answered before anything else', () =>
    told(WITH_FORMS, async ({ person }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      const token = tokenOf(lea, "Tout remplir d'un coup");
      const answer = await lea.sends({ kind: 'form', token, values: { activity: 'je veux mourir' } });
      expect(answer.join()).toContain('3114');
    }));
});

describe('a message whose button was pressed', () => {
  test('gives way to the next question, which begins with what was chosen', () =>
    told({}, async ({ person }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      await lea.says('fleuriste');
      const [reply] = await lea.pressesOn('42', 'Je viens de créer');
      expect(reply?.replaces).toEqual({ receipt: '42', mark: '✓ Je viens de créer' });
    }));

  test('stays when it says more than its question; only its buttons go', () =>
    told({}, async ({ person }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      const [reply] = await lea.pressesOn('7', 'Passer');
      expect(reply?.replaces).toEqual({ receipt: '7', chosen: 'Passer' });
    }));

  test('an old one stays as it is', () =>
    told({}, async ({ person }) => {
      const lea = person('lea');
      await lea.says('bonjour');
      await lea.says('fleuriste');
      await lea.presses('Je viens de créer');
      const [reply] = await lea.pressesOn('42', "J'ai une idée");
      expect(reply?.replaces).toBeUndefined();
    }));
});

describe('a link into the program', () => {
  test('opens the resource it names, after the welcome for somebody new', () =>
    told({}, async ({ person }) => {
      const lea = person('lea');
      const said = await lea.sends({ kind: 'command', name: 'start', argument: 'resource_acre' });
      expect(said.join()).toContain('Je suis un programme');
      expect(said.join()).toContain('moins de cotisations la première année');
      const gone = await lea.sends({ kind: 'command', name: 'start', argument: 'resource_never-was' });
      expect(gone.join()).toContain("n'existe plus");
    }));

  test('that nobody knows is a plain start', () =>
    told({}, async ({ person }) => {
      const said = await person('lea').sends({ kind: 'command', name: 'start', argument: 'utm_source_x' });
      expect(said.join()).toContain('ici PlusUn');
    }));
});

test('a position answers "where are you?", and is the town near by; outside France it is said', () =>
  told({}, async ({ person }) => {
    const lea = person('lea');
    await lea.says('bonjour');
    await lea.presses('Passer');
    await lea.presses('Passer');
    const [next] = await lea.sends({ kind: 'position', latitude: 47.18, longitude: -1.55 });
    expect(next).toContain('4/4');
    await lea.presses('Passer');
    expect((await lea.says('non, Rezé pas Nantes')).join()).toContain('Rezé');
    expect((await lea.sends({ kind: 'position', latitude: 40.7, longitude: -74 })).join()).toContain(
      'code postal',
    );
  }));

test("the page of one's own shows what matters now, and is nowhere news are sent to", () =>
  told({}, async ({ person, database }) => {
    const lea = person('lea');
    await lea.sends({ kind: 'home' });
    const [page] = await lea.sends({ kind: 'home' });
    expect(page).toContain('Votre prochain petit pas');
    const { rows } = await database.pool.query('select address from identity');
    expect(rows[0].address.surface).toBeUndefined();
  }));

test.each([
  ['2026-11-23T21:30:00Z', true],
  ['2026-11-23T09:00:00Z', undefined],
])('at %s in Paris, news come without a sound: %s', async (begins, isQuiet) => {
  const parts = { ...realParts(), flows: [...realParts().flows, ...flows], texts };
  const world = await simulate({ ...parts, handlers: { ...parts.handlers, 'test.tell': tell } }, { begins });
  const [awa, lea] = [world.person('awa'), world.person('lea')];
  await awa.says('bonjour');
  await lea.says('bonjour');
  await lea.sends({ kind: 'command', name: 'dire', argument: 'hint' });
  const { rows } = await world.database.pool.query(
    `select chat, payload -> 'isQuiet' as "isQuiet" from outbox where key like 'system:%'`,
  );
  expect(rows).toEqual([{ chat: 'awa', isQuiet: isQuiet ?? null }]);
  await world.close();
});

test('a list suggests while somebody types: towns by their beginning, needs and resources by a word', () =>
  told({}, async ({ assist }) => {
    const labels = async (what: 'place' | 'need' | 'resource', text: string, locale = 'fr') =>
      (await assist.suggest(what, text, locale)).map(({ label }) => label);
    expect((await labels('place', 'Rez')).slice(0, 1)).toEqual(['Rezé (44400)']);
    expect((await labels('place', '444'))[0]).toBe('Rezé (44400)');
    expect(await labels('place', 'st herb')).toContain('Saint-Herblain (44800)');
    expect(await labels('need', 'compt')).toEqual(['Tenir mes comptes']);
    expect((await labels('resource', 'acr')).join()).toContain('Acre');
    expect(await labels('need', '')).toHaveLength(12);
    expect(await labels('place', '')).toEqual([]);
  }));
