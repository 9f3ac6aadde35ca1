/** The accounts of one person: letting one go, and choosing where news arrive. */
import { act, choose, type Context, defineFlow, has, is, say } from '#src/engine/flow.ts';
import { accountName } from './link.ts';
import { words } from './mentoring.ts';

const LAST = 'last';

const accounts = async ({ read, person }: Context) => read.people.accounts(person.id);
const options = async (context: Context) =>
  (await accounts(context)).map(({ key, platform, name = '' }) => ({
    value: key,
    label: accountName(context, platform, name),
  }));
const nameOf = async (context: Context, key: string) =>
  (await options(context)).find(({ value }) => value === key)?.label ?? '';

/** Decided when the flow begins, so that it stays one conversation when accounts come or go meanwhile. */
const canChoose = has('account');

export const unlink = defineFlow(
  'unlink',
  { version: 1, commands: ['delier', 'unlink'], resumable: false, expiresAfterHours: 2 },
  [
    choose(
      'account',
      async (context) => [
        ...((await accounts(context)).length > 1 ? await options(context) : []),
        { value: 'close', label: context.say('unlink-account-close') },
      ],
      {
        args: async (context) => ({ count: (await accounts(context)).length }),
        means: { no: ['close'] },
      },
    ),
    choose('sure', ['yes', 'no'], {
      when: (slots) => canChoose(slots) && slots['account'] !== 'close',
      args: async (context) => ({ account: await nameOf(context, words(context.slots['account'])) }),
    }),
    act(
      'unlink',
      ({ slots }) => [
        {
          kind: 'people.unlink',
          isAwaited: true,
          key: 'unlink',
          data: { account: words(slots['account']) },
        },
      ],
      { when: is('sure', 'yes') },
    ),
    say('stays', { when: (slots) => slots['account'] === 'close' || slots['sure'] === 'no' }),
  ],
);

export const notifications = defineFlow(
  'notifications',
  { version: 1, commands: ['notifications'], resumable: false },
  [
    choose(
      'where',
      async (context) => [
        { value: LAST, label: context.say('notifications-where-last') },
        ...((await accounts(context)).length > 1 ? await options(context) : []),
      ],
      {
        args: async (context) => {
          const all = await accounts(context);
          const chosen = all.find(({ isPreferred }) => isPreferred);
          return {
            count: all.length,
            now: chosen
              ? accountName(context, chosen.platform, chosen.name ?? '')
              : context.say('notifications-where-last'),
          };
        },
      },
    ),
    act('save', ({ slots }) => [
      { kind: 'people.prefer', key: 'prefer', data: { account: words(slots['where']) } },
    ]),
    say('saved', {
      args: async (context) => {
        const where = words(context.slots['where']);
        return {
          account: where === LAST ? context.say('notifications-where-last') : await nameOf(context, where),
        };
      },
    }),
  ],
);
