/** Takes one payload in: known, read, handed over in each person's order. */
import type { Update } from '#src/engine/message.ts';
import type { Logger } from '#src/log.ts';
import type { Assist } from '#src/platform/adapter.ts';
import { inTurn, type Turns } from '#src/platform/turns.ts';
import { decode } from './codec.ts';
import { errorsOf, openForm } from './forms.ts';
import { InboxUnavailable } from './http.ts';
import { asAside, asMessage, type Memory } from './memory.ts';
import type { SlackFault } from './outcome.ts';
import { type Body, type Decoded, type Me, PLATFORM, workspaceOf } from './payload.ts';
import type { ClientFor, Profile } from './profiles.ts';

export interface SlackStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong. */
  readonly fault?: SlackFault;
}

export interface Intake {
  readonly options: {
    /** Given kinds and reasons; never words, names or tokens. */
    readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  };
  /** Speaks in this workspace; undefined where the program is not installed (any more). */
  readonly clientFor: ClientFor;
  readonly profileOf: (teamId: string, userId: string) => Promise<Profile>;
  readonly memory: Memory;
  readonly now: () => Date;
  /** Who we are in this workspace; undefined where the program is not installed. @throws InboxUnavailable while that is not known. */
  meIn(teamId: string | undefined): Promise<Me | undefined>;
  /** A workspace has taken our token away; `code` is Slack's own event. */
  gone(teamId: string, code: string): void | Promise<void>;
  status: SlackStatus;
  receive: ((update: Update) => Promise<void>) | undefined;
  assist: Assist | undefined;
  /** By person: what they do is stored in the order in which it came. */
  readonly turns: Turns;
}

/** What Slack is told together with "taken": the faults of a form. */
export type Acknowledgement = object | undefined;

/**
 * Hands one payload over; resolves once it is stored, or needs no storing.
 * @throws InboxUnavailable when Slack has to deliver it again.
 */
export async function take(intake: Intake, body: Body): Promise<Acknowledgement> {
  if (!intake.receive) throw new InboxUnavailable('not connected yet');
  const me = await intake.meIn(workspaceOf(body));
  if (!me) {
    intake.options.log.debug(
      { platform: PLATFORM },
      'payload of a workspace where the program is not installed',
    );
    return undefined;
  }
  const decoded = read(intake, me, body);
  if (!decoded) return undefined;
  if (decoded.kind === 'gone') {
    await intake.gone(decoded.teamId, decoded.code);
    return undefined;
  }
  const { update, teamId, userId, triggerId } = decoded;
  note(intake.memory, decoded);
  if (triggerId !== undefined && (await openForm(intake, { teamId, triggerId, update }, body)))
    return undefined;
  const { input } = update;
  const errors = input.kind === 'form' ? await errorsOf(intake, update.sender, input) : undefined;
  if (errors) return errors;
  await inTurn(intake.turns, userId, async () => {
    const sender = { ...update.sender, ...(await intake.profileOf(teamId, userId)) };
    await store(intake, { ...update, sender });
  });
  return undefined;
}

/** What was pressed can be changed afterwards, and what Slack lets us answer to is kept for as long as it is good. */
function note(
  memory: Memory,
  { update, userId, pressed, responseUrl }: Extract<Decoded, { kind: 'update' }>,
) {
  const { room, isPrivate } = update.from;
  if (pressed?.message && !memory.find(room, pressed.ts)) memory.keep(room, pressed.ts, pressed.message);
  if (!responseUrl || isPrivate) return;
  memory.open(asAside(room, userId), responseUrl);
  if (pressed?.isEphemeral) memory.open(asMessage(room, pressed.ts), responseUrl);
}

async function store(intake: Intake, update: Update): Promise<void> {
  if (!intake.receive) throw new InboxUnavailable('stopped');
  try {
    await intake.receive(update);
  } catch (cause) {
    intake.status = { state: 'degraded', fault: { code: 'inbox' } };
    throw new InboxUnavailable('The inbox could not be written.', { cause });
  }
  if (intake.status.fault?.code === 'inbox') intake.status = { state: 'ok' };
}

/** A payload we cannot read must not be delivered again and again. */
function read({ options, now }: Intake, me: Me, body: Body) {
  const { log } = options;
  const about = { platform: PLATFORM, type: body.type ?? 'command' };
  try {
    const decoded = decode(body, me, now().toISOString());
    if (decoded.kind !== 'ignored') return decoded;
    log.debug({ ...about, why: decoded.why }, 'payload ignored');
  } catch {
    log.error(about, 'payload could not be read and was left out');
  }
  return undefined;
}
