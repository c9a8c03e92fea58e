import type { Database } from '#platform/database/database.ts';
import type { ChargePointCertificate } from '#platform/prisma/client.ts';
import type { SignedCertificate } from './sign-certificate.ts';

interface State {
  readonly state: string;
  readonly problem?: string | null;
}

export const keepRequest = async (
  { prisma }: Database,
  chargePointId: string,
  csr: string,
  { state, problem = null }: State,
  at: Date,
): Promise<string> => {
  const { id } = await prisma.chargePointCertificate.create({
    data: { chargePointId, csr, state, problem, createdAt: at, changedAt: at },
  });
  return id;
};

const MAX_PER_HOUR = 20;

/** Whether a charger requests more certificates than any could need: each costs a row, a signature and a call. */
export const isOverHourlyLimit = async (
  { prisma }: Database,
  chargePointId: string,
  now: Date,
): Promise<boolean> => {
  const createdAt = { gt: new Date(now.getTime() - 60 * 60_000) };
  return (await prisma.chargePointCertificate.count({ where: { chargePointId, createdAt } })) >= MAX_PER_HOUR;
};

/** Stores what was signed; false if somebody else has signed it. */
export const keepSigned = async (
  { prisma }: Database,
  id: string,
  signed: SignedCertificate,
  at: Date,
): Promise<boolean> => {
  const { count } = await prisma.chargePointCertificate.updateMany({
    where: { id, state: 'requested' },
    data: {
      state: 'sent',
      serialNumber: signed.serialNumber,
      sha256Fingerprint: signed.fingerprint,
      subject: signed.subject,
      certificate: signed.pem,
      notBefore: signed.notBefore,
      notAfter: signed.notAfter,
      changedAt: at,
    },
  });
  return count === 1;
};

/** The charger's answer to a certificate that was sent to it. */
export const keepAnswer = async (
  { prisma }: Database,
  fingerprint: string,
  { state, problem = null }: State,
  at: Date,
): Promise<void> => {
  await prisma.chargePointCertificate.updateMany({
    where: { sha256Fingerprint: fingerprint, state: 'sent' },
    data: { state, problem, changedAt: at },
  });
};

export const readCertificates = (
  { prisma }: Database,
  chargePointId: string,
): Promise<ChargePointCertificate[]> =>
  prisma.chargePointCertificate.findMany({
    where: { chargePointId },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });

/** Certificates that did not reach the charger: they are resent, never signed again. */
export const readUndelivered = async ({ pool }: Database, now: Date): Promise<readonly Undelivered[]> => {
  const { rows } = await pool.query<Undelivered>(
    // Each wait is as long as all earlier ones together, from ten minutes to a week.
    `SELECT c.id, c.charge_point_id AS "chargePointId", cp.account_id AS "accountId", c.csr,
            c.certificate
       FROM charge_point_certificate c JOIN charge_point cp ON cp.id = c.charge_point_id
      WHERE cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL AND c.created_at > $1::timestamptz - interval '7 days'
        AND ((c.state = 'requested' AND c.created_at < $1::timestamptz - interval '1 minute')
          OR (c.state = 'sent'
              AND c.changed_at + greatest(interval '10 minutes', c.changed_at - c.created_at) < $1::timestamptz))`,
    [now],
  );
  return rows;
};

export interface Undelivered {
  readonly id: string;
  readonly chargePointId: string;
  readonly accountId: string;
  readonly csr: string;
  readonly certificate: string | null;
}

export const markResent = async ({ prisma }: Database, id: string, at: Date): Promise<void> => {
  await prisma.chargePointCertificate.updateMany({ where: { id, state: 'sent' }, data: { changedAt: at } });
};
