import type { Database } from '#platform/database/database.ts';

/** VIES is asked again every year. */
const KNOWN_MS = 365 * 86_400_000;

export const readKnownVatIds = async (
  { prisma }: Database,
  accountId: string,
  now: Date,
): Promise<ReadonlySet<string>> => {
  const checks = await prisma.vatIdCheck.findMany({
    where: { accountId, confirmedAt: { not: null } },
    orderBy: { id: 'desc' },
    distinct: ['vatId'],
  });
  const since = now.getTime() - KNOWN_MS;
  return new Set(
    checks.flatMap(({ vatId, result, checkedOn }) =>
      result === 'valid' && checkedOn.getTime() >= since ? [vatId] : [],
    ),
  );
};
