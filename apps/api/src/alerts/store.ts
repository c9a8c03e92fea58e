import { audit } from '#chargers/audit.ts';
import type { Alert } from '@laadpoort/contract/alerts';
import type { Database } from '#platform/database/database.ts';

export interface AlertFilter {
  /** Alerts of one account, or of all for support. */
  readonly accountId?: string;
  readonly chargePointId?: string | undefined;
  readonly state: 'open' | 'all';
}

const SHOWN = 200;

const SELECT = `
  SELECT alert.id::text, alert.charge_point_id AS "chargePointId", cp.station_id AS "stationId",
         station.name AS "stationName", station.time_zone AS "timeZone", cp.serial_number AS "serialNumber", organization.name AS "accountName",
         alert.kind, alert.detail, alert.times, alert.first_at AS "firstAt", alert.last_at AS "lastAt",
         alert.acknowledged_at AS "acknowledgedAt", person.name AS "acknowledgedBy"
    FROM alert
    JOIN charge_point cp ON cp.id = alert.charge_point_id
    JOIN station ON station.id = cp.station_id
    JOIN organization ON organization.id = alert.account_id
    LEFT JOIN "user" person ON person.id = alert.acknowledged_by_id
   WHERE ($1::text IS NULL OR alert.account_id = $1) AND ($2::uuid IS NULL OR alert.charge_point_id = $2)
     AND ($3 OR alert.acknowledged_at IS NULL)
   ORDER BY alert.acknowledged_at IS NOT NULL, alert.last_at DESC, alert.id DESC
   LIMIT ${SHOWN}`;

type AlertRow = Omit<Alert, 'firstAt' | 'lastAt' | 'acknowledgedAt'> & {
  firstAt: Date;
  lastAt: Date;
  acknowledgedAt: Date | null;
};

/** Open ones first, newest first. */
export const readAlerts = async (
  { pool }: Database,
  { accountId, chargePointId, state }: AlertFilter,
): Promise<Alert[]> => {
  const { rows } = await pool.query<AlertRow>(SELECT, [
    accountId ?? null,
    chargePointId ?? null,
    state === 'all',
  ]);
  return rows.map((row) => ({
    ...row,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  }));
};

interface Acknowledgement {
  readonly alertId: string;
  readonly accountId?: string;
  readonly personId: string;
  readonly at: Date;
}

/** Records who has acknowledged an alert; null if there is no such open alert. */
export const storeAcknowledgement = (
  { prisma }: Database,
  { alertId, accountId: of, personId, at }: Acknowledgement,
): Promise<{ readonly accountId: string; readonly chargePointId: string } | null> =>
  prisma.$transaction(async (transaction) => {
    const [alert] = await transaction.alert.updateManyAndReturn({
      where: { id: BigInt(alertId), acknowledgedAt: null, ...(of === undefined ? {} : { accountId: of }) },
      data: { acknowledgedAt: at, acknowledgedById: personId },
    });
    if (!alert) return null;
    const { accountId, chargePointId } = alert;
    await audit(transaction, {
      at,
      accountId,
      actorId: personId,
      action: 'alert.acknowledge',
      targetId: chargePointId,
      detail: { alertId },
    });
    return { accountId, chargePointId };
  });
