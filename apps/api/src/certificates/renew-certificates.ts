import { decideRenewal } from '@laadpoort/domain/security/certificates';
import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';

interface Ending {
  chargePointId: string;
  accountId: string;
  connected: boolean;
  notAfter: Date;
  askedAt: Date | null;
  alertedAt: Date | null;
}

/** The certificate that each charge point currently uses, if it expires soon. */
const ENDING = `
  SELECT DISTINCT ON (c.charge_point_id)
         c.charge_point_id AS "chargePointId", cp.account_id AS "accountId", c.not_after AS "notAfter",
         cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL AS connected,
         (SELECT max(requested_at) FROM command
           WHERE command.charge_point_id = cp.id AND action = 'ExtendedTriggerMessage'
             AND params->>'requestedMessage' = 'SignChargePointCertificate') AS "askedAt",
         (SELECT max(last_at) FROM alert
           WHERE alert.charge_point_id = cp.id AND kind = 'certificate-expires') AS "alertedAt"
    FROM charge_point_certificate c JOIN charge_point cp ON cp.id = c.charge_point_id
   WHERE c.state IN ('sent', 'accepted', 'in-use') AND NOT EXISTS (
         SELECT FROM charge_point_certificate newer
          WHERE newer.charge_point_id = c.charge_point_id AND newer.not_after > $1::timestamptz + interval '30 days'
            AND newer.state IN ('sent', 'accepted', 'in-use'))
   ORDER BY c.charge_point_id, c.not_after DESC`;

const DAY_MS = 24 * 60 * 60_000;

/** Asks for new signing requests in time, and tells a person where that does not help. */
export const renewCertificates = async (kernel: Kernel): Promise<void> => {
  const { db, now, background } = kernel;
  const { rows } = await db.pool.query<Ending>(ENDING, [now()]);
  await doEach(rows, (ending) => renew(kernel, ending), background.report);
};

const renew = async (
  { now, directory, sendCommand, raiseAlert }: Kernel,
  { chargePointId, accountId, connected, notAfter, askedAt, alertedAt }: Ending,
): Promise<void> => {
  const quiet = directory.findById(chargePointId)?.quirks.setUp === 'quiet';
  const renewal = decideRenewal({ notAfter, askedAt, quiet, connected, now: now() });
  if (renewal.ask) await askToRenew({ sendCommand }, { accountId, chargePointId });
  const alertedToday = alertedAt !== null && now().getTime() - alertedAt.getTime() < DAY_MS;
  if (!renewal.alert || alertedToday) return;
  const detail = { notAfter: notAfter.toISOString() };
  await raiseAlert({ accountId, chargePointId, kind: 'certificate-expires', detail, at: now() });
};

const askToRenew = (
  { sendCommand }: Pick<Kernel, 'sendCommand'>,
  of: { readonly accountId: string; readonly chargePointId: string },
) => sendCommand({ ...BY_SYSTEM, ...of, request: SIGNING_REQUEST });

/** Without a connector id: a certificate belongs to the whole charge point (docs/protocol/security.md). */
export const SIGNING_REQUEST = {
  action: 'ExtendedTriggerMessage',
  requestedMessage: 'SignChargePointCertificate',
} as const;
