/** What every conversation can do, shown on small ones made for it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { profiles } from '#test/support/profiles.ts';
import { realParts } from '#test/support/real.ts';
import { EXPIRES_HOURS, flows, tell, texts } from '#test/support/small-flows.ts';
import { simulate, type Settings, type SimulatedPerson, type Simulation } from '#test/support/simulator.ts';

let database: TestDatabase;
let world: Simulation;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));
afterEach(() => world.close());

/** Léa and Tom, past the welcome, with nothing under way. */
async function meet(settings: Settings = {}): Promise<{ lea: SimulatedPerson; tom: SimulatedPerson }> {
  const parts = realParts();
  world = await simulate(
    {
      ...parts,
      flows: [...parts.flows, ...flows],
      handlers: { ...parts.handlers, 'test.tell': tell },
      texts,
    },
    settings,
    database,
  );
  const [lea, tom] = [world.person('lea'), world.person('tom')];
  for (const person of [lea, tom]) {
    await person.says('bonjour');
    await person.says('annuler');
    await person.says('annuler');
  }
  return { lea, tom };
}
const last = (said: readonly string[]) => said.at(-1) ?? '';

describe('turning to something else', () => {
  test('two conversations begun in the middle of one another end one by one, and the first goes on', async () => {
    const { lea } = await meet();
    expect(last(await lea.says('voyage'))).toBe('Quelle ville ?');
    expect(last(await lea.says('recette'))).toBe('Quel plat ?');
    expect(last(await lea.says('note'))).toBe('Que faut-il noter ?');
    expect(last(await lea.says('du pain'))).toBe("C'est écrit.\nOn en était là :\nQuel plat ?");
    expect(last(await lea.says('une tarte'))).toBe('Bon appétit.\nOn en était là :\nQuelle ville ?');
    expect(last(await lea.says('Brest'))).toContain('En train ou en bus ?');
  });

  test('another choice in an earlier menu leads there; what was begun comes back afterwards', async () => {
    const { lea } = await meet();
    await lea.says('comptoir');
    expect(last(await lea.presses('Un verre'))).toBe('Combien de sucres ?');
    expect(last(await lea.presses('Un billet'))).toBe('Quelle ville ?');
    await lea.says('Brest');
    expect(last(await lea.presses('Le bus'))).toBe(
      'Départ pour Brest en bus.\nOn en était là :\nCombien de sucres ?',
    );
  });

  test('back from the first question of a conversation leads to the one it was called from', async () => {
    const { lea } = await meet();
    await lea.says('comptoir');
    await lea.presses('Un billet');
    expect(last(await lea.says('retour'))).toContain('Un verre ou un billet ?');
    expect(last(await lea.presses('Un verre'))).toBe('Combien de sucres ?');
  });

  test('leaving one conversation leads back to the one below', async () => {
    const { lea } = await meet();
    await lea.says('voyage');
    await lea.says('recette');
    const said = last(await lea.says('annuler'));
    expect(said).toContain('On en était là :\nQuelle ville ?');
  });
});

