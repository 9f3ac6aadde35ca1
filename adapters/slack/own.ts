/** The workspace of SLACK_BOT_TOKEN. */
import type { webApi } from '@slack/bolt';
import { type ClientOptions, createClient } from './client.ts';
import { faultOf, type SlackFault } from './outcome.ts';
import type { Me } from './payload.ts';

export interface Own {
  readonly client: webApi.WebClient;
  /** Undefined until Slack has said it. */
  readonly me: Me | undefined;
  /** What is wrong with the token. */
  fault: SlackFault | undefined;
  /** Who we are; asked of Slack until it answers. */
  introduce(): Promise<Me>;
}

export function createOwn(token: string, commands: ReadonlySet<string>, options: ClientOptions): Own {
  const client = createClient(token, options);
  let me: Me | undefined;
  const own: Own = {
    client,
    fault: undefined,
    get me() {
      return me;
    },
    async introduce() {
      if (me) return me;
      try {
        const { team_id: teamId, user_id: userId, bot_id: botId } = await client.auth.test();
        if (!teamId || !userId) throw new Error('auth.test did not say who we are.');
        own.fault = undefined;
        me = { teamId, userId, botId, commands };
        return me;
      } catch (error) {
        own.fault = faultOf(error);
        throw error;
      }
    },
  };
  return own;
}
