/** Slack's payloads in our words. Pure: the program's own account and the clock are arguments. */
import type { Input, Media } from '#src/engine/message.ts';
import { cleanText } from '#src/engine/clean.ts';
import { decodeHome } from './home.ts';
import { decodeSubmission } from './modal.ts';
import {
  type Action,
  type Body,
  type Decoded,
  DONE,
  FORM,
  ignored,
  instantOf,
  type Me,
  type Pressed,
  said,
  type SlackEvent,
  TICKS,
} from './payload.ts';
import { decodeShortcut } from './shortcut.ts';
import { readable } from './text.ts';

/** @param receivedAt ISO 8601; used where Slack gives no date. */
export function decode(body: Body, me: Me, receivedAt: string): Decoded {
  if (body.type === 'event_callback' && body.event) return decodeEvent(body.event, me);
  if (body.type === 'block_actions') return decodePress(body, me, receivedAt);
  if (body.type === 'view_submission') return decodeSubmission(body, me, receivedAt);
  if (body.type === 'message_action') return decodeShortcut(body, me, receivedAt);
  if (body.command) return decodeCommand(body, me, receivedAt);
  return ignored('kind of payload not used');
}

/** Messages that a person said; all other subtypes are edits, deletions, notices and programs. */
const SPOKEN: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'me_message',
  'thread_broadcast',
]);

/** The app was removed, or its token taken back. Tokens of people alone do not concern us. */
const isGone = ({ type, tokens }: SlackEvent): boolean =>
  type === 'app_uninstalled' || (type === 'tokens_revoked' && (tokens?.bot?.length ?? 0) > 0);

function decodeEvent(event: SlackEvent, me: Me): Decoded {
  if (isGone(event)) return { kind: 'gone', teamId: me.teamId, code: event.type };
  if (event.type === 'app_home_opened') return decodeHome(event, me);
  const { channel, user, ts } = event;
  if (event.bot_id || user === me.userId || user === 'USLACKBOT') return ignored('written by a program');
  if (!SPOKEN.has(event.subtype) || event.edited) return ignored('not something just said');
  if (!isToUs(event, me)) return ignored('not said to us');
  if (!channel || !user || !ts) return ignored('an event without sender or place');
  // The content is the key: Slack may deliver one message under two event ids, or as a message and as a mention.
  const id = `message-${channel}-${ts}`;
  const thread = event.thread_ts === ts ? undefined : event.thread_ts;
  return said(
    {
      id,
      at: instantOf(ts),
      user,
      team: event.user_team ?? event.team,
      channel,
      thread,
      inReplyTo: thread,
      isOverheard: isAmongMembers(event, me),
      input: readEvent(event, me),
    },
    me,
  );
}

/** In the direct channel, by name, or in the thread of something that the program wrote. */
function isToUs({ type, channel_type: kind, ...event }: SlackEvent, me: Me): boolean {
  if (type !== 'message') return type === 'app_mention';
  if (kind === 'im') return true;
  return event.parent_user_id === me.userId && event.thread_ts !== undefined && event.thread_ts !== event.ts;
}

/** They talk to each other in that thread, and may still answer what the program asked there. */
const isAmongMembers = ({ type, channel_type: kind, text = '' }: SlackEvent, me: Me): boolean =>
  type === 'message' && kind !== 'im' && !text.includes(`<@${me.userId}>`);

function readEvent({ text = '', files }: SlackEvent, me: Me): Input {
  const words = readable(text, me.userId);
  const [file] = files ?? [];
  if (file) return { kind: 'file', media: mediaOf(file.mimetype), ...(words && { caption: words }) };
  const command = /^\/([\p{L}\p{N}_-]{1,64})(?:\s+([^]*))?$/u.exec(words);
  if (command?.[1]) return commandOf(command[1], command[2]);
  return words ? { kind: 'text', text: words } : MENU;
}

/** Called by name without a word. */
const MENU: Input = { kind: 'command', name: 'menu' };

const commandOf = (name: string, argument = ''): Input => ({
  kind: 'command',
  name: name.toLowerCase(),
  ...(argument.trim() && { argument: argument.trim() }),
});

function mediaOf(type = ''): Media {
  if (type.startsWith('image/')) return 'photo';
  if (type.startsWith('audio/')) return 'voice';
  if (type.startsWith('video/')) return 'video';
  return 'document';
}

function decodePress(body: Body, me: Me, receivedAt: string): Decoded {
  const [action] = body.actions ?? [];
  const { user, channel, container, trigger_id: triggerId, response_url: responseUrl } = body;
  // In the Home tab there is no channel: the answer comes in the direct one.
  const place = channel?.id ?? (container?.type === 'view' ? user?.id : undefined);
  if (!action || !user || !place) return ignored('a press without place');
  const tokens = tokensOf(action, body);
  if (!tokens) return ignored('ticks wait for their button');
  const pressed = pressedOf(body);
  const update = said(
    {
      id: `press-${triggerId ?? `${action.action_ts}-${action.action_id}-${user.id}`}`,
      at: action.action_ts ? instantOf(action.action_ts) : receivedAt,
      user: user.id,
      team: user.team_id,
      channel: place,
      thread: container?.thread_ts,
      input: { kind: 'choice', tokens, ...(pressed && { on: pressed.ts }) },
    },
    me,
  );
  const isForm = action.action_id === FORM && triggerId !== undefined;
  return {
    ...update,
    ...(pressed && { pressed }),
    ...(responseUrl && { responseUrl }),
    ...(isForm && { triggerId }),
  };
}

function pressedOf({ container, message }: Body): Pressed | undefined {
  if (container?.message_ts === undefined) return undefined;
  return {
    ts: container.message_ts,
    isEphemeral: container.is_ephemeral === true,
    ...(message?.blocks && { message: { text: message.text ?? '', blocks: message.blocks } }),
  };
}

function tokensOf(action: Action, { state, view }: Body): readonly string[] | undefined {
  if (action.type === 'static_select')
    return action.selected_option ? [action.selected_option.value] : undefined;
  if (action.type !== 'button' || !action.value) return undefined;
  if (action.action_id !== DONE) return [action.value];
  const ticked = Object.values((view?.state ?? state)?.values ?? {}).flatMap(
    (block) => block[TICKS]?.selected_options?.map(({ value }) => value) ?? [],
  );
  return [...ticked, action.value];
}

function decodeCommand(body: Body, me: Me, receivedAt: string): Decoded {
  const { user_id: user, channel_id: channel, trigger_id: trigger, response_url: responseUrl } = body;
  if (!user || !channel || !trigger) return ignored('a command without sender or place');
  const words = cleanText(readable(body.text ?? '', me.userId));
  const [, first = '', rest] = /^\/?(\S+)(?:\s+([^]*))?$/.exec(words) ?? [];
  const isCommand = me.commands.has(first.toLowerCase());
  const input = isCommand ? commandOf(first, rest) : words ? ({ kind: 'text', text: words } as const) : MENU;
  // A direct channel may be the talk of two members, where the program cannot write: the answer goes to its own.
  const update = said({ id: `command-${trigger}`, at: receivedAt, user, channel, input }, me);
  return { ...update, ...(responseUrl && { responseUrl }) };
}
