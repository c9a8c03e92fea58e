import type { Kernel } from '#chargers/kernel.ts';
import {
  deleteCertificate,
  installCertificate,
  listCertificates,
  readTrustStore,
  renewCertificate,
  revokeCertificate,
  type ChargePointCertificate,
} from '@laadpoort/contract/certificates';
import type { Person } from '#platform/access/access.ts';
import type { ChargePointCertificate as CertificateRow } from '#platform/prisma/client.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { bySupport, type CommandOrigin } from '#chargers/commands.ts';
import { SIGNING_REQUEST } from './renew-certificates.ts';
import { revoke } from './revoke.ts';
import { readCertificates } from './store.ts';
import { describe, readInstalled } from './trust-store.ts';

/** Certificates of charge points, and what they trust: support's business. */
export const registerCertificateRoutes = (route: Route, kernel: Kernel): void => {
  const { db, openDevice, sendCommand } = kernel;
  const { ownRoots } = kernel.settings;

  /** A command of support's to a charge point of any account; null when there is none. */
  const originOf = async (
    person: Person,
    chargePointId: string,
    reason: string,
  ): Promise<CommandOrigin | null> => {
    const found = await db.prisma.chargePoint.findUnique({ where: { id: chargePointId } });
    return found && { accountId: found.accountId, chargePointId, requester: bySupport(person), reason };
  };

  route(listCertificates, async ({ params: { chargePointId } }, person) => {
    if (!(await openDevice(person, chargePointId))) return refuse('not-found');
    const [certificates, installed] = await Promise.all([
      readCertificates(db, chargePointId),
      readInstalled(db, chargePointId),
    ]);
    return {
      certificates: certificates.map(toAnswer),
      installed,
      ownRoots: ownRoots.map((pem) => ({ ...describe(pem), pem })),
    };
  });

  route(renewCertificate, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin ? sendCommand({ ...origin, request: SIGNING_REQUEST }) : refuse('not-found');
  });

  route(revokeCertificate, async ({ params: { chargePointId, certificateId }, body: { reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin ? revoke(kernel, origin, certificateId) : refuse('not-found');
  });

  route(readTrustStore, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    if (!origin) return refuse('not-found');
    const first = await sendCommand({ ...origin, request: asking('CentralSystemRootCertificate') });
    if (first instanceof Refusal) return first;
    // The same action twice is no double click here.
    await sendCommand({ ...origin, request: asking('ManufacturerRootCertificate'), force: true });
    return undefined;
  });

  route(installCertificate, async ({ params: { chargePointId }, body }, person) => {
    const { certificateType, reason } = body;
    const origin = await originOf(person, chargePointId, reason);
    if (!origin) return refuse('not-found');
    const certificate = `${body.certificate.trim()}\n`;
    if (!isReadable(certificate))
      return refuse('invalid-request', [{ path: 'body.certificate', code: 'certificate-pem' }]);
    return sendCommand({
      ...origin,
      request: { action: 'InstallCertificate', certificateType, certificate },
    });
  });

  route(deleteCertificate, async ({ params: { chargePointId }, body: { hashData, reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin
      ? sendCommand({ ...origin, request: { action: 'DeleteCertificate', certificateHashData: hashData } })
      : refuse('not-found');
  });
};

const asking = (certificateType: 'CentralSystemRootCertificate' | 'ManufacturerRootCertificate') =>
  ({ action: 'GetInstalledCertificateIds', certificateType }) as const;

const isReadable = (pem: string): boolean => {
  try {
    return describe(pem).subject !== null;
  } catch {
    return false;
  }
};

const toAnswer = (row: CertificateRow): ChargePointCertificate => ({
  id: row.id,
  state: row.state as ChargePointCertificate['state'],
  problem: row.problem,
  serialNumber: row.serialNumber,
  fingerprint: row.sha256Fingerprint,
  subject: row.subject,
  notBefore: row.notBefore?.toISOString() ?? null,
  notAfter: row.notAfter?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
});
