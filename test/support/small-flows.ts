/** Small conversations that show what every conversation can do, without the real ones' weight. */
import type { Handler } from '#src/domain.ts';
import { act, ask, call, choose, defineFlow, is, say } from '#src/engine/flow.ts';
import { date } from '#src/engine/parsers/date.ts';
import { number } from '#src/engine/parsers/number.ts';
import { text } from '#src/engine/parsers/text.ts';
import { time } from '#src/engine/parsers/time.ts';
import type { TextFile } from '#src/engine/texts.ts';

export const EXPIRES_HOURS = 2;
const coffees = Array.from({ length: 30 }, (_, n) => `sort-${n + 1}`);

export const flows = [
  defineFlow('trip', { version: 1, commands: ['voyage'] }, [
    ask('city', text(40)),
    say('noted'),
    choose('by', ['train', 'bus']),
    say('done', { args: ({ slots }) => ({ city: String(slots['city']), by: String(slots['by']) }) }),
  ]),
  defineFlow('recipe', { version: 1, commands: ['recette'] }, [ask('dish', text(40)), say('done')]),
  defineFlow('note', { version: 1, commands: ['note'], expiresAfterHours: EXPIRES_HOURS }, [
    ask('words', text(40)),
    say('done'),
  ]),
  defineFlow('order', { version: 1, commands: ['commander'] }, [
    choose('drink', ['coffee', 'tea']),
    ask('sugars', number(0, 9), { when: is('drink', 'coffee') }),
    choose('sure', ['yes', 'no']),
    act('send', () => [], { when: is('sure', 'yes') }),
    ask('table', number(1, 99)),
    say('done', {
      args: ({ slots }) => ({ drink: String(slots['drink']), sugars: String(slots['sugars'] ?? 'aucun') }),
    }),
  ]),
  defineFlow('counter', { version: 1, commands: ['comptoir'] }, [
    choose('want', ['order', 'trip', 'note']),
    call('note', 'note', { when: is('want', 'note') }),
    call('order', 'order', { when: is('want', 'order'), give: () => ({ drink: 'coffee' }) }),
    call('trip', 'trip', { when: is('want', 'trip') }),
  ]),
  defineFlow('visit', { version: 1, commands: ['visite'] }, [
    ask('hour', time()),
    ask('day', date()),
    say('done', { args: ({ slots }) => ({ hour: String(slots['hour']), day: String(slots['day']) }) }),
  ]),
  defineFlow('beans', { version: 1, commands: ['grains'] }, [
    choose('sort', coffees, {}),
    say('done', { args: ({ slots }) => ({ sort: String(slots['sort']) }) }),
  ]),
  defineFlow('basket', { version: 1, commands: ['panier'] }, [
    choose('fruit', ['apple', 'pear', 'plum'], { many: true }),
    say('done', { args: ({ slots }) => ({ fruit: JSON.stringify(slots['fruit']) }) }),
  ]),
  // What others set off.
  defineFlow('tell-others', { version: 1, commands: ['dire'] }, [
    act('tell', ({ slots }) => [
      { kind: 'test.tell', key: 'tell', data: { trigger: slots['argument'] ?? '' } },
    ]),
    say('done'),
  ]),
  defineFlow('party', { version: 1, triggers: ['party'], delivery: 'once' }, [
    call('details', 'party-details'),
    say('end'),
  ]),
  defineFlow('party-details', { version: 1 }, [choose('come', ['yes', 'no']), say('noted')]),
  defineFlow('hint', { version: 1, triggers: ['hint'], delivery: 'once' }, [choose('seen', ['close'])]),
  defineFlow('outcome', { version: 1, triggers: ['outcome'] }, [ask('stars', number(1, 5)), say('thanks')]),
];

const sorts = (label: string) => coffees.map((id, n) => `beans-sort-${id} = ${label} ${n + 1}`).join('\n');
const french = `
trip-city = Quelle ville ?
trip-noted = Belle ville.
trip-by = En train ou en bus ?
trip-by-train = Le train
trip-by-bus = Le bus
trip-done = Départ pour { $city } en { $by }.
recipe-dish = Quel plat ?
recipe-done = Bon appétit.
note-words = Que faut-il noter ?
note-done = C'est écrit.
order-drink = Que buvez-vous ?
order-drink-coffee = Un café
order-drink-tea = Un thé
order-sugars = Combien de sucres ?
order-sure = Je commande ?
order-sure-yes = Oui
order-sure-no = Non
order-table = Quelle table ?
order-done = Servi : { $drink }, sucres : { $sugars }.
counter-want = Un verre ou un billet ?
counter-want-order = Un verre
counter-want-trip = Un billet
counter-want-note = Un mot
visit-hour = À quelle heure ?
visit-day = Quel jour ?
visit-done = Visite : { $hour }, { $day }.
beans-sort = Quel grain ?
beans-done = Choisi : { $sort }.
${sorts('Grain numéro')}
basket-fruit = Quels fruits ?
basket-fruit-apple = Pomme
basket-fruit-pear = Poire
basket-fruit-plum = Prune
basket-done = Panier : { $fruit }
tell-others-done = C'est annoncé.
party-details-come = Venez-vous à la fête ?
party-details-come-yes = J'y serai
party-details-come-no = Sans moi
party-details-noted = Réponse notée.
party-end = À samedi.
hint-seen = Il pleut demain.
hint-seen-close = D'accord
outcome-stars = Combien d'étoiles, de 1 à 5 ?
outcome-thanks = Merci pour les étoiles.
`;
const english = `
trip-city = Which town?
trip-by = By train or by bus?
trip-by-train = By train
trip-by-bus = By bus
trip-done = Off to { $city } by { $by }.
`;

/** Tells everybody else. */
export const tell: Handler = async (tx, { personId, key, data }) => {
  const others = await tx.person.findMany({ where: { id: { not: personId ?? '' } } });
  return others.map(({ id }) => ({
    kind: 'tell',
    personId: id,
    trigger: String(data['trigger']),
    key: `${key}-${id}`,
    data: {},
  }));
};

export const texts: readonly TextFile[] = [
  { name: 'test.fr.ftl', content: french },
  { name: 'test.en.ftl', content: english },
];
