import { curveBeginWh } from '@laadpoort/domain/sessions/readings/energy-along';
import { energyBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import { downsampleCurve } from '@laadpoort/domain/sessions/readings/downsample-curve';
import type { Database } from '#platform/database/database.ts';
import type { SessionRecord } from './read-session.ts';

interface Reading {
  at: Date;
  powerW: number | null;
  registerWh: number | null;
}

export interface CurvePoint {
  at: string;
  powerW: number | null;
  /** Since the session began; null if that reading had no register. */
  energyWh: number | null;
}

/**
 * Power and energy over the session, at most 600 points; read by time, so that late readings are included, but for those
 * that belong to another session.
 */
export const readCurve = async (
  { pool }: Database,
  session: SessionRecord,
  now: Date,
): Promise<CurvePoint[]> => {
  const { rows } = await pool.query<Reading>(
    `SELECT at, max(power_w) AS "powerW", max(energy_wh)::float8 AS "registerWh"
     FROM meter_reading
     WHERE charge_point_id = $1 AND connector_id = $2 AND at BETWEEN $3 AND $4
       AND (session_id = $5 OR session_id IS NULL)
       AND (power_w IS NOT NULL OR energy_wh IS NOT NULL)
     GROUP BY at ORDER BY at`,
    [session.chargePointId, session.connectorId, session.startedAt, session.endedAt ?? now, session.id],
  );
  const beginWh = curveBeginWh({
    registersWh: rows.flatMap((row) => row.registerWh ?? []),
    beginWh: energyBasis(session).begin?.registerWh ?? null,
    energyWh: session.energyWh,
  });
  return downsampleCurve(rows).map(({ at, powerW, registerWh }) => ({
    at: at.toISOString(),
    powerW,
    energyWh: registerWh === null ? null : Math.max(0, registerWh - beginWh),
  }));
};
