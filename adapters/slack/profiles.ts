/** What Slack knows of a person, asked once an hour at most; a person is heard also when Slack does not answer. */
import type { webApi } from '@slack/bolt';
import type { Sender } from '#src/engine/message.ts';
import { cleanText, cutText } from '#src/engine/clean.ts';

export type Profile = Pick<Sender, 'name' | 'locale'>;

const REMEMBERED = 1_000;
const KEPT_MS = 3_600_000;
/** The acknowledgement waits for this, and Slack waits three seconds for the acknowledgement. */
const PATIENCE_MS = 1_000;
const NAME_LENGTH = 64;

export function createProfiles(
  client: webApi.WebClient,
  now: () => Date,
): (userId: string) => Promise<Profile> {
  const known = new Map<string, { readonly until: number; readonly profile: Promise<Profile> }>();
  return (userId) => {
    const found = known.get(userId);
    const at = now().getTime();
    if (found && found.until > at) return found.profile;
    const profile = ask(client, userId);
    known.delete(userId);
    known.set(userId, { until: at + KEPT_MS, profile });
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return profile;
  };
}

async function ask(client: webApi.WebClient, userId: string): Promise<Profile> {
  const patience = Promise.withResolvers<Profile>();
  const timer = setTimeout(() => patience.resolve({}), PATIENCE_MS);
  const answer = client.users.info({ user: userId, include_locale: true }).then(
    ({ user }) => {
      const { first_name, display_name, real_name } = user?.profile ?? {};
      const name = nameOf(first_name || display_name || real_name || '');
      return { ...(name && { name }), ...(user?.locale && { locale: user.locale }) };
    },
    () => ({}),
  );
  const profile = await Promise.race([answer, patience.promise]);
  clearTimeout(timer);
  return profile;
}

const nameOf = (name: string): string => cutText(cleanText(name).replace(/\s+/g, ' '), NAME_LENGTH);
