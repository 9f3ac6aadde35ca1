/** What a failed call of a platform says about whether anything has left. */
import type { Sent } from './adapter.ts';

/** The error code alone, from the end of the chain of causes: messages may hold addresses with tokens. */
export function networkCode(error: unknown): string | undefined {
  let cause: unknown = error;
  for (let depth = 0; depth < 4 && cause instanceof Error; depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    cause = cause.cause;
  }
  return undefined;
}

/** Failures before the first byte was written: certainly nothing was sent. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/;

/** What became of a message whose call got no answer: it never left, or nobody knows. */
export function unanswered(error: unknown): Extract<Sent, { ok: false }> {
  const code = networkCode(error);
  const hasNeverLeft = code !== undefined && NEVER_LEFT.test(code);
  return { ok: false, why: hasNeverLeft ? 'later' : 'uncertain', detail: code ?? 'no answer' };
}
