import {
  isIdentityConflict,
  TAKEOVER_WINDOW_MS,
  type ConnectionEvent,
} from '@laadpoort/domain/security/identity-conflict';
import type pg from 'pg';
import { alertsOf } from '#chargers/alerts/raise-alert.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';

interface EventRow {
  readonly kind: 'connected' | 'disconnected';
  readonly at: Date;
  readonly address: string | null;
  readonly code: number | null;
}

/** From the events, since the two devices may be connected to different processes. */
const READ = `
  SELECT kind, at, detail->>'address' AS address, (detail->>'code')::int AS code FROM charge_point_event
   WHERE charge_point_id = $1 AND received_at >= $2 AND kind IN ('connected', 'disconnected')
   ORDER BY received_at, id`;

/** It remains until a person has checked: commands could reach either of two devices. */
const MARK = `
  WITH marked AS (
    UPDATE charge_point SET identity_conflict_at = $2::timestamptz WHERE id = $1 AND identity_conflict_at IS NULL RETURNING id
  ), conflict AS (
    SELECT id AS charge_point_id, 'identity-conflict' AS kind, $2::timestamptz AS at,
           jsonb_build_object('addresses', $3::text) AS detail FROM marked
  ), ${alertsOf('conflict')}
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT id, 'security', jsonb_build_object('type', 'IdentityConflict', 'info', $3::text), $2, $2 FROM marked
  RETURNING id`;

/** Checks a connection that took over from another: two devices may be taking it from each other. */
export const watchTakeover = async (
  pool: pg.Pool,
  chargePoint: ChargePointEntry,
  at: Date,
  onConflict: () => void,
): Promise<void> => {
  const since = new Date(at.getTime() - 2 * TAKEOVER_WINDOW_MS);
  const { rows } = await pool.query<EventRow>(READ, [chargePoint.id, since]);
  const events = rows.flatMap(toConnectionEvent);
  if (!isIdentityConflict(events, at)) return;
  const addresses = [...new Set(rows.flatMap(({ address }) => address ?? []))];
  const { rowCount } = await pool.query(MARK, [chargePoint.id, at, addresses.join(', ')]);
  if (rowCount === 1) onConflict();
};

const toConnectionEvent = ({ kind, at, address, code }: EventRow): readonly ConnectionEvent[] => {
  if (kind === 'connected') return [{ kind, at, address: address ?? '' }];
  return code === 4001 ? [{ kind: 'replaced', at }] : [];
};
