/** Slack: its own Web API client to speak; Socket Mode or signed posts to listen. */
import type { Json } from '#src/engine/message.ts';
import type { Adapter, House, Sent } from '#src/platform/adapter.ts';
import { createListening } from '#src/platform/listening.ts';
import { createClient } from './client.ts';
import { PLATFORM } from './payload.ts';
import { capabilities } from './compose.ts';
import { EVENTS_PATH, handlePost } from './http.ts';
import { takePlaced } from './ids.ts';
import { type SlackStatus, take } from './intake.ts';
import { type Line, listen, type SlackOptions } from './line.ts';
import { createMemory, type MemoryNote, sharing } from './memory.ts';
import { faultOfCode } from './outcome.ts';
import { createProfiles } from './profiles.ts';
import { createRespond } from './respond.ts';
import { createSender } from './send.ts';
import { NotNow } from './tokens.ts';
import { createWorkspaces } from './workspaces.ts';

export interface SlackAdapter extends Adapter {
  status(): SlackStatus;
  /** To be mounted in the web server; present when Slack posts to us. */
  readonly http?: { readonly path: string; handle(request: Request): Promise<Response> };
}

const REFRESH_MS = 60_000;
/** How long a response URL may take. */
const RESPOND_MS = 10_000;

/** @throws when there is no way to speak or to listen, or two to listen. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { appToken, signingSecret: secret } = options;
  if (Boolean(appToken) === Boolean(secret))
    throw new Error(
      'Slack needs either the app token (Socket Mode) or the signing secret (HTTP); set one of them.',
    );
  if (!options.botToken && !options.several)
    throw new Error('Slack needs the bot token, or workspaces that install the program; set one of them.');
  let house: House | undefined;
  const memory = createMemory(options.now ?? (() => new Date()));
  const line = openLine(
    options,
    sharing(memory, (note) => house?.tell(note as unknown as Json)),
  );
  const { workspaces } = line;
  const send = createSender({
    clientFor: line.clientFor,
    memory,
    respond: createRespond(options.timeoutMs ?? RESPOND_MS),
  });
  const listening = createListening((signal, onFirstAttempt) => listen(line, signal, onFirstAttempt));
  let refreshing: NodeJS.Timeout | undefined;
  const refresh = () =>
    workspaces.refresh().catch((error: unknown) => {
      options.log.error({ platform: PLATFORM, err: error }, 'Slack workspaces cannot be read; trying again');
    });

  return {
    platform: PLATFORM,
    capabilities,
    // Slack gives each payload to one of the sockets: the order of what one person does is kept in one process.
    listensAlone: appToken !== undefined,
    status() {
      const fault = line.status.state === 'ok' ? workspaces.fault() : undefined;
      return fault ? { state: 'degraded', fault } : line.status;
    },
    ...(secret && {
      http: {
        path: EVENTS_PATH,
        handle: (request: Request) =>
          handlePost(request, { secret, now: line.now, take: (body) => take(line, body) }),
      },
    }),

    settleIn(given) {
      house = given;
    },
    hear(told) {
      const note = told as unknown as MemoryNote;
      if (note.kind === 'keep') memory.keep(note.room, note.ts, note.post);
      else memory.open(note.place, note.url);
    },

    async start(receive, assist) {
      line.receive = receive;
      line.assist = assist;
      line.status = { state: 'connecting' };
      await refresh();
      refreshing = setInterval(() => void refresh(), options.refreshMs ?? REFRESH_MS).unref();
      await listening.start();
    },

    async send(envelope) {
      const { team } = takePlaced(envelope.to.room);
      const sent = await workspaces.judge(team, await send(envelope).catch(notNow));
      if (!sent.ok && sent.why === 'credentials')
        line.status = { state: 'degraded', fault: faultOfCode(sent.detail ?? '') };
      const { fault } = line.status;
      if (sent.ok && (fault?.code === 'bad-token' || fault?.code === 'missing-scope'))
        line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      clearInterval(refreshing);
      await Promise.all([...line.turns.values(), listening.stop()]);
      line.status = { state: 'off' };
    },
  };
}

function notNow(error: unknown): Sent {
  if (error instanceof NotNow) return error.sent;
  throw error;
}

function openLine(options: SlackOptions, memory: Line['memory']): Line {
  const { appToken, now = () => new Date() } = options;
  const commands = new Set(options.commands.flatMap(({ names }) => [names.fr, names.en]));
  const workspaces = createWorkspaces({ ...options, commands, now });
  const line: Line = {
    options,
    workspaces,
    clientFor: workspaces.clientFor,
    appClient: appToken ? createClient(appToken, options) : undefined,
    profileOf: createProfiles(workspaces.clientFor, now),
    memory,
    now,
    status: { state: 'off' },
    meIn: workspaces.meIn,
    async gone(teamId, code) {
      if (options.several) await workspaces.gone(teamId);
      else line.status = { state: 'degraded', fault: faultOfCode(code) };
    },
    receive: undefined,
    assist: undefined,
    turns: new Map(),
    failures: 0,
  };
  return line;
}
