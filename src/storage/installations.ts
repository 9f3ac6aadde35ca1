/** Installations in the tables `installation` and `spent_state`; grants are sealed, for their workspace alone. */
import { randomUUID } from 'node:crypto';
import type { Grant, Installation, Installations, Workspace } from '#src/platform/installations.ts';
import type { SecretBox } from '#src/storage/secret-box.ts';
import { storableText } from '#src/storage/json.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';

/** Longer than an exchange may take. A claim and not an open transaction, which would hold up the embedded database. */
const CLAIM_MS = 30_000;

interface Row extends Workspace {
  readonly revision: string;
  readonly sealed: string;
}

export function createInstallations(
  prisma: PrismaClient,
  box: SecretBox,
  platform: string,
  now: () => Date,
): Installations {
  const about = (teamId: string) => `${platform} ${teamId}`;
  const seal = ({ teamId }: Workspace, grant: Grant) => box.seal(JSON.stringify(grant), about(teamId));
  const where = ({ teamId, revision }: Installation) => ({ platform, teamId, revision });

  function read({ sealed, teamId, teamName, botUserId, appId, revision }: Row): Installation {
    const opened = box.open(sealed, about(teamId));
    const grant = opened && (JSON.parse(opened.text) as Grant);
    return { teamId, teamName, botUserId, appId, revision, grant };
  }

  return {
    async find(teamId) {
      const key = { platform, teamId: storableText(teamId) };
      const row = await prisma.installation.findUnique({ where: { platform_teamId: key } });
      return row ? read(row) : undefined;
    },

    async all() {
      const rows = await prisma.installation.findMany({ where: { platform }, orderBy: { teamId: 'asc' } });
      return rows.map(read);
    },

    async save({ teamId, teamName, botUserId, appId }, grant) {
      const workspace = { teamId, teamName: storableText(teamName), botUserId, appId };
      const changed = { ...workspace, sealed: seal(workspace, grant), revision: randomUUID() };
      const before = await prisma.installation.count({ where: { platform, teamId } });
      await prisma.installation.upsert({
        where: { platform_teamId: { platform, teamId } },
        create: { ...changed, platform, installedAt: now() },
        update: { ...changed, renewingUntil: null },
      });
      return { isNew: before === 0 };
    },

    async renew(known, exchange) {
      const at = now();
      const { count } = await prisma.installation.updateMany({
        where: { ...where(known), OR: [{ renewingUntil: null }, { renewingUntil: { lt: at } }] },
        data: { renewingUntil: new Date(at.getTime() + CLAIM_MS) },
      });
      if (count === 0) return undefined;
      let grant: Grant;
      try {
        grant = await exchange();
      } catch (error) {
        await prisma.installation.updateMany({ where: where(known), data: { renewingUntil: null } });
        throw error;
      }
      const revision = randomUUID();
      const changed = await prisma.installation.updateMany({
        where: where(known),
        data: { sealed: seal(known, grant), revision, renewingUntil: null },
      });
      // Installed again meanwhile: that grant is the newer one.
      return changed.count > 0 ? { ...known, revision, grant } : undefined;
    },

    async forget(known) {
      await prisma.installation.deleteMany({ where: where(known) });
    },

    async spend(id, until) {
      await prisma.spentState.deleteMany({ where: { until: { lt: now() } } });
      const { count } = await prisma.spentState.createMany({ data: [{ id, until }], skipDuplicates: true });
      return count === 1;
    },
  };
}

/** Seals with the first key what an older one sealed, so that the older one can be given up. */
export async function resealInstallations(prisma: PrismaClient, box: SecretBox): Promise<void> {
  for (const { platform, teamId, sealed } of await prisma.installation.findMany()) {
    const about = `${platform} ${teamId}`;
    const opened = box.open(sealed, about);
    if (!opened || opened.isCurrent) continue;
    await prisma.installation.updateMany({
      where: { platform, teamId, sealed },
      data: { sealed: box.seal(opened.text, about) },
    });
  }
}
