/**
 * A stand-in for WhatsApp's Cloud API, over real HTTP: the Graph API with its limits and error codes, signed deliveries
 * that come again until they are taken, the 24-hour window, the pace allowed towards one person, statuses told later.
 * Point the program at it with `apiRoot: server.url`, and it at the program with `server.deliveries.webhookUrl`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPayload } from './telegram-server/wire.ts';
import { Deliveries } from './whatsapp-server/deliveries.ts';
import { checkMedia, draw, GraphFault } from './whatsapp-server/limits.ts';
import { type Account, newWamid, Person, PHONE_ID, valueOf } from './whatsapp-server/people.ts';

export type { Delivery } from './whatsapp-server/deliveries.ts';
export { PHONE_ID, valueOf } from './whatsapp-server/people.ts';
export type { Person, Seen } from './whatsapp-server/people.ts';

type Payload = Readonly<Record<string, unknown>>;
type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly retryAfter?: number }
  /** A page of HTML, as a broken front server sends; the call had no effect. */
  | { readonly kind: 'page'; readonly status: number }
  /** The call has its effect, then the connection is cut. */
  | { readonly kind: 'reset' }
  /** The call has its effect, and no answer ever comes. */
  | { readonly kind: 'silence' };
type Path = 'messages' | 'media' | 'number';

export interface WhatsAppServerOptions {
  /** Pause before what was not taken is delivered again; doubled each time. */
  readonly redeliverMs?: number;
  /** Messages one person may get at once, as a burst. */
  readonly burst?: number;
  readonly port?: number;
}

export type WhatsAppServer = Awaited<ReturnType<typeof startWhatsAppServer>>;

const DAY_MS = 24 * 3_600_000;
const PAIR_MS = 6_000;