describe('news while somebody is busy', () => {
  test('wait beside the open question: words answer the question, their own buttons answer them', async () => {
    const { lea, tom } = await meet();
    await lea.says('voyage');
    await tom.says('/dire party');
    expect(last(await lea.reads())).toBe("Venez-vous à la fête ?\n[J'y serai]\n[Sans moi]");
    expect(last(await lea.says('Brest'))).toContain('En train ou en bus ?');
    const said = last(await lea.presses("J'y serai"));
    expect(said).toBe(
      'Réponse notée.\nÀ samedi.\nOn en était là :\nEn train ou en bus ?\n[Le train]\n[Le bus]',
    );
    expect(last(await lea.says('le train'))).toContain('Départ pour Brest en train.');
  });

  test('show options of their own, and the open question still knows its own by name', async () => {
    const { lea, tom } = await meet();
    await lea.says('voyage');
    await lea.says('Brest');
    await tom.says('/dire party');
    await lea.reads();
    expect(last(await lea.says('le bus'))).toContain('Départ pour Brest en bus.');
    expect(last(await lea.says('sans moi'))).toContain('Réponse notée.');
  });

  test('what became of their own act comes on top, takes their words, then they go on', async () => {
    const { lea, tom } = await meet();
    await lea.says('voyage');
    await tom.says('/dire outcome');
    expect(last(await lea.reads())).toBe("Combien d'étoiles, de 1 à 5 ?");
    expect(last(await lea.says('4'))).toBe('Merci pour les étoiles.\nOn en était là :\nQuelle ville ?');
  });

  test('however many wait, the newest is told, and the conversation keeps its place', async () => {
    const { lea, tom } = await meet();
    await lea.says('voyage');
    for (let times = 0; times < 15; times++) {
      await tom.says('/dire party');
      expect(last(await lea.reads())).toContain('Venez-vous à la fête ?');
    }
    expect(last(await lea.says('Brest'))).toContain('En train ou en bus ?');
    expect(last(await lea.presses('Sans moi'))).toContain('Réponse notée.');
  });
});

describe('changing an answer', () => {
  test('a correction drops the answers that depended on it, and keeps the others', async () => {
    const { lea } = await meet();
    await lea.says('commander');
    await lea.presses('Un café');
    await lea.says('2');
    const said = last(await lea.says('non, un thé pas un café'));
    expect(said).toContain("C'est corrigé : Un thé.");
    expect(said).toContain('Je commande ?');
    await lea.says('oui');
    expect(last(await lea.says('7'))).toContain('Servi : tea, sucres : aucun.');
  });

  test('an old button of an answered question corrects it too', async () => {
    const { lea } = await meet();
    await lea.says('commander');
    await lea.presses('Un thé');
    expect(last(await lea.presses('Un café'))).toContain("C'est corrigé : Un café.\nCombien de sucres ?");
  });

  test('back crosses what was only said', async () => {
    const { lea } = await meet();
    await lea.says('voyage');
    expect(last(await lea.says('Brest'))).toContain('Belle ville.');
    expect(last(await lea.says('retour'))).toBe('Quelle ville ?');
    expect(last(await lea.says('Lyon'))).toContain('Belle ville.');
  });

  test('what has been done is not undone: neither back nor a correction nor an old button crosses it', async () => {
    const { lea } = await meet();
    await lea.says('commander');
    await lea.presses('Un thé');
    await lea.says('oui');
    expect(last(await lea.says('retour'))).toBe('On ne peut pas revenir plus loin.\nQuelle table ?');
    for (const said of [await lea.says('non, un café'), await lea.presses('Un café')])
      expect(last(said)).toContain("C'est déjà parti");
    expect(last(await lea.says('7'))).toContain('Servi : tea');
  });

  test('beginning again forgets the answers, keeps what the run was given, and voids its old buttons', async () => {
    const { lea } = await meet();
    await lea.says('comptoir');
    await lea.presses('Un verre');
    await lea.says('2');
    const old = lea.buttons.findLast(({ label }) => label === 'Oui');
    expect(last(await lea.says('recommencer'))).toBe('On reprend au début.\nCombien de sucres ?');
    const said = await lea.sends({ kind: 'choice', tokens: [old?.token ?? ''] });
    expect(last(said)).toBe("Ce bouton n'est plus valable. Voici où nous en sommes.\nCombien de sucres ?");
    await lea.says('3');
    await lea.says('oui');
    expect(last(await lea.says('7'))).toContain('Servi : coffee, sucres : 3.');
  });
});

test('a conversation that ends without a word still answers', async () => {
  const { lea, tom } = await meet();
  await tom.says('/dire hint');
  await lea.reads();
  expect(last(await lea.presses("D'accord"))).toBe('Entendu.\n[Menu]');
});

