import type { QuarantineEntry } from '@laadpoort/ocpp/calls/log-entries';
import type pg from 'pg';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';

const INSERT = `
  WITH kept AS (
    INSERT INTO ocpp_quarantine (charge_point_id, action, raw, reason, received_at) VALUES ($1, $2, $3, $4, $5)
  )
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'quarantine', jsonb_build_object('action', $2::text), $5, $5)`;

/** Keeps a transaction message that no parser could read, byte for byte, for a person to look at. */
export const keepQuarantined = async (
  pool: pg.Pool,
  { chargePoint, action, frame, receivedAt }: QuarantineEntry<ChargePointEntry>,
): Promise<void> => {
  await pool.query(INSERT, [chargePoint.id, action, Buffer.from(frame, 'utf8'), 'unreadable', receivedAt]);
};
