/** A secret that is made once and kept, so that restarts, and processes that share a database, have the same one. */
import type { PrismaClient } from '#prisma/generated/client.ts';

/** Whoever comes first makes it; everybody gets that one. */
export async function keepSecret(
  prisma: Pick<PrismaClient, 'setting'>,
  key: string,
  make: () => string,
): Promise<string> {
  await prisma.setting.createMany({ data: [{ key, value: make() }], skipDuplicates: true });
  const { value } = await prisma.setting.findUniqueOrThrow({ where: { key } });
  if (typeof value !== 'string') throw new Error(`the setting ${key} is no text; remove its row`);
  return value;
}
