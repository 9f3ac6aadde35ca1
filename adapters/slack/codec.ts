/** Slack's payloads in our words. Pure: the program's own account and the clock are arguments. */
import type { Address, Input, Media, Update } from '#src/engine/message.ts';
import { cleanText } from '#src/engine/clean.ts';
import { placed } from './ids.ts';
import { readable } from './text.ts';

export const PLATFORM = 'slack';
/** Action ids: the button that sends what was ticked, and the ticks themselves, which are read with it. */
export const DONE = 'done';
export const TICKS = 'ticks';

/** The program's own account in one workspace, as auth.test tells it, and the command words it answers. */
export interface Me {
  /** The workspace that installed it: it speaks in its name. */
  readonly teamId: string;
  readonly userId: string;
  readonly botId: string | undefined;
  readonly commands: ReadonlySet<string>;
}

export type Decoded =
  | { readonly kind: 'update'; readonly update: Update; readonly teamId: string; readonly userId: string }
  /** The workspace has taken our token away. */
  | { readonly kind: 'gone'; readonly teamId: string; readonly code: string }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

interface SlackEvent {
  readonly type: string;
  readonly subtype?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly user?: string;
  /** The sender's own workspace: in a channel that several share it may be another one. */
  readonly user_team?: string;
  readonly team?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly edited?: unknown;
  readonly tokens?: { readonly bot?: readonly string[] };
  readonly files?: readonly { readonly mimetype?: string }[];
}

interface Chosen {
  readonly value: string;
}

interface Action {
  readonly type: string;
  readonly action_id: string;
  readonly action_ts?: string;
  readonly value?: string;
  readonly selected_option?: Chosen | null;
}

/** The bodies of events, interactions and slash commands, as far as they are used. */
export interface Body {
  readonly type?: string;
  readonly team_id?: string;
  readonly team?: { readonly id: string; readonly domain?: string } | null;
  /** Events: for which installation this is. */
  readonly authorizations?: readonly { readonly team_id?: string | null }[];
  readonly event?: SlackEvent;
  readonly actions?: readonly Action[];
  readonly state?: {
    readonly values?: Readonly<
      Record<string, Readonly<Record<string, { selected_options?: readonly Chosen[] }>>>
    >;
  };
  readonly user?: { readonly id: string; readonly team_id?: string };
  readonly channel?: { readonly id: string };
  readonly container?: { readonly thread_ts?: string };
  readonly trigger_id?: string;
  readonly command?: string;
  readonly text?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
}

/** The workspace whose installation a payload is for; undefined when it does not say. */
export const workspaceOf = ({ authorizations, team_id: teamId, team }: Body): string | undefined =>
  authorizations?.[0]?.team_id ?? teamId ?? team?.id;

/** @param receivedAt ISO 8601; used where Slack gives no date. */
export function decode(body: Body, me: Me, receivedAt: string): Decoded {
  if (body.type === 'event_callback' && body.event) return decodeEvent(body.event, me);
  if (body.type === 'block_actions') return decodePress(body, me, receivedAt);
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
  const { channel, user, ts } = event;
  if (event.bot_id || user === me.userId || user === 'USLACKBOT') return ignored('written by a program');
  if (!SPOKEN.has(event.subtype) || event.edited) return ignored('not something just said');
  const isDirect = event.type === 'message' && event.channel_type === 'im';
  if (!isDirect && event.type !== 'app_mention') return ignored('not said to us');
  if (!channel || !user || !ts) return ignored('an event without sender or place');
  // The content is the key: Slack may deliver one message under two event ids.
  const id = `message-${channel}-${ts}`;
  const at = new Date(Number(ts) * 1000).toISOString();
  const team = event.user_team ?? event.team;
  return said({ id, at, user, team, channel, thread: event.thread_ts, input: readEvent(event, me) }, me);
}

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
  const { user, channel } = body;
  if (!action || !user || !channel) return ignored('a press without place');
  const tokens = tokensOf(action, body);
  if (!tokens) return ignored('ticks wait for their button');
  return said(
    {
      id: `press-${body.trigger_id ?? `${action.action_ts}-${action.action_id}-${user.id}`}`,
      at: action.action_ts ? new Date(Number(action.action_ts) * 1000).toISOString() : receivedAt,
      user: user.id,
      team: user.team_id,
      channel: channel.id,
      thread: body.container?.thread_ts,
      input: { kind: 'choice', tokens },
    },
    me,
  );
}

function tokensOf(action: Action, { state }: Body): readonly string[] | undefined {
  if (action.type === 'static_select')
    return action.selected_option ? [action.selected_option.value] : undefined;
  if (action.type !== 'button' || !action.value) return undefined;
  if (action.action_id !== DONE) return [action.value];
  const ticked = Object.values(state?.values ?? {}).flatMap(
    (block) => block[TICKS]?.selected_options?.map(({ value }) => value) ?? [],
  );
  return [...ticked, action.value];
}

function decodeCommand(body: Body, me: Me, receivedAt: string): Decoded {
  const { user_id: user, channel_id: channel, trigger_id: trigger, text = '' } = body;
  if (!user || !channel || !trigger) return ignored('a command without sender or place');
  const words = cleanText(readable(text, me.userId));
  const [, first = '', rest] = /^\/?(\S+)(?:\s+([^]*))?$/.exec(words) ?? [];
  const isCommand = me.commands.has(first.toLowerCase());
  const input = isCommand ? commandOf(first, rest) : words ? ({ kind: 'text', text: words } as const) : MENU;
  // A direct channel may be the talk of two members, where the program cannot write: the answer goes to its own.
  const room = channel.startsWith('D') ? user : channel;
  return said({ id: `command-${trigger}`, at: receivedAt, user, channel: room, input }, me);
}

interface Said {
  readonly id: string;
  readonly at: string;
  readonly user: string;
  /** The sender's own workspace, where the payload says it. */
  readonly team?: string | undefined;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly input: Input;
}

function said({ id, at, user, team, channel, thread, input }: Said, me: Me): Decoded {
  const isPrivate = /^[DUW]/.test(channel);
  const alone: Address = { platform: PLATFORM, room: placed(me.teamId, user), isPrivate: true };
  const room = placed(me.teamId, channel);
  const from: Address = isPrivate
    ? { platform: PLATFORM, room, isPrivate }
    : { platform: PLATFORM, room, ...(thread && { thread }), isPrivate, whisper: user };
  return {
    kind: 'update',
    teamId: me.teamId,
    userId: user,
    update: {
      id,
      from,
      ...(!isPrivate && { privately: alone }),
      sender: { platform: PLATFORM, id: placed(team ?? me.teamId, user) },
      at,
      input,
    },
  };
}

const ignored = (why: string): Decoded => ({ kind: 'ignored', why });