export async function startWhatsAppServer({
  redeliverMs = 100,
  burst = 45,
  port = 0,
}: WhatsAppServerOptions = {}) {
  const token = 'EAAtest-token-of-the-stand-in';
  const appSecret = 'app-secret-of-the-stand-in';
  const verifyToken = 'verify-token-of-the-stand-in';
  const deliveries = new Deliveries(appSecret, redeliverMs);
  const people: Person[] = [];
  const templates = new Map<string, ReadonlySet<string>>();
  const media = new Map<string, { readonly name: string; readonly type: string; readonly content: string }>();
  const faults: { readonly path: Path; readonly fault: Fault; passing: number }[] = [];
  const calls: { readonly path: Path; readonly payload: Payload }[] = [];
  const pace = new Map<Person, number[]>();
  /** 131047 comes at once, instead of later by the webhook; it is seen both ways. */
  const settings = { refusesAtOnce: false, tellsStatuses: true, isRevoked: false };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const fail = (status: number, code: number, message: string, retryAfter?: number) =>
      reply(
        status,
        { error: { message, type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ' } },
        retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
      );
    const [, id, rest] = /^\/v25\.0\/(\w+)(?:\/(\w+))?/.exec(request.url ?? '') ?? [];
    const path = (rest ?? 'number') as Path;
    const payload = await readPayload(request);
    calls.push({ path, payload });
    if (settings.isRevoked || request.headers.authorization !== `Bearer ${token}`)
      return fail(401, 190, 'Invalid OAuth access token - Cannot parse access token');
    if (id !== PHONE_ID) return fail(400, 100, `Unsupported request. Object with ID '${id}' does not exist`);
    const at = faults.findIndex((planned) => planned.path === path && planned.passing-- <= 0);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'error') return fail(fault.status, fault.code, '(#x) CONFIDENTIEL', fault.retryAfter);
    if (fault?.kind === 'page')
      return void response.writeHead(fault.status).end('<html><h1>Sorry</h1></html>');
    try {
      const result = run(path, payload);
      if (fault?.kind === 'reset') request.socket.resetAndDestroy();
      else if (fault?.kind !== 'silence') reply(200, result);
    } catch (error) {
      if (!(error instanceof GraphFault)) throw error;
      fail(error.status, error.code, error.message);
    }
  }

  function run(path: Path, payload: Payload): object {
    if (path === 'number') return { id: PHONE_ID };
    if (path === 'media') return upload(payload);
    if (payload['messaging_product'] !== 'whatsapp')
      throw new GraphFault(400, 100, '(#100) messaging_product');
    return payload['status'] === 'read' ? read(payload) : accept(payload);
  }

  function upload(payload: Payload): object {
    checkMedia(payload);
    const { fileName, content } = payload['file'] as { fileName: string; content: string };
    const id = String(1_000_000 + media.size);
    media.set(id, { name: fileName, type: String(payload['type']), content });
    return { id };
  }

  function read({ message_id: id, typing_indicator: typing }: Payload): object {
    const reader = people.find(({ said }) => said.has(String(id)));
    if (!reader) throw new GraphFault(400, 131009, '(#131009) message_id');
    reader.ticked.add(String(id));
    reader.isSeeingTyping ||= typing !== undefined;
    return { success: true };
  }

  /** Takes a message; whether it is sent is told later. */
  function accept(payload: Payload): object {
    const { to, recipient, type, biz_opaque_callback_data: key } = payload;
    if (!to && !recipient) throw new GraphFault(400, 131008, '(#131008) Required parameter is missing: to');
    const template = type === 'template' ? approved(payload['template']) : undefined;
    const drawn = template
      ? { text: 'PlusUn : vous avez des nouvelles.', buttons: [], rows: [] }
      : draw(payload);
    const file = drawn.media && media.get(drawn.media.id);
    if (drawn.media && !file) throw new GraphFault(400, 131009, '(#131009) media id');
    const person = people.find(({ account }) => (to ? account.number === to : account.userId === recipient));
    if (person) checkPace(person);
    const isOpen = person !== undefined && Date.now() - person.lastHeard < DAY_MS;
    const code = !person?.isOnWhatsApp ? 131026 : isOpen || template ? undefined : 131047;
    if (code === 131047 && settings.refusesAtOnce) throw new GraphFault(400, code, 'Re-engagement message');
    const wamid = newWamid(String(person?.account.number ?? to));
    if (person && code === undefined && !person.hasBlocked) {
      person.isSeeingTyping = false;
      const named = file && drawn.media && { ...file, name: drawn.media.name };
      person.messages.push({ wamid, drawn, ...(named && { file: named }), ...(template && { template }) });
    }
    if (settings.tellsStatuses) tell(wamid, key, code, person);
    const contact = { input: to ?? recipient, ...(to ? { wa_id: to } : { user_id: recipient }) };
    return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id: wamid }] };
  }

  function approved(template: unknown) {
    const { name, language } = template as { name: string; language: { code: string } };
    if (!templates.get(name)?.has(language.code))
      throw new GraphFault(404, 132001, '(#132001) Template name does not exist in the translation');
    return { name, language: language.code };
  }

  function checkPace(person: Person): void {
    const recent = (pace.get(person) ?? []).filter((at) => Date.now() - at < burst * PAIR_MS);
    if (recent.length >= burst) throw new GraphFault(400, 131056, '(#131056) Pair rate limit hit');
    pace.set(person, [...recent, Date.now()]);
  }

  function tell(wamid: string, key: unknown, code: number | undefined, person: Person | undefined): void {
    const told = code === undefined ? ['sent', ...(person?.hasBlocked ? [] : ['delivered'])] : ['failed'];
    for (const status of told) {
      const errors = code === undefined ? {} : { errors: [{ code, title: 'CONFIDENTIEL' }] };
      const of = { id: wamid, status, timestamp: '1800000000', recipient_id: person?.account.number };
      const mark = key === undefined ? {} : { biz_opaque_callback_data: key };
      deliveries.push(valueOf({ statuses: [{ ...of, ...mark, ...errors }] }));
    }
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}/v25.0`,
    port: address.port,
    token,
    appSecret,
    verifyToken,
    deliveries,
    settings,
    templates,
    calls,
    callsOf: (path: Path): readonly Payload[] =>
      calls.filter((call) => call.path === path).map(({ payload }) => payload),
    person({ name, hidesNumber = false }: { readonly name: string } & Partial<Account>): Person {
      const number = String(33_600_000_000 + people.length);
      const person = new Person(
        { number, userId: `FR.${13_491_208_655_302 + 7 * people.length}`, name, hidesNumber },
        deliveries,
      );
      people.push(person);
      return person;
    },
    /** The next call goes wrong, after so many that pass. */
    next(path: Path, passing = 0) {
      const plan = (fault: Fault) => void faults.push({ path, fault, passing });
      return {
        fails: (code: number, status = 400, retryAfter?: number) =>
          plan({ kind: 'error', status, code, ...(retryAfter !== undefined && { retryAfter }) }),
        breaks: (status = 502) => plan({ kind: 'page', status }),
        resetsAfterwards: () => plan({ kind: 'reset' }),
        neverAnswers: () => plan({ kind: 'silence' }),
      };
    },
    async stop() {
      deliveries.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
