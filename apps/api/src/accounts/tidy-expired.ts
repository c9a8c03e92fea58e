import type { Database } from '#platform/database/database.ts';

/** Removes sign-ins and one-time links whose time is over: they open nothing any more, and name people. */
export const tidyExpired = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const where = { expiresAt: { lt: now } };
  await prisma.signInSession.deleteMany({ where });
  await prisma.oneTimeLink.deleteMany({ where });
};
