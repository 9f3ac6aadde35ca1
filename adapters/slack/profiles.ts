/** What Slack knows of a person, asked once an hour at most; a person is heard also when Slack does not answer. */
import type { webApi } from '@slack/bolt';
import type { Sender } from '#src/engine/message.ts';
import { cleanText, cutText } from '#src/engine/clean.ts';
import { placed } from './ids.ts';
import { Recent } from '#src/platform/recent.ts';

/** The client that speaks in this workspace; undefined where the program is not installed. */
export type ClientFor = (teamId: string) => Promise<webApi.WebClient | undefined>;

export type Profile = Pick<Sender, 'name' | 'locale' | 'zone'>;

const REMEMBERED = 1_000;
const KEPT_MS = 3_600_000;
/** The acknowledgement waits for this, and Slack waits three seconds for the acknowledgement. */
const PATIENCE_MS = 1_000;
const NAME_LENGTH = 64;

export function createProfiles(
  clientFor: ClientFor,
  now: () => Date,
): (teamId: string, userId: string) => Promise<Profile> {
  const known = new Recent<{ readonly until: number; readonly profile: Promise<Profile> }>(REMEMBERED);
  return (teamId, userId) => {
    const key = placed(teamId, userId);
    const found = known.get(key);
    const at = now().getTime();
    if (found && found.until > at) return found.profile;
    const profile = ask(clientFor(teamId), userId);
    known.set(key, { until: at + KEPT_MS, profile });
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
        const zone = user?.tz;
        return {
          ...(name && { name }),
          ...(user?.locale && { locale: user.locale }),
          ...(zone && isZone(zone) && { zone }),
        };
      },
      () => ({}),
    );
  const profile = await Promise.race([answer, patience.promise]);
  clearTimeout(timer);
  return profile;
}

const nameOf = (name: string): string => cutText(cleanText(name).replace(/\s+/g, ' '), NAME_LENGTH);

/** Known to this computer; "Mars/Olympus" is not. */
function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
