import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';

export interface StatusItem {
  readonly chargePointId: string;
  /** 0 is the whole charge point. */
  readonly connectorId: number;
  /** The charger's own word where OCPP does not know it; null if there is none. */
  readonly status: string | null;
  readonly errorCode: string;
  readonly vendorErrorCode: string | null;
  readonly info: string | null;
  readonly at: Date;
  readonly receivedAt: Date;
}

/** A status older than this was queued and may be out of date. */
const LATE_MS = 5 * 60_000;

const STATUSES = columns<StatusItem>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  status: ['text', ({ status }) => status],
  error_code: ['text', ({ errorCode }) => errorCode],
  vendor_error_code: ['text', ({ vendorErrorCode }) => vendorErrorCode],
  info: ['text', ({ info }) => info],
  at: ['timestamptz', ({ at }) => at],
  received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
  late: ['boolean', ({ at, receivedAt }) => receivedAt.getTime() - at.getTime() > LATE_MS],
});

/**
 * Stores the current status of connectors (proposed to a person if they are not known yet, up to 64 of a charge point), and records a status that
 * differs from the last one as an event. A late status is only history unless it is the newest by the charger's own
 * clock.
 */
const RECORD = `
  WITH s AS (
    SELECT * FROM ${STATUSES.as('s')}
  ), connectors AS (
    INSERT INTO connector (charge_point_id, connector_id, ocpp_status, error_code, vendor_error_code, status_info,
                           status_at, set_up)
    SELECT charge_point_id, connector_id, status, error_code, vendor_error_code, info, at, 'reported' FROM s
     WHERE connector_id > 0 AND status IS NOT NULL
       AND (64 > (SELECT count(*) FROM connector known WHERE known.charge_point_id = s.charge_point_id)
            OR EXISTS (SELECT 1 FROM connector known WHERE known.charge_point_id = s.charge_point_id
                                                       AND known.connector_id = s.connector_id))
    ON CONFLICT (charge_point_id, connector_id) DO UPDATE SET ocpp_status = EXCLUDED.ocpp_status,
      error_code = EXCLUDED.error_code, vendor_error_code = EXCLUDED.vendor_error_code,
      status_info = EXCLUDED.status_info, status_at = EXCLUDED.status_at
    WHERE connector.status_at IS NULL OR EXCLUDED.status_at >= connector.status_at
       OR NOT (SELECT late FROM s WHERE s.charge_point_id = EXCLUDED.charge_point_id
                                    AND s.connector_id = EXCLUDED.connector_id)
  ), whole AS (
    UPDATE charge_point SET ocpp_status = s.status, error_code = s.error_code
      FROM s WHERE s.connector_id = 0 AND s.status IS NOT NULL AND charge_point.id = s.charge_point_id
  )
  INSERT INTO charge_point_event (charge_point_id, connector_id, kind, detail, at, received_at)
  SELECT s.charge_point_id, s.connector_id, 'status',
         jsonb_strip_nulls(jsonb_build_object('status', s.status, 'errorCode', s.error_code,
           'vendorErrorCode', s.vendor_error_code, 'info', s.info)), s.at, s.received_at
    FROM s
    JOIN charge_point cp ON cp.id = s.charge_point_id
    LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
   WHERE s.status IS NULL
      OR (s.status, s.error_code) IS DISTINCT FROM
         (CASE WHEN s.connector_id = 0 THEN cp.ocpp_status ELSE c.ocpp_status END,
          CASE WHEN s.connector_id = 0 THEN cp.error_code ELSE c.error_code END)
      OR (s.vendor_error_code, s.info) IS DISTINCT FROM (c.vendor_error_code, c.status_info) AND s.connector_id > 0`;

/** Stores the statuses of many chargers in one statement; a batch contains at most one per charger. */
export const recordStatuses = async (
  pool: pg.Pool,
  items: readonly StatusItem[],
): Promise<readonly undefined[]> => {
  await pool.query({ name: 'record-statuses', text: RECORD, values: STATUSES.values(items) });
  return items.map(() => undefined);
};
