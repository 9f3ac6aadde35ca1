/** What may be known of a person and their firm, by name: the words of conditions, of profiles, and of "tell me X". */
import { STAGES } from './resource.ts';

/** Things that are so or not. */
export const FLAGS = [
  'jobseeker',
  /** Of those, with an allowance. */
  'benefit',
  'rsa',
  'employee',
  'civil-servant',
  'student',
  'retired',
  'woman',
  'disabled',
  'foreigner',
  'refugee',
  'parent',
  /** The firm is registered (has a Siret). */
  'registered',
  /** In a priority district; in a classified rural commune. */
  'district',
  'rural',
  'low-income',
  'acre',
  'artist',
  'farmer',
  'spouse',
] as const;
/** Counted in years, people, euros a year, months since creation. */
export const NUMBERS = ['age', 'employees', 'turnover', 'months'] as const;
export const CHOICES = {
  stage: STAGES,
  status: ['micro', 'sole', 'company', 'cooperative', 'association'],
  sector: [
    'craft',
    'trade',
    'liberal',
    'services',
    'farming',
    'arts',
    'building',
    'food',
    'transport',
    'care',
  ],
} as const;

export type Flag = (typeof FLAGS)[number];
export type NumberFact = (typeof NUMBERS)[number];
export type ChoiceFact = keyof typeof CHOICES;
export type FactName = Flag | NumberFact | ChoiceFact | 'region';
export type FactValue = boolean | number | string;

/** A fact that is missing is not known; it is never false. */
export type Facts = Readonly<Partial<Record<FactName, FactValue>>>;
