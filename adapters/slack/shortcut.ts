/** The entry "Signaler" in the menu of anybody's message: tells the organisers, and only the one who used it sees it. */
import { type Body, type Decoded, ignored, type Me, said } from './payload.ts';

export const REPORT = 'report';
/** The command it stands for. */
const COMMAND = 'signaler';

export function decodeShortcut(body: Body, me: Me, receivedAt: string): Decoded {
  const {
    callback_id: callback,
    user,
    channel,
    message,
    trigger_id: trigger,
    response_url: responseUrl,
  } = body;
  if (callback !== REPORT) return ignored('a shortcut of somebody else');
  if (!user || !channel || !message?.ts || !trigger) return ignored('a shortcut without message');
  const update = said(
    {
      id: `shortcut-${trigger}`,
      at: receivedAt,
      user: user.id,
      team: user.team_id,
      channel: channel.id,
      thread: message.thread_ts,
      input: { kind: 'command', name: COMMAND, argument: referenceOf(body, channel.id, message.ts) },
    },
    me,
  );
  return { ...update, ...(responseUrl && { responseUrl }) };
}

/** The address of the message, for members of the workspace; its words stay on Slack. */
const referenceOf = ({ team }: Body, channel: string, ts: string): string =>
  `https://${team?.domain ?? 'app'}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
