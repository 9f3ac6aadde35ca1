/** What a test lets go wrong: the next call of a method, once, in the order asked for. */

export type Fault =
  | {
      readonly kind: 'answer';
      readonly code: number;
      readonly description: string;
      readonly parameters?: object;
    }
  /** 502 with a page of HTML, as a broken front server sends; the call had no effect. */
  | { readonly kind: 'page' }
  /** The call has its effect, then the connection is cut. */
  | { readonly kind: 'reset' }
  /** The call has its effect, and no answer ever comes. */
  | { readonly kind: 'silence' };

export interface Next {
  fails(code: number, description: string, parameters?: object): void;
  floods(retryAfterSeconds: number): void;
  breaks(): void;
  resetsAfterwards(): void;
  neverAnswers(): void;
}

export class Faults {
  readonly #planned: { readonly method: string; readonly fault: Fault }[] = [];

  /** `method`: a name of the API, or `*` for any. */
  next(method: string): Next {
    const plan = (fault: Fault) => void this.#planned.push({ method, fault });
    return {
      fails: (code, description, parameters) =>
        plan({ kind: 'answer', code, description, ...(parameters && { parameters }) }),
      floods: (seconds) =>
        plan({
          kind: 'answer',
          code: 429,
          description: `Too Many Requests: retry after ${seconds}`,
          parameters: { retry_after: seconds },
        }),
      breaks: () => plan({ kind: 'page' }),
      resetsAfterwards: () => plan({ kind: 'reset' }),
      neverAnswers: () => plan({ kind: 'silence' }),
    };
  }

  take(method: string): Fault | undefined {
    const at = this.#planned.findIndex((planned) => planned.method === method || planned.method === '*');
    return at < 0 ? undefined : this.#planned.splice(at, 1)[0]?.fault;
  }
}
