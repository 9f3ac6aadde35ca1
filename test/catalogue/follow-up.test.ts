/** Words under an answer, and the ways a question is put. */
import { describe, expect, test } from 'vitest';
import { followUp } from '#src/catalogue/follow-up.ts';
import { mannerOf } from '#src/catalogue/manner.ts';

describe('what words change about the question before them', () => {
  const changes: Readonly<Record<string, readonly string[]>> = {
    others: ['autre chose', 'vous avez autre chose ?', "d'autres aides", 'something else', 'anything else?'],
    details: ['plus de détails', 'dites m’en plus', 'en savoir plus', 'tell me more'],
    simpler: ['plus simplement', "j'ai rien compris", 'in plain words'],
    'only free': ['lequel est gratuit ?', 'gratuit', 'que du gratuit', 'which one is free?'],
    'only cheaper': ['moins cher', 'quelque chose de moins cher', "c'est trop cher", 'cheaper please'],
    'one 0': ['le premier', "plus d'infos sur le premier", "dis m'en plus sur la première", 'the first one'],
    'one 1': ['le deuxième', 'la 2ème', 'parlez-moi du deuxième'],
    'one -1': ['la dernière'],
    'place nantes': [
      'plus près de Nantes',
      'autour de Nantes svp',
      'et à Nantes ?',
      'near Nantes',
      "j'habite à Nantes",
    ],
    'place ': ['plus près de chez moi', 'près de moi', 'plus proche'],
    region: ['et en Bretagne ?', 'et à la Réunion ?', "j'habite en Normandie"],
    cost: ["c'est gratuit ?", 'ça coûte combien ?', 'how much is it?'],
    yes: ['oui', 'yes'],
    no: ['non', 'pas du tout'],
    fine: ['ok', "d'accord merci", 'très bien', 'perfect thanks'],
    topic: [
      'et pour les femmes ?',
      'et les jeunes ?',
      'et si j’embauche ?',
      'et sans apport ?',
      'pour une coiffeuse',
      'et pour un restaurant ?',
      'and for women?',
      'je suis au chômage',
    ],
    nothing: [
      "c'est quoi l'acre ?",
      'et la TVA ?',
      'et pour embaucher ?',
      'embaucher un apprenti',
      'premier client',
      'première embauche',
      'un prêt gratuit',
      'je cherche un local près de Nantes',
      'comment faire une facture ?',
      'je suis au chômage, est-ce que je peux créer une boîte ?',
      '',
    ],
  };
  const inWords = (text: string): string => {
    const found = followUp(text);
    if (!found) return 'nothing';
    if (found.kind === 'only') return `only ${found.only}`;
    if (found.kind === 'one') return `one ${found.at}`;
    return found.kind === 'place' ? `place ${found.words}` : found.kind;
  };
  test.each(Object.entries(changes))('%s', (change, texts) => {
    expect(texts.map((text) => [text, inWords(text)])).toEqual(texts.map((text) => [text, change]));
  });
});

describe('how a question is put', () => {
  const manners: Readonly<Record<string, readonly [yes: readonly string[], no: readonly string[]]>> = {
    isVerdict: [
      [
        'ai-je le droit de travailler le dimanche ?',
        'est-ce légal ?',
        "suis-je obligé d'avoir un compte pro ?",
      ],
      ["droit d'auteur sur mes photos", "j'ai droit à quoi ?", 'comment faire une facture ?'],
    ],
    isForOther: [
      ['ma sœur veut ouvrir un salon', 'c’est pour mon fils', 'my wife wants to start a bakery'],
      ['mon conjoint travaille avec moi', 'un client ne me paie pas', 'mon salarié est malade'],
    ],
    isInsult: [
      ["t'es nul", 'espèce de connard', 'you are useless'],
      ['je suis nul en compta', 'la concurrence', 'constat de carence'],
    ],
    isDefinition: [["c'est quoi l'acre ?", 'c koi la cfe', 'what is acre?'], ['un client ne me paie pas']],
  };
  test.each(Object.entries(manners))('%s', (name, [yes, no]) => {
    const is = (text: string) => mannerOf(text)[name as keyof ReturnType<typeof mannerOf>];
    expect(yes.filter((text) => !is(text))).toEqual([]);
    expect(no.filter(is)).toEqual([]);
  });

  test('in which language', () => {
    const of = (text: string) => mannerOf(text).language;
    expect(['un client ne me paie pas', 'tva', 'jpeux avoir koi'].map(of)).toEqual(['fr', 'fr', 'fr']);
    expect(of('how can I get help to hire')).toBe('en');
    expect(['necesito ayuda para mi empresa', 'ich brauche hilfe', 'مرحبا'].map(of)).toEqual([
      'other',
      'other',
      'other',
    ]);
  });
});
