/** R13: a new version comes while the one before it lives, and goes again. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { membersOf, tellAll } from './crashes.ts';
import { openFleet, type Seat } from './fleet.ts';
import { type Figures, noFigures } from './ledger.ts';
import { keepsGoing, meets } from './people.ts';
import { pauseOf, type Round, settle } from './suite.ts';

const ROOT = join(import.meta.dirname, '../..');
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** The last commit without the newest migration; undefined where there is no history. */
function versionBefore(): string | undefined {
  try {
    const [newest] = git('log', '--format=%H', '--diff-filter=A', '--', 'prisma/migrations').split('\n');
    return newest && git('rev-parse', `${newest}^`);
  } catch {
    return undefined;
  }
}

/** Its files in a folder of their own, with what is installed here. */
function unpack(commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plusun-before-'));
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 1 << 28 });
  execFileSync('tar', ['x', '-C', folder], { input: archive });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['prisma/generate.ts'], { cwd: folder, stdio: 'ignore' });
  return folder;
}

/** The old one everywhere, then beside the new one, then the new one alone; back to the old one; and forward again. */
export async function upgrade({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const commit = versionBefore();
  if (commit === undefined || !existsSync(join(ROOT, '.git'))) {
    figures.notes.push('left out: no history to take the version before from');
    figures.sent = 1;
    return figures;
  }
  const before = unpack(commit);
  const fleet = await openFleet({ chance, root: before, processes: 2, platforms: ['telegram', 'slack'] });
  try {
    const [left, right] = fleet.seats as [Seat, Seat];
    const members = membersOf(fleet, isShort ? 6 : 20);
    let isOver = false;
    await Promise.all(members.map(meets));
    const talking = members.map((member) => keepsGoing(member, chance, () => isOver, pauseOf({ isShort })));
    const telling = tellAll(fleet, members, () => isOver, isShort ? 1_500 : 4_000);
    const replace = async (seat: Seat, folder: string | undefined) => {
      const code = await fleet.stop(seat);
      if (code !== 0) figures.failures.push(`a process stopped with ${code}`);
      await fleet.start(seat, folder);
      await sleep(isShort ? 1_500 : 10_000);
    };
    await replace(left, root ?? ROOT);
    if (!isShort) await replace(right, root ?? ROOT);
    // Back: the old version on the tables of the new one.
    await replace(left, before);
    if (!isShort) {
      await replace(right, before);
      await replace(left, root ?? ROOT);
    }
    await replace(right, root ?? ROOT);
    isOver = true;
    await Promise.all([...talking, telling]);
    await settle(fleet, members, figures);
    const [parked] = await fleet.query<{ count: number }>(
      `select count(*)::int as count from inbox where state = 'parked'`,
    );
    if (parked?.count) figures.failures.push(`${parked.count} updates could not be handled`);
    figures.notes.push(`from ${commit.slice(0, 8)} and back, each beside the other`);
    return figures;
  } finally {
    await fleet.close();
    rmSync(before, { recursive: true, force: true });
  }
}
