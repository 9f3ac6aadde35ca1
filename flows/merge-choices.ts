/** After accounts were linked: where their profiles differ, the person says what is right. Until then the first stays. */
import { act, choose, type Context, defineFlow, type DynamicOption, say } from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { list, needLabel, words } from './mentoring.ts';

const FIELDS = [
  'locale',
  'activity',
  'stage',
  'place',
  'needs',
  'mentor-first-name',
  'mentor-skills',
  'mentor-trade',
  'mentor-place',
  'mentor-languages',
  'mentor-capacity',
  'mentor-pings',
  'mentor-quiet',
] as const;
type Field = (typeof FIELDS)[number];
type Side = 'kept' | 'other';

const differences = (slots: Slots): Slots => (slots['differences'] ?? {}) as Slots;
const isAsked = (slots: Slots, field: Field): boolean => differences(slots)[field] !== undefined;
const valueOf = (slots: Slots, field: Field, side: Side): Json =>
  ((differences(slots)[field] ?? {}) as Slots)[side] ?? null;

const question = (field: Field) =>
  choose(field, (context) => bothSides(context, field), { when: (slots) => isAsked(slots, field) });

const bothSides = (context: Context, field: Field): readonly DynamicOption[] =>
  (['kept', 'other'] as const).map((value) => ({
    value,
    label: inWords(context, field, valueOf(context.slots, field, value)),
  }));

function inWords(context: Context, field: Field, value: Json): string {
  const { say: tell } = context;
  const town = (code: Json | undefined) => context.read.places.byCode(words(code))?.name ?? words(code);
  const labels = (key: string) => list(value).map((each) => tell(`${key}-${each}`));
  switch (field) {
    case 'locale':
      return tell(`mentor-form-languages-${value === 'en' ? 'en' : 'fr'}`);
    case 'stage':
      return tell(`about-me-stage-${words(value)}`);
    case 'place':
      return town(value);
    case 'needs':
      return labels('about-me-needs').join(', ');
    case 'mentor-skills':
      return list(value)
        .map((need) => needLabel(context, need))
        .join(', ');
    case 'mentor-languages':
      return labels('mentor-form-languages').join(', ');
    case 'mentor-place': {
      const [code, isRemote] = Array.isArray(value) ? value : [];
      return tell(`mentor-form-where-${isRemote === true ? 'anywhere' : 'near'}`, { town: town(code) });
    }
    case 'mentor-capacity':
      return tell('merge-choices-people', { count: Number(value) });
    case 'mentor-pings':
      return tell('merge-choices-per-week', { count: Number(value) });
    case 'mentor-quiet': {
      const [from, to] = list(value);
      return from === to ? tell('mentor-form-quiet-none') : `${from} - ${to}`;
    }
    case 'activity':
    case 'mentor-first-name':
    case 'mentor-trade':
      return words(value);
  }
}

/** The fields for which the other value was chosen. */
function chosen(slots: Slots): Slots {
  const others = FIELDS.filter((field) => slots[field] === 'other');
  return Object.fromEntries(others.map((field) => [field, valueOf(slots, field, 'other')]));
}

export const mergeChoices = defineFlow('merge-choices', { version: 1, triggers: ['merge-choices'] }, [
  say('why'),
  ...FIELDS.map(question),
  act('save', ({ slots }) => {
    const { locale, ...rest } = chosen(slots);
    return [
      { kind: 'people.merge.choose', key: 'choose', data: rest },
      ...(locale ? [{ kind: 'people.locale', key: 'locale', data: { locale } }] : []),
    ];
  }),
  say('saved'),
]);
