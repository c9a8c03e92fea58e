import type { EreSession } from '@laadpoort/domain/reports/ere/decide-ere';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import { energyBasis, type StoredBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { Ask } from './ask.ts';

/** A session of a year, with what a booking service asks about it. */
export interface YearSession extends EreSession {
  readonly sessionId: number;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly serialNumber: string;
  readonly stationName: string;
  readonly address: string;
  readonly startedAt: Date;
  /** Whether guests may use its connector now. */
  readonly public: boolean;
  /** Whether charging paused before its end. */
  readonly interrupted: boolean;
}

interface Row extends Omit<YearSession, 'beginWh' | 'endWh'> {
  readonly meterStartWh: number;
  readonly meterStopWh: number | null;
  readonly energyBasis: StoredBasis | null;
  readonly anomalies: SessionAnomaly[];
  readonly review: SessionReviewState | null;
}

const SESSIONS = `
  SELECT session.id AS "sessionId", session.charge_point_id AS "chargePointId", session.connector_id AS "connectorId",
         cp.serial_number AS "serialNumber", station.name AS "stationName", station.country,
         station.street || ', ' || station.postal_code || ' ' || station.city AS address,
         session.started_at AS "startedAt", session.ended_at AS "endedAt",
         to_char(session.started_at AT TIME ZONE station.time_zone, 'YYYY-MM-DD') AS "startDay",
         to_char(session.ended_at AT TIME ZONE station.time_zone, 'YYYY-MM-DD') AS "endDay",
         session.state = 'completed' AS "isCompleted", session.review, session.anomalies,
         session.energy_wh::float8 AS "energyWh", session.meter_start_wh::float8 AS "meterStartWh",
         session.meter_stop_wh::float8 AS "meterStopWh", session.energy_basis AS "energyBasis",
         coalesce(connector.publicly_available, false) AS public,
         EXISTS (SELECT FROM jsonb_array_elements(session.idle_intervals) idle
                  WHERE (idle->>'until')::timestamptz < session.ended_at) AS interrupted
    FROM session
    JOIN station ON station.id = session.station_id
    JOIN charge_point_ever cp ON cp.id = session.charge_point_id
    LEFT JOIN connector ON connector.charge_point_id = session.charge_point_id
                       AND connector.connector_id = session.connector_id
   WHERE session.account_id = $1
     -- No clock is further than 15 hours from the UTC of its year.
     AND session.ended_at >= make_date($2::int, 1, 1) - interval '15 hours'
     AND session.ended_at < make_date($2::int + 1, 1, 1) + interval '15 hours'
     AND extract(year FROM session.ended_at AT TIME ZONE station.time_zone) = $2::int
   ORDER BY session.ended_at, session.id`;

/** The sessions of an account that ended in a year of their stations' clocks, the first that ended first. */
export const readYearSessions = async (ask: Ask, accountId: string, year: number): Promise<YearSession[]> => {
  const rows = await ask<Row>(SESSIONS, [accountId, year]);
  return rows.map(({ meterStartWh, meterStopWh, energyBasis: stored, anomalies, ...session }) => {
    const facts = { ...session, meterStartWh, meterStopWh, energyBasis: stored, anomalies };
    const { begin, end } = energyBasis(facts);
    return { ...session, beginWh: begin?.registerWh ?? null, endWh: end?.registerWh ?? null };
  });
};
