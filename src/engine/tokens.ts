/**
 * Button tokens: `<owner>.<run>.<step>.<value>`, at most 64 bytes, good after a restart and after a deploy because they
 * name things, not memory. They give no power: what they name is checked like a typed answer, against the presser's own
 * session; a button of somebody else's conversation is recognised by its owner tag.
 */

export type Token =
  /** An option of a question. */
  | { readonly kind: 'answer'; readonly runId: string; readonly step: string; readonly value: string }
  /** A ticked option; it has a token of its own so that a double click ticks, and does not tick and untick. */
  | { readonly kind: 'untick'; readonly runId: string; readonly step: string; readonly value: string }
  | { readonly kind: 'skip' | 'done'; readonly runId: string; readonly step: string }
  | { readonly kind: 'page'; readonly runId: string; readonly step: string; readonly page: number }
  /** Anybody may press it: a command begins for whoever does (`Option.link`). */
  | { readonly kind: 'link'; readonly command: string; readonly argument: string }
  /** Opens a form with this question and the next ones. */
  | { readonly kind: 'form'; readonly runId: string; readonly step: string }
  /** A word of the whole conversation: cancel, back, menu. */
  | { readonly kind: 'word'; readonly word: string };

const OWNER_LENGTH = 5;
const CONVERSATION = '-';
const ANYBODY = '@';
const ownerTag = (personId: string) => personId.slice(0, OWNER_LENGTH);

export function makeToken(personId: string, token: Token): string {
  const owner = ownerTag(personId);
  switch (token.kind) {
    case 'answer':
      return `${owner}.${token.runId}.${token.step}.${token.value}`;
    case 'untick':
      return `${owner}.${token.runId}.${token.step}.~u${token.value}`;
    case 'link':
      return `${ANYBODY}.${CONVERSATION}.${token.command}.${token.argument}`;
    case 'skip':
    case 'done':
    case 'form':
      return `${owner}.${token.runId}.${token.step}.~${token.kind}`;
    case 'page':
      return `${owner}.${token.runId}.${token.step}.~p${token.page}`;
    case 'word':
      return `${owner}.${CONVERSATION}.${token.word}.`;
  }
}

export type TokenRead = Token | { readonly kind: 'foreign' } | { readonly kind: 'broken' };

/** `foreign`: made for somebody else. `broken`: none of ours. */
export function readToken(personId: string, text: string): TokenRead {
  const [owner, runId, step, value, ...rest] = text.split('.');
  if (!owner || !runId || !step || value === undefined || rest.length > 0) return { kind: 'broken' };
  if (owner === ANYBODY) return { kind: 'link', command: step, argument: value };
  if (owner !== ownerTag(personId)) return { kind: 'foreign' };
  if (runId === CONVERSATION) return { kind: 'word', word: step };
  if (value === '~skip') return { kind: 'skip', runId, step };
  if (value === '~done') return { kind: 'done', runId, step };
  if (value === '~form') return { kind: 'form', runId, step };
  if (value.startsWith('~u')) return { kind: 'untick', runId, step, value: value.slice(2) };
  const page = /^~p(\d{1,3})$/.exec(value)?.[1];
  if (page) return { kind: 'page', runId, step, page: Number(page) };
  return value && !value.startsWith('~') ? { kind: 'answer', runId, step, value } : { kind: 'broken' };
}
