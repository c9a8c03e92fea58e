import type { InstalledCertificate } from '@laadpoort/contract/certificates';
import { isLastRoot } from '@laadpoort/domain/security/certificates';
import { X509Certificate } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import type { CertificateHash } from './certificate-hash.ts';

type CertificateType = InstalledCertificate['certificateType'];

/** Certificates that were ever sent to the charger to be installed: a hash that it reports may be one of them. */
const readSent = async ({ pool }: Database, chargePointId: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ certificate: string }>(
    `SELECT DISTINCT params->>'certificate' AS certificate FROM command
      WHERE charge_point_id = $1 AND action = 'InstallCertificate' LIMIT 50`,
    [chargePointId],
  );
  return rows.map(({ certificate }) => certificate);
};

const firstNamed = async (reported: CertificateHash, known: readonly string[]): Promise<string | null> => {
  if (known.length === 0) return null;
  // Rarely needed, and much to load.
  const { matchesRoot } = await import('./certificate-hash.ts');
  for (const pem of known) if (await matchesRoot(reported, pem).catch(() => false)) return pem;
  return null;
};

/** Keeps what a charger reports that it trusts, exactly as reported: DeleteCertificate has to repeat it. */
export const keepInstalled = async (
  db: Database,
  chargePointId: string,
  certificateType: CertificateType,
  reported: readonly CertificateHash[],
  readAt: Date,
): Promise<void> => {
  const sent = await readSent(db, chargePointId);
  const data = await Promise.all(
    reported.map(async (hash) => ({
      chargePointId,
      certificateType,
      ...hash,
      certificate: await firstNamed(hash, sent),
      readAt,
    })),
  );
  await db.prisma.$transaction([
    db.prisma.installedCertificate.deleteMany({ where: { chargePointId, certificateType } }),
    db.prisma.installedCertificate.createMany({ data, skipDuplicates: true }),
  ]);
};

export const forgetInstalled = async (
  { prisma }: Database,
  chargePointId: string,
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertificateHash,
): Promise<void> => {
  await prisma.installedCertificate.deleteMany({
    where: { chargePointId, hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber },
  });
};

/** What the charger trusts, as last read. */
export const readInstalled = async (
  { prisma }: Database,
  chargePointId: string,
): Promise<InstalledCertificate[]> => {
  const rows = await prisma.installedCertificate.findMany({
    where: { chargePointId },
    orderBy: [{ certificateType: 'asc' }, { serialNumber: 'asc' }],
  });
  return rows.map((row) => ({
    certificateType: row.certificateType as CertificateType,
    hashData: {
      hashAlgorithm: row.hashAlgorithm as CertificateHash['hashAlgorithm'],
      issuerNameHash: row.issuerNameHash,
      issuerKeyHash: row.issuerKeyHash,
      serialNumber: row.serialNumber,
    },
    known: row.certificate === null ? null : describe(row.certificate),
    lastRoot: isLastRoot(rows, row.certificateType),
    readAt: row.readAt.toISOString(),
  }));
};

/** The summary of a certificate. */
export const describe = (pem: string): { subject: string; notAfter: string } => {
  const { subject, validTo } = new X509Certificate(pem);
  return { subject: subject.replaceAll('\n', ', '), notAfter: new Date(validTo).toISOString() };
};
