/** The app as Slack knows it: the page of consent, codes for tokens, and which token speaks in which workspace. */
import { randomUUID } from 'node:crypto';
import type { Payload } from './methods.ts';
import { World } from './world.ts';
import { WriteError } from './writing.ts';

interface Token {
  readonly world: World;
  readonly expiresAt: number;
  isRevoked: boolean;
}

interface Code {
  readonly world: World | 'organisation';
  readonly redirectUri: string;
}

export class Directory {
  readonly appId = 'A0TEST';
  readonly clientId = '1111111111.2222222222';
  readonly clientSecret = 'client-secret-of-the-stand-in';
  /** Seconds that tokens are good for; 0: for ever. */
  tokenLife = 0;
  /** All tokens and codes that were ever given, for those who look whether one leaked. */
  readonly given: string[] = [];
  /** What was asked for at the page of consent. */
  readonly asked: URLSearchParams[] = [];
  readonly #worlds = new Map<string, World>();
  readonly #tokens = new Map<string, Token>();
  readonly #codes = new Map<string, Code>();
  readonly #refreshing = new Map<string, World>();

  open(team: string, name: string): World {
    const world = new World(team, name);
    this.#worlds.set(team, world);
    return world;
  }

  /**
   * Somebody who is signed in to these workspaces sees the page and answers: where their browser goes then.
   * `answer`: the workspace chosen, "organisation" or "denied".
   * @throws with Slack's words when the address is none that Slack takes.
   */
  answers(authorizeUrl: string, answer: string): string {
    const { pathname, searchParams: asked } = new URL(authorizeUrl);
    this.asked.push(asked);
    if (pathname !== '/oauth/v2/authorize') throw new Error(`Slack has no page ${pathname}`);
    if (asked.get('client_id') !== this.clientId) throw new Error('invalid_client_id');
    if (!asked.get('scope')) throw new Error('missing_scope');
    const redirectUri = asked.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (answer === 'denied') back.searchParams.set('error', 'access_denied');
    else {
      const world = answer === 'organisation' ? answer : this.#worlds.get(answer);
      if (!world) throw new Error(`no workspace ${answer}`);
      const code = this.#give('code-');
      this.#codes.set(code, { world, redirectUri });
      back.searchParams.set('code', code);
    }
    return back.href;
  }

  /** oauth.v2.access. Codes and refresh tokens are good once. */
  access(payload: Payload): object {
    if (payload['client_id'] !== this.clientId) throw new WriteError('invalid_client_id');
    if (payload['client_secret'] !== this.clientSecret) throw new WriteError('bad_client_secret');
    if (payload['grant_type'] === 'refresh_token') {
      const refreshToken = String(payload['refresh_token']);
      const world = this.#refreshing.get(refreshToken);
      if (!world || !this.#refreshing.delete(refreshToken)) throw new WriteError('invalid_refresh_token');
      return this.#grant(world);
    }
    const code = this.#codes.get(String(payload['code']));
    if (!code || !this.#codes.delete(String(payload['code']))) throw new WriteError('invalid_code');
    if (payload['redirect_uri'] !== code.redirectUri) throw new WriteError('bad_redirect_uri');
    if (code.world !== 'organisation') return this.#grant(code.world);
    const enterprise = { id: 'E0ORG', name: 'Réseau' };
    return {
      ...this.#token(undefined),
      app_id: this.appId,
      team: null,
      enterprise,
      is_enterprise_install: true,
    };
  }

  /** The workspace in which a token speaks; undefined when no workspace gave it. @throws WriteError */
  worldOf(token: string): World | undefined {
    const known = this.#tokens.get(token);
    if (known?.isRevoked) throw new WriteError('token_revoked');
    if (known && known.expiresAt < Date.now()) throw new WriteError('token_expired');
    return known?.world;
  }

  /** Takes back every token of a workspace. */
  revoke(world: World): void {
    for (const token of this.#tokens.values()) if (token.world === world) token.isRevoked = true;
    for (const [token, of] of this.#refreshing) if (of === world) this.#refreshing.delete(token);
  }

  #grant(world: World): object {
    return {
      ...this.#token(world),
      token_type: 'bot',
      bot_user_id: world.bot.userId,
      app_id: this.appId,
      team: { id: world.team, name: world.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #token(world: World | undefined): object {
    const token = this.#give('xoxb-');
    const life = this.tokenLife;
    const expiresAt = life ? Date.now() + 1000 * life : Infinity;
    if (world) this.#tokens.set(token, { world, expiresAt, isRevoked: false });
    if (!life || !world) return { access_token: token };
    const refreshToken = this.#give('xoxe-1-');
    this.#refreshing.set(refreshToken, world);
    return { access_token: token, refresh_token: refreshToken, expires_in: life };
  }

  #give(prefix: string): string {
    const secret = prefix + randomUUID();
    this.given.push(secret);
    return secret;
  }
}
