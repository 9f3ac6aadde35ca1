/** The program as it was released last, to be run beside this one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The last version that people run: change it with each release. */
const COMMIT = '6625ddd';
const ROOT = join(import.meta.dirname, '../..');

export const hasPreviousVersion = ((): boolean => {
  try {
    execFileSync('git', ['cat-file', '-e', `${COMMIT}^{commit}`], { cwd: ROOT, stdio: 'ignore' });
    return true;
  } catch {
    console.info(`left out: tests beside the previous version (commit ${COMMIT} is not in this copy)`);
    return false;
  }
})();

export interface PreviousVersion {
  /** Where its package.json is. */
  readonly root: string;
  remove(): void;
}

/** With the packages of this version: those it used are still there. */
export function takePreviousVersion(): PreviousVersion {
  const root = mkdtempSync(join(tmpdir(), 'plusun-previous-'));
  const packed = execFileSync('git', ['archive', COMMIT], { cwd: ROOT, maxBuffer: 512 * 1024 * 1024 });
  execFileSync('tar', ['-x', '-C', root], { input: packed });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  execFileSync(process.execPath, ['prisma/generate.ts'], { cwd: root, stdio: 'ignore' });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
