import type { Database } from '#platform/database/database.ts';

export const readSecondFactor = async ({ prisma }: Database, userId: string) => {
  const app = await prisma.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  const passkeys = await prisma.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return {
    hasApp: app > 0,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await prisma.recoveryCode.count({ where: { userId } }),
  };
};

export const readKinds = async ({ prisma }: Database, userId: string) => {
  const app = await prisma.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  const passkeys = await prisma.passkey.count({ where: { userId } });
  return { app: app > 0, passkey: passkeys > 0 };
};
