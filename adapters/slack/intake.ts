/** Takes one payload in: known, read, handed over in each person's order. */
import type { Update } from '#src/engine/message.ts';
import type { Logger } from '#src/log.ts';
import type { Assist } from '#src/platform/adapter.ts';
import { type Body, decode, type Me, PLATFORM, workspaceOf } from './codec.ts';
import { InboxUnavailable } from './http.ts';
import type { SlackFault } from './outcome.ts';
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
  readonly now: () => Date;
  /** Who we are in this workspace; undefined while that is not known, or where the program is not installed. */
  meIn(teamId: string | undefined): Promise<Me | undefined>;
  /** A workspace has taken our token away; `code` is Slack's own event. */
  gone(teamId: string, code: string): void | Promise<void>;
  status: SlackStatus;
  receive: ((update: Update) => Promise<void>) | undefined;
  assist: Assist | undefined;
  /** By person: what they do is stored in the order in which it came. */
  readonly turns: Map<string, Promise<void>>;
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
  if (!me) throw new InboxUnavailable('not connected yet');
  const decoded = read(intake, me, body);
  if (!decoded) return undefined;
  if (decoded.kind === 'gone') return void (await intake.gone(decoded.teamId, decoded.code));
  const { update, teamId, userId } = decoded;
  await inTurn(intake.turns, userId, async () => {
    const sender = { ...update.sender, ...(await intake.profileOf(teamId, userId)) };
    await store(intake, { ...update, sender });
  });
  return undefined;
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

async function inTurn(
  turns: Map<string, Promise<void>>,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const over = turn.catch(() => {});
  turns.set(key, over);
  try {
    await turn;
  } finally {
    if (turns.get(key) === over) turns.delete(key);
  }
}
