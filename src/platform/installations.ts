/** Workspaces of a platform that took the program in by themselves, and what each gave it to speak there. */

/** What opens a workspace. Never to be logged. */
export interface Grant {
  readonly token: string;
  /** Both are present where tokens expire. */
  readonly refreshToken?: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
}

export interface Workspace {
  readonly teamId: string;
  readonly teamName: string;
  /** The program's own account there. */
  readonly botUserId: string;
  readonly appId: string;
}

export interface Installation extends Workspace {
  /** Another one with each change of the grant, also after the workspace was dropped and came back. */
  readonly revision: string;
  /** Undefined when it was sealed with a key that this program has not been given. */
  readonly grant: Grant | undefined;
}

export interface Installations {
  find(teamId: string): Promise<Installation | undefined>;
  all(): Promise<readonly Installation[]>;
  /** Installed, or installed again: the new grant takes the place of the old one. */
  save(workspace: Workspace, grant: Grant): Promise<{ readonly isNew: boolean }>;
  /**
   * Exchanges the grant for its successor. Among all processes one does: a refresh token is good for one exchange.
   * Undefined when another process is at it, or has done it: look again. Rejects as `exchange` does.
   */
  renew(known: Installation, exchange: () => Promise<Grant>): Promise<Installation | undefined>;
  /** Drops the workspace and its grant, unless it has changed since. */
  forget(known: Installation): Promise<void>;
  /** True for the first who asks with this id; it is remembered until then. */
  spend(id: string, until: Date): Promise<boolean>;
}
