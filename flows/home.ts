import { call, choose, type Context, defineFlow, is } from '#src/engine/flow.ts';

const PLACES = ['help', 'mentor', 'meetups', 'plus-one', 'become-mentor', 'my-data', 'language', 'more'];

export const home = defineFlow('home', { version: 2, commands: ['menu', 'accueil'], resumable: false }, [
  choose('go', PLACES, { args: nextStep, takesQuestions: true }),
  call('help', 'resources', { when: is('go', 'help') }),
  call('mentor', 'ask-mentor', { when: is('go', 'mentor') }),
  call('meetups', 'meetups', { when: is('go', 'meetups') }),
  call('plus-one', 'my-plus-ones', { when: is('go', 'plus-one') }),
  call('become-mentor', 'become-mentor', { when: is('go', 'become-mentor') }),
  call('my-data', 'my-data', { when: is('go', 'my-data') }),
  call('language', 'language', {
    when: is('go', 'language'),
    give: ({ person }) => ({ locale: person.locale === 'fr' ? 'en' : 'fr' }),
  }),
  call('more', 'more', { when: is('go', 'more') }),
]);

/** The menu recalls the +1 that comes next. */
async function nextStep({ person, read, format }: Context) {
  const [next] = await read.people.openSteps(person.id);
  return next
    ? { steps: 'some', what: next.what, day: format.day(next.dueOn) }
    : { steps: 'none', what: '', day: '' };
}
