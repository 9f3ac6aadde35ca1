/** What Slack knows of a person, asked once an hour at most; a person is heard also when Slack does not answer. */
import type { webApi } from '@slack/bolt';
import type { Sender } from '#src/engine/message.ts';
import { cleanText, cutText } from '#src/engine/clean.ts';
import { placed } from './ids.ts';

/** The client that speaks in this workspace; undefined where the program is not installed. */
export type ClientFor = (teamId: string) => Promise<webApi.WebClient | undefined>;

export type Profile = Pick<Sender, 'name' | 'locale'>;

const REMEMBERED = 1_000;
const KEPT_MS = 3_600_000;
/** The acknowledgement waits for this, and Slack waits three seconds for the acknowledgement. */
const PATIENCE_MS = 1_000;
const NAME_LENGTH = 64;

export function createProfiles(
  clientFor: ClientFor,
  now: () => Date,
): (teamId: string, userId: string) => Promise<Profile> {
  const known = new Map<string, { readonly until: number; readonly profile: Promise<Profile> }>();
  return (teamId, userId) => {
    const key = placed(teamId, userId);
    const found = known.get(key);
    const at = now().getTime();
    if (found && found.until > at) return found.profile;
    const profile = ask(clientFor(teamId), userId);
    known.delete(key);
    known.set(key, { until: at + KEPT_MS, profile });
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return profile;
  };
}

async function ask(client: ReturnType<ClientFor>, userId: string): Promise<Profile> {
  const patience = Promise.withResolvers<Profile>();
  const timer = setTimeout(() => patience.resolve({}), PATIENCE_MS);
  const answer = client
    .then((known) => known?.users.info({ user: userId, include_locale: true }))
    .then(
      (found) => {
        const user = found?.user;
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
