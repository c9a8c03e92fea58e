import type { Prisma } from '#platform/prisma/client.ts';

/** Nobody decides for the operator about what they get themselves. */
export const isMemberOfAny = async (
  { member }: Pick<Prisma.TransactionClient, 'member'>,
  userId: string,
  accountIds: readonly string[],
): Promise<boolean> =>
  (await member.findFirst({ where: { userId, organizationId: { in: [...accountIds] } } })) !== null;
