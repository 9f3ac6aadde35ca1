/** Sends one envelope as the messages it needs, and says honestly what became of it. */
import type { Address } from '#src/engine/message.ts';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { createSendAll } from '#src/platform/turns.ts';
import { nameOf } from './codec.ts';
import { compose, type Post } from './compose.ts';
import { GraphError, type Graph } from './graph.ts';
import { type Outcome, outcomeOf, outcomeOfCode } from './outcome.ts';
import type { Verdicts } from './verdicts.ts';

type Locale = NonNullable<Envelope['locale']>;

export interface SenderParts {
  readonly graph: Graph;
  readonly verdicts: Verdicts;
  /** An approved template without variables: "you have news". Without it nobody is written to after 24 hours. */
  readonly template?: string | undefined;
  /** The word on the button that unfolds a list. */
  readonly choose: Readonly<Record<Locale, string>>;
  /** The template went out, or could not: Meta's code. */
  readonly onTemplate: (code: number | undefined) => void;
  /** Meta takes nothing from us at all. */
  readonly onRefused: (error: unknown) => void;
}

export function createSender(parts: SenderParts): (envelope: Envelope) => Promise<Sent> {
  const sendAll = createSendAll();
  return async (envelope) => {
    const { key, message, locale = 'fr' } = envelope;
    const posts = compose(message, parts.choose[locale]);
    if (posts.length > MOST_POSTS) return { ok: false, why: 'refused', detail: `${posts.length} messages` };
    return sendAll(key, posts, async (post, postKey) => {
      const outcome = await sendOne(parts, envelope, post, postKey);
      return outcome.ok || outcome.why !== 'closed' ? outcome : knock(parts, envelope);
    });
  };
}

/** WhatsApp takes 45 in a row for one person; an answer that long is a fault of ours. */
const MOST_POSTS = 20;

type Tried = Extract<Sent, { ok: true }> | Outcome;

async function sendOne(
  parts: SenderParts,
  { to, answers }: Envelope,
  post: Post,
  key: string,
): Promise<Tried> {
  const mark = key.slice(-512);
  const verdict = answers === undefined ? parts.verdicts.listen(mark) : undefined;
  try {
    const content = await prepare(parts.graph, post);
    if ('ok' in content) return content;
    const message = { ...recipient(to), ...content, biz_opaque_callback_data: mark };
    const wamid = await parts.graph.send(message);
    // Right after their own word, a person cannot be out of reach: nothing to wait for.
    const code = (await verdict?.wait())?.code;
    const failed = code === undefined ? undefined : (outcomeOfCode(code) ?? refused(code));
    return failed ?? { ok: true, ...(wamid && { receipt: nameOf(wamid) }) };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.why === 'credentials') parts.onRefused(error);
    return outcome;
  } finally {
    verdict?.stop();
  }
}

const refused = (code: number): Outcome => ({ ok: false, why: 'refused', detail: `code ${code}` });

/** A telephone number, or the id Meta made for this business. */
const recipient = ({ room }: Address): object => ({
  recipient_type: 'individual',
  ...(/^\d+$/.test(room) ? { to: room } : { recipient: room }),
});

/** Calendars and the like are plain text to WhatsApp, which goes by the name's ending. */
const KNOWN_FILES: ReadonlySet<string> = new Set(['text/plain', 'application/pdf']);

/** Uploads what has to be; nothing has been sent when that fails. */
async function prepare(graph: Graph, post: Post): Promise<object | Extract<Outcome, { ok: false }>> {
  if (post.type !== 'document') return post;
  const { file, caption } = post;
  const type = KNOWN_FILES.has(file.mediaType) ? file.mediaType : 'text/plain';
  try {
    const id = await graph.upload(new Blob([file.content], { type }), file.name);
    return { type: 'document', document: { id, filename: file.name, ...(caption && { caption }) } };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.why !== 'uncertain') throw error;
    return { ok: false, why: 'later', detail: outcome.detail ?? 'upload' };
  }
}

/**
 * The 24 hours are over. The template, once, says that there is news; the message itself waits for their next word.
 * Without a template they cannot be reached here, and another platform of theirs may be tried.
 */
async function knock(parts: SenderParts, { to, locale = 'fr', isWaiting }: Envelope): Promise<Sent> {
  const { template } = parts;
  const away: Sent = { ok: false, why: 'offline', detail: 'outside the 24 hours' };
  if (!template) return { ok: false, why: 'unreachable', detail: 'outside the 24 hours, and no template' };
  if (isWaiting) return away;
  const others = (['fr', 'en'] as const).filter((other) => other !== locale);
  for (const language of [locale, ...others]) {
    const tried = await sendTemplate(parts, to, template, language);
    if (tried === 'sent') return away;
    if (tried !== 'no-such-language') return tried;
  }
  return { ok: false, why: 'unreachable', detail: `no template ${template}` };
}

const NO_SUCH_TEMPLATE = 132001;

async function sendTemplate(
  { graph, onTemplate, onRefused }: SenderParts,
  to: Address,
  name: string,
  language: Locale,
): Promise<'sent' | 'no-such-language' | Sent> {
  try {
    const template = { name, language: { code: language } };
    await graph.send({ ...recipient(to), type: 'template', template });
    onTemplate(undefined);
    return 'sent';
  } catch (error) {
    const outcome = outcomeOf(error);
    // It may have arrived, and must not come twice.
    if (outcome.why === 'uncertain') return 'sent';
    if (outcome.why === 'credentials') onRefused(error);
    const code = error instanceof GraphError ? error.code : undefined;
    if (outcome.why !== 'refused' && outcome.why !== 'closed') return outcome;
    onTemplate(code ?? 0);
    if (code === NO_SUCH_TEMPLATE) return 'no-such-language';
    return { ok: false, why: 'unreachable', detail: `template: ${outcome.detail}` };
  }
}
