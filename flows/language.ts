import { act, choose, defineFlow, say } from '#src/engine/flow.ts';

export const language = defineFlow(
  'language',
  { version: 1, commands: ['langue', 'language', 'francais', 'english'], resumable: false },
  [
    choose('locale', ['fr', 'en']),
    act('switch', ({ slots }) => [
      { kind: 'people.locale', key: 'locale', data: { locale: slots.locale ?? 'fr' } },
    ]),
    say('done'),
  ],
);
