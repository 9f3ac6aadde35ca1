/**
 * Seals what must not be read by whoever sees the database or a backup of it: AES-256-GCM, with a key that is never in
 * the database. Several keys: the first seals, all open, so that a key can be changed without losing anything.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface SecretBox {
  /** @param about whom it belongs to: sealed for one, it does not open for another. */
  seal(text: string, about: string): string;
  /** Undefined when no key opens it: another key, another owner, or not as it was sealed. */
  open(sealed: string, about: string): Opened | undefined;
  /** A key for another purpose, 32 bytes, from which this one cannot be told. */
  derive(purpose: string): Buffer;
}

export interface Opened {
  readonly text: string;
  /** Whether the first key sealed it; otherwise it is to be sealed again, before the older key is given up. */
  readonly isCurrent: boolean;
}

/** Of 32 bytes each. */
export type Keys = readonly [Buffer, ...Buffer[]];

export const KEY_BYTES = 32;
const VERSION = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys as SECRET_KEY holds them: 32 bytes in base64 each, with commas between. Undefined when one is none. */
export function parseKeys(text: string): Keys | undefined {
  const [first, ...others] = text.split(',').map((key) => parseKey(key.trim()));
  const keys = others.flatMap((key) => key ?? []);
  return first && keys.length === others.length ? [first, ...keys] : undefined;
}

function parseKey(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

export function createSecretBox(keys: Keys): SecretBox {
  return {
    seal(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys[0], nonce).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(sealed, about) {
      for (const [index, key] of keys.entries()) {
        const text = openWith(key, sealed, about);
        if (text !== undefined) return { text, isCurrent: index === 0 };
      }
      return undefined;
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', keys[0], '', `plusun ${purpose}`, KEY_BYTES)),
  };
}

function openWith(key: Buffer, sealed: string, about: string): string | undefined {
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
  if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return decipher.update(hidden, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
