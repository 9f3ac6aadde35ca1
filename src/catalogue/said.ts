/** Facts that people say of themselves while they ask: "chuis au chômage", "j'ai 22 ans", "I'm a student". */
import type { FactName, Facts, FactValue } from './facts.ts';
import { spell } from './french.ts';

/** On spelled text: no accents, no apostrophes. Who speaks of a son or a client says nothing of themselves. */
const ME = String.raw`\b(?:je suis|j etais|etant|moi|i am|i m|im|as an?|en tant que|comme)(?: (?:une?|an?|actuellement|encore|toujours|currently|au|a la|a mon|deja|un jeune|une jeune|jeune))*`;
const patterns: readonly (readonly [RegExp, FactName, FactValue])[] = [
  [
    new RegExp(
      `${ME} (?:chomage|chomeurs?e?|sans emploi|unemployed|jobseeker|demandeuse? d emploi|demandeur d emploi|inscrite? (?:a|au) francetravail)`,
    ),
    'jobseeker',
    true,
  ],
  [
    /\b(?:mon chomage|mes allocations?|mes assedics?|mes droits au chomage|my unemployment|perdu mon (?:emploi|travail|job)|lost my job)\b/,
    'jobseeker',
    true,
  ],
  [/\b(?:je touche|j ai|je percois|toucher|je suis au|on) (?:le |du )?rsa\b/, 'rsa', true],
  [new RegExp(`${ME} (?:salariee?|en cdi|en cdd|employee?)\\b`), 'employee', true],
  [new RegExp(`${ME} (?:fonctionnaire|agent public|civil servant)`), 'civil-servant', true],
  [new RegExp(`${ME} (?:etudiante?|student|lyceene?|en etudes|en fac)`), 'student', true],
  [new RegExp(`${ME} (?:retraitee?|retired|en retraite|a la retraite)`), 'retired', true],
  [new RegExp(`${ME} (?:femme|woman|maman|mum|enceinte|pregnant)`), 'woman', true],
  [/\b(?:ma grossesse|mon accouchement|j accouche|my pregnancy)\b/, 'woman', true],
  [
    new RegExp(`${ME} (?:handicapee?|disabled|travailleu(?:r|se) handicapee?|rqth|reconnue? rqth)`),
    'disabled',
    true,
  ],
  [/\bj ai (?:une |la )?rqth\b/, 'disabled', true],
  [new RegExp(`${ME} (?:refugiee?|refugee)`), 'refugee', true],
  [new RegExp(`${ME} (?:etrangere?|foreigner|sans papiers)`), 'foreigner', true],
  [new RegExp(`${ME} (?:autoentrepreneur|micro|en micro)`), 'status', 'micro'],
  [new RegExp(`${ME} (?:en |gerante? (?:de |d une )?)?(?:sasu|sas|sarl|eurl)\\b`), 'status', 'company'],
  [/\bma (?:sasu|sas|sarl|eurl)\b/, 'status', 'company'],
  [
    new RegExp(`${ME} (?:agriculteur|agricultrice|paysanne?|farmer|maraicher|maraichere|eleveur|eleveuse)`),
    'farmer',
    true,
  ],
  [
    new RegExp(`${ME} (?:artiste|illustrat(?:eur|rice)|artist|auteure?|comedienne?|musicienne?)\\b`),
    'artist',
    true,
  ],
  [
    /\b(?:j ai (?:deja )?(?:un |mon |le )?(?:numero )?siret|je suis (?:deja |bien )?immatriculee?|ma (?:boite|societe) existe|mon entreprise existe|je suis a mon compte depuis|already registered|my business is registered)\b/,
    'registered',
    true,
  ],
  [
    /\b(?:j habite|je vis|je suis|ici c est) (?:dans |en )?(?:un |une |le |la )?(?:qpv|cite|quartier prioritaire)\b/,
    'district',
    true,
  ],
  [
    /\b(?:(?:dans|de) mon village|(?:j habite|je vis|je suis|installee?) (?:a la campagne|en zone rurale|en milieu rural|dans un (?:petit )?village))\b/,
    'rural',
    true,
  ],
  [
    /\b(?:mon bebe|mon enfant|mes (?:enfants|gosses)|(?:j ai|avec|maman de|papa de) (?:un|deux|trois|quatre|des) (?:enfants?|gosses)|my (?:kids?|children|baby))\b/,
    'parent',
    true,
  ],
];
const AGE = /\b(?:j ai|i am|im|i m|agee? de) (\d{2}) (?:ans|years|yo)\b/;
const EMPLOYEES =
  /\b(?:j ai|avec|on est|nous sommes|i have|j emploie) (\d{1,3}|un|une|deux|trois|quatre|cinq) (?:salaries?|salariees?|employes?|employees?|employees|personnes dans)\b/;
const COUNTS: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5 };

/** Only what is said in so many words. */
export function factsSaid(query: string): Facts {
  const said = spell(query);
  const facts: Partial<Record<FactName, FactValue>> = {};
  for (const [pattern, fact, value] of patterns) if (pattern.test(said)) facts[fact] = value;
  const age = AGE.exec(said)?.[1];
  if (age !== undefined) facts.age = Number(age);
  const employees = EMPLOYEES.exec(said)?.[1];
  if (employees !== undefined) facts.employees = COUNTS[employees] ?? Number(employees);
  return facts;
}
