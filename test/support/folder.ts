/**
 * One folder for everything a run of the tests writes: held in memory where there is room (databases are made and
 * opened several times faster there), and gone when the run ends, whatever its tests left.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

export default function setup(): () => void {
  // Empty databases and compiled modules are kept from run to run, beside it.
  process.env['TEST_TEMPLATES'] ??= tmpdir();
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'plusun-compiled');
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'plusun-run-'));
  // A PostgreSQL server runs as another user.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
