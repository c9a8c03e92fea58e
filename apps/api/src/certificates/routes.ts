import {
  deleteCertificate,
  installCertificate,
  listCertificates,
  readTrustStore,
  renewCertificate,
  revokeCertificate,
  type ChargePointCertificate,
} from '@laadpoort/contract/certificates';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { ChargePointCertificate as CertificateRow } from '#platform/prisma/client.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import type { SendOrder, Wish } from '#chargers/commands.ts';
import { SIGNING_REQUEST } from './renew-certificates.ts';
import { revoke } from './revoke.ts';
import { readCertificates } from './store.ts';
import { describe, readInstalled } from './trust-store.ts';

export interface CertificateRoutesDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Records that support viewed it; null if there is no such charge point. */
  readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
  readonly order: SendOrder;
  /** PEM; what a charger has to trust to reach this installation over TLS. */
  readonly ownRoots: readonly string[];
  /** Closes the socket of a charge point whose certificate is no longer valid. */
  readonly disconnect: (chargePointId: string) => void;
}

/** Certificates of charge points, and what they trust; for support only. */
export const registerCertificateRoutes = (route: Route, deps: CertificateRoutesDeps): void => {
  const { db, order, ownRoots } = deps;

  /** A command of support for a charge point of any account; null if there is none. */
  const wishOf = async (person: Person, chargePointId: string, reason: string): Promise<Wish | null> => {
    const found = await db.prisma.chargePoint.findUnique({ where: { id: chargePointId } });
    const { personId, personName, platformRole: role } = person;
    const requester = { personId, personName, role };
    return found && { accountId: found.accountId, chargePointId, requester, reason };
  };

  route(listCertificates, async ({ params: { chargePointId } }, person) => {
    if (!(await deps.openDevice(person, 'support.view-device', chargePointId))) return refuse('not-found');
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
    const wish = await wishOf(person, chargePointId, reason);
    return wish ? order({ ...wish, request: SIGNING_REQUEST }) : refuse('not-found');
  });

  route(revokeCertificate, async ({ params: { chargePointId, certificateId }, body: { reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    return wish ? revoke(deps, wish, certificateId) : refuse('not-found');
  });

  route(readTrustStore, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    if (!wish) return refuse('not-found');
    const first = await order({ ...wish, request: asking('CentralSystemRootCertificate') });
    if (first instanceof Refusal) return first;
    // Repeating the action here is not an accidental double click.
    await order({ ...wish, request: asking('ManufacturerRootCertificate'), force: true });
    return undefined;
  });

  route(installCertificate, async ({ params: { chargePointId }, body }, person) => {
    const { certificateType, reason } = body;
    const wish = await wishOf(person, chargePointId, reason);
    if (!wish) return refuse('not-found');
    const certificate = `${body.certificate.trim()}\n`;
    if (!isReadable(certificate))
      return refuse('invalid-request', [{ path: 'body.certificate', code: 'certificate-pem' }]);
    return order({ ...wish, request: { action: 'InstallCertificate', certificateType, certificate } });
  });

  route(deleteCertificate, async ({ params: { chargePointId }, body: { hashData, reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    return wish
      ? order({ ...wish, request: { action: 'DeleteCertificate', certificateHashData: hashData } })
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
