import type { Database } from '#platform/database/database.ts';

interface SubjectFacts {
  readonly serialNumber: string;
  readonly identity: string;
  readonly organization: string;
  readonly maxChainSize: number | null;
}

/** What a certificate says about its charge point, and how long its chain may be. */
export const readSubjectFacts = async (
  { prisma }: Database,
  chargePointId: string,
): Promise<SubjectFacts | null> => {
  const found = await prisma.chargePoint.findUnique({
    where: { id: chargePointId },
    include: { configurationKeys: { where: { key: { in: ['CpoName', 'CertificateSignedMaxChainSize'] } } } },
  });
  if (!found) return null;
  const valueOf = (name: string) =>
    found.configurationKeys.find(({ key }) => key === name)?.value?.trim() || null;
  const account = await prisma.organization.findUnique({
    where: { id: found.accountId },
    select: { name: true },
  });
  return {
    serialNumber: found.serialNumber,
    identity: found.ocppIdentity,
    organization: valueOf('CpoName') ?? account?.name ?? 'Laadpoort',
    maxChainSize: Number(valueOf('CertificateSignedMaxChainSize')) || null,
  };
};