test('a conversation left for too long is over, and that is said', async () => {
  const { lea } = await meet();
  await lea.says('note');
  await world.passes({ hours: EXPIRES_HOURS + 1 });
  expect((await lea.says('du pain')).join('\n')).toContain('Notre dernière conversation est trop ancienne.');
});

test('nothing waits for a conversation that is over', async () => {
  const { lea, tom } = await meet();
  await lea.says('comptoir');
  expect(last(await lea.presses('Un mot'))).toBe('Que faut-il noter ?');
  await world.passes({ hours: EXPIRES_HOURS + 1 });
  await tom.says('/dire party');
  await lea.reads();
  expect(last(await lea.says("j'y serai"))).toBe('Réponse notée.\nÀ samedi.\n[Menu]');
});

test('another language in the middle: the same question, in that language, with what was answered', async () => {
  const { lea } = await meet();
  await lea.says('voyage');
  await lea.says('Brest');
  const said = last(await lea.says('english'));
  expect(said).toContain('This is where we were:\nBy train or by bus?\n[By train]\n[By bus]');
  // The button shown before the switch still works.
  expect(last(await lea.presses('Le bus'))).toContain('Off to Brest by bus.');
});

test('an answer with two readings: the one pressed is kept as if it had been typed, and nothing else is taken', async () => {
  const { lea } = await meet();
  await lea.says('visite');
  expect(last(await lea.says('7'))).toBe("J'en connais plusieurs. Lequel ?\n[7 h]\n[19 h]");
  await lea.presses('7 h');
  await lea.says('vendredi 3 décembre');
  const token = lea.shown[0]?.token.replace(/[^.]*$/, 'un-jour') ?? '';
  expect(last(await lea.sends({ kind: 'choice', tokens: [token] }))).toContain(
    "Ce bouton n'est plus valable.",
  );
  expect(last(await lea.says('jeudi 3 décembre'))).toContain('Visite : 07:00, 2026-12-03.');
});

describe('more options than a platform can show', () => {
  test('come in pages; every one can be reached, and pages turn round', async () => {
    const { lea } = await meet({ capabilities: profiles.tight });
    await lea.says('grains');
    const seen = new Set<string>();
    let pages = 0;
    while (!seen.has('Grain numéro 30')) {
      expect(lea.shown.length).toBeLessThanOrEqual(profiles.tight.buttons);
      for (const { label } of lea.shown) seen.add(label);
      await lea.presses('Suite');
      expect(++pages).toBeLessThan(10);
    }
    expect(seen.size).toBe(31);
    expect(lea.shown[0]?.label).toBe('Grain numéro 1');
    expect(last(await lea.presses('Grain numéro 27'))).toContain('Choisi : sort-27.');
  });

  test.each(['30', 'grain numéro 30'])('"%s" typed on the first page means the thirtieth', async (words) => {
    const { lea } = await meet({ capabilities: profiles.tight });
    await lea.says('grains');
    expect(last(await lea.says(words))).toContain('Choisi : sort-30.');
  });
});

describe('several answers', () => {
  test('ticked with buttons, one taken off again, finished in words', async () => {
    const { lea } = await meet();
    await lea.says('panier');
    expect(last(await lea.presses('Pomme'))).toContain('[✓ Pomme]');
    await lea.presses('Poire');
    expect(last(await lea.presses('Pomme'))).toBe(
      "Noté : Poire. Autre chose ?\n[Pomme]\n[✓ Poire]\n[Prune]\n[C'est tout]",
    );
    expect(last(await lea.says('prune'))).toContain('Panier : ["pear","plum"]');
  });

  test('ticked, then "that is all" in words', async () => {
    const { lea } = await meet();
    await lea.says('panier');
    await lea.presses('Prune');
    expect(last(await lea.says("c'est tout"))).toContain('Panier : ["plum"]');
  });

  test('sent together from check boxes', async () => {
    const { lea } = await meet({ capabilities: profiles.rich });
    await lea.says('panier');
    expect(last(await lea.presses('Pomme', 'Prune', "C'est tout"))).toContain('Panier : ["apple","plum"]');
  });
});
