import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSecretBox, parseKeys } from '#src/storage/secret-box.ts';
import { keepKeyFile } from '#src/storage/secret-key-file.ts';

const TOKEN = 'xoxb-1234-le-jeton-du-club';
const [old, fresh] = [randomBytes(32), randomBytes(32)];

describe('a sealed token', () => {
  const box = createSecretBox([old]);
  const sealed = box.seal(TOKEN, 'slack T1');

  test('shows nothing, never looks the same twice, and opens with its key', () => {
    expect(sealed).not.toContain('xoxb');
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('xoxb');
    expect(box.seal(TOKEN, 'slack T1')).not.toBe(sealed);
    expect(box.open(sealed, 'slack T1')).toEqual({ text: TOKEN, isCurrent: true });
  });

  test('copied into the row of another workspace, it does not open', () => {
    expect(box.open(sealed, 'slack T2')).toBeUndefined();
  });

  test('not with another key, not with one bit changed, not cut short', () => {
    expect(createSecretBox([fresh]).open(sealed, 'slack T1')).toBeUndefined();
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (const at of [0, 12, 20, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(box.open(`v1.${changed.toString('base64url')}`, 'slack T1')).toBeUndefined();
    }
    for (const text of ['', 'v1.', sealed.slice(0, 20), sealed.slice(3), TOKEN])
      expect(box.open(text, 'slack T1')).toBeUndefined();
  });

  test('after a change of keys it opens with the older one, and is seen to be old', () => {
    const both = createSecretBox([fresh, old]);
    expect(both.open(sealed, 'slack T1')).toEqual({ text: TOKEN, isCurrent: false });
    expect(box.open(both.seal(TOKEN, 'slack T1'), 'slack T1')).toBeUndefined();
  });

  test('keys for other purposes differ, and stay the same', () => {
    expect(box.derive('state')).toEqual(createSecretBox([old, fresh]).derive('state'));
    expect(box.derive('state')).not.toEqual(box.derive('cookie'));
    expect(box.derive('state')).not.toEqual(old);
  });
});

test('SECRET_KEY holds keys of 32 bytes, and nothing that only looks like one', () => {
  const [one, two] = [old.toString('base64'), fresh.toString('base64url')];
  expect(parseKeys(one)).toEqual([old]);
  expect(parseKeys(`${one}, ${two}`)).toEqual([old, fresh]);
  for (const wrong of ['', ',', `${one},`, 'mot de passe', randomBytes(16).toString('base64'), `${one}x`])
    expect(parseKeys(wrong), wrong).toBeUndefined();
});

describe('the key in the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'plusun-key-')), 'new');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));
  const file = () => join(folder, 'secret.key');

  test('is made once, and is for the eyes of its owner only', () => {
    const made = keepKeyFile(folder);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(keepKeyFile(folder)).toEqual(made);
    chmodSync(file(), 0o644);
    expect(keepKeyFile(folder)).toEqual(made);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('damaged, it is not replaced in silence: what it sealed would be lost', () => {
    keepKeyFile(folder);
    writeFileSync(file(), 'abîmé');
    expect(() => keepKeyFile(folder)).toThrow(expect.objectContaining({ key: 'secret-key-damaged' }));
    expect(readFileSync(file(), 'utf8')).toBe('abîmé');
  });
});
