/** What Slack sends, as far as it is used, and what all of it becomes. */
import type { types } from '@slack/bolt';
import type { Address, Input, Update } from '#src/engine/message.ts';
import { placed } from './ids.ts';

export const PLATFORM = 'slack';

/**
 * Action ids: the button that sends what was ticked, the ticks themselves, which are read with it, and the button that
 * opens a form.
 */
export const DONE = 'done';
export const TICKS = 'ticks';
export const FORM = 'form';

/** The program's own account in one workspace, as auth.test tells it, and the command words it answers. */
export interface Me {
  /** The workspace that installed it: it speaks in its name. */
  readonly teamId: string;
  readonly userId: string;
  readonly botId: string | undefined;
  readonly commands: ReadonlySet<string>;
}

export interface SlackEvent {
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
  readonly event_ts?: string;
  readonly thread_ts?: string;
  /** In a thread: who wrote the message it hangs under. */
  readonly parent_user_id?: string;
  readonly edited?: unknown;
  readonly tab?: string;
  readonly tokens?: { readonly bot?: readonly string[] };
  readonly files?: readonly { readonly mimetype?: string }[];
}

export interface Chosen {
  readonly value: string;
}

export interface Action {
  readonly type: string;
  readonly action_id: string;
  readonly action_ts?: string;
  readonly value?: string;
  readonly selected_option?: Chosen | null;
}

/** What is filled in, by block and action. */
export type State = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null;
          readonly selected_option?: Chosen | null;
          readonly selected_options?: readonly Chosen[];
        }
      >
    >
  >
>;

export interface View {
  readonly id: string;
  readonly type: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly state?: { readonly values?: State };
}

/** The bodies of events, interactions and slash commands. */
export interface Body {
  readonly type?: string;
  readonly team_id?: string;
  readonly team?: { readonly id: string; readonly domain?: string } | null;
  /** Events: for which installation this is. */
  readonly authorizations?: readonly { readonly team_id?: string | null }[];
  readonly event?: SlackEvent;
  readonly actions?: readonly Action[];
  readonly state?: { readonly values?: State };
  readonly user?: { readonly id: string; readonly team_id?: string };
  readonly channel?: { readonly id: string };
  readonly container?: {
    readonly type?: string;
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
  };
  /** Pressed (absent when only one person sees it), or pointed at by a shortcut. */
  readonly message?: {
    readonly text?: string;
    readonly ts?: string;
    readonly thread_ts?: string;
    readonly blocks?: readonly types.KnownBlock[];
  };
  readonly view?: View;
  readonly callback_id?: string;
  readonly response_url?: string;
  readonly trigger_id?: string;
  readonly command?: string;
  readonly text?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
}

/** The workspace whose installation a payload is for; undefined when it does not say. */
export const workspaceOf = ({ authorizations, team_id: teamId, team, user }: Body): string | undefined =>
  authorizations?.[0]?.team_id ?? teamId ?? team?.id ?? user?.team_id;

/** A message of ours that was pressed. */
export interface Pressed {
  readonly ts: string;
  readonly isEphemeral: boolean;
  readonly message?: { readonly text: string; readonly blocks: readonly types.KnownBlock[] };
}

export type Decoded =
  | {
      readonly kind: 'update';
      readonly update: Update;
      readonly teamId: string;
      readonly userId: string;
      readonly pressed?: Pressed;
      /** Good for five answers in half an hour, in the room of the update. */
      readonly responseUrl?: string;
      /** Good for opening one modal within three seconds. */
      readonly triggerId?: string;
    }
  /** The workspace has taken our token away. */
  | { readonly kind: 'gone'; readonly teamId: string; readonly code: string }
  /** Nothing for the engine; `why` is for the log and holds nothing personal. */
  | { readonly kind: 'ignored'; readonly why: string };

export const ignored = (why: string): Decoded => ({ kind: 'ignored', why });

export interface Said {
  readonly id: string;
  readonly at: string;
  readonly user: string;
  /** The sender's own workspace, where the payload says it. */
  readonly team?: string | undefined;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly isOverheard?: boolean | undefined;
  readonly input: Input;
}

/**
 * A person is written to by their own id, whatever direct channel they wrote in: one room, one order, and the Home tab
 * is theirs too.
 */
export const aloneWith = (teamId: string, userId: string): Address => ({
  platform: PLATFORM,
  room: placed(teamId, userId),
  isPrivate: true,
});

export function said(what: Said, { teamId }: Me): Extract<Decoded, { kind: 'update' }> {
  const { id, at, user, team, channel, thread, inReplyTo, isOverheard, input } = what;
  const alone = aloneWith(teamId, user);
  const isPrivate = /^[DUW]/.test(channel);
  const room: Address = {
    platform: PLATFORM,
    room: placed(teamId, channel),
    ...(thread && { thread }),
    isPrivate,
    whisper: user,
  };
  return {
    kind: 'update',
    teamId,
    userId: user,
    update: {
      id,
      from: isPrivate ? alone : room,
      ...(!isPrivate && { privately: alone }),
      ...(inReplyTo && { inReplyTo }),
      ...(isOverheard && { isOverheard }),
      sender: { platform: PLATFORM, id: placed(team ?? teamId, user) },
      at,
      input,
    },
  };
}

/** ISO 8601, from Slack's seconds ("1700000000.000100"). */
export const instantOf = (ts: string): string => new Date(Number(ts) * 1000).toISOString();
