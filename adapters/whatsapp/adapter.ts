/** WhatsApp: Meta's Cloud API. It posts to us, signed; we call its Graph API. */
import type { Adapter } from '#src/platform/adapter.ts';
import { createListening } from '#src/platform/listening.ts';
import { PLATFORM } from './codec.ts';
import { capabilities } from './compose.ts';
import { createGraph } from './graph.ts';
import { handleRequest, WEBHOOK_PATH } from './intake.ts';
import { type Line, listen, take, type WhatsAppOptions, type WhatsAppStatus } from './line.ts';
import { faultOf } from './outcome.ts';
import { createSender } from './send.ts';
import { createVerdicts } from './verdicts.ts';

const API_ROOT = 'https://graph.facebook.com/v25.0';

export interface WhatsAppAdapter extends Adapter {
  status(): WhatsAppStatus;
  /** To be mounted in the web server, for GET and POST. */
  readonly http: { readonly path: string; handle(request: Request): Promise<Response> };
}

export function createWhatsAppAdapter(options: WhatsAppOptions): WhatsAppAdapter {
  const { token, phoneId, apiRoot = API_ROOT, timeoutMs = 10_000, patienceMs = 3_000 } = options;
  const line: Line = {
    options,
    graph: createGraph({ token, phoneId, apiRoot, timeoutMs }),
    verdicts: createVerdicts(patienceMs),
    turns: new Map(),
    status: { state: 'off' },
    receive: undefined,
    house: undefined,
  };
  const listening = createListening((signal, onFirstAttempt) => listen(line, signal, onFirstAttempt));
  const send = createSender({
    graph: line.graph,
    verdicts: line.verdicts,
    template: options.template,
    choose: options.choose,
    onTemplate(code) {
      if (code !== undefined)
        line.status = { state: 'degraded', fault: { code: 'bad-template', detail: `code ${code}` } };
      else if (line.status.fault?.code === 'bad-template') line.status = { state: 'ok' };
    },
    onRefused(error) {
      line.status = { state: 'degraded', fault: faultOf(error) };
    },
  });
  const posts = {
    appSecret: options.appSecret,
    verifyToken: options.verifyToken,
    take: (delivery: Parameters<typeof take>[1]) => take(line, delivery),
  };

  return {
    platform: PLATFORM,
    capabilities,
    hasAbsences: true,
    status: () => line.status,
    http: { path: WEBHOOK_PATH, handle: (request) => handleRequest(request, posts) },

    settleIn(house) {
      line.house = house;
    },
    hear(note) {
      const { key, code } = note as { readonly key: string; readonly code: number | null };
      line.verdicts.tell(key, { code: code ?? undefined });
    },

    async start(receive) {
      line.receive = receive;
      line.status = { state: 'connecting' };
      await listening.start();
    },

    async send(envelope) {
      const sent = await send(envelope);
      const isMended = line.status.fault && /^(bad-token|bad-number|blocked)$/.test(line.status.fault.code);
      if (sent.ok && isMended) line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      await Promise.all([...line.turns.values(), listening.stop()]);
      line.status = { state: 'off' };
    },
  };
}
