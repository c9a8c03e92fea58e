import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

/** Who of an account first accepted the agreement as it is now. */
export const readAcceptance = async (
  { prisma }: Database,
  accountId: string,
): Promise<{ readonly at: string; readonly by: string } | null> => {
  const accepted = await prisma.agreementAcceptance.findFirst({
    where: { accountId, version: AGREEMENT_VERSION },
    orderBy: { id: 'asc' },
  });
  if (accepted === null) return null;
  const person = await prisma.user.findUnique({
    where: { id: accepted.acceptedById },
    select: { name: true },
  });
  return { at: accepted.acceptedAt.toISOString(), by: person?.name ?? '' };
};

/** Accepts the agreement as it is now. Again is another row, and changes nothing. */
export const accept = (
  { prisma }: Database,
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
  now: Date,
): Promise<unknown> => {
  const version = AGREEMENT_VERSION;
  return prisma.$transaction([
    prisma.agreementAcceptance.create({
      data: { accountId, version, acceptedAt: now, acceptedById: personId },
    }),
    audit(prisma, {
      at: now,
      accountId,
      actorId: personId,
      action: 'agreement.accept',
      targetId: accountId,
      detail: { version },
    }),
  ]);
};
