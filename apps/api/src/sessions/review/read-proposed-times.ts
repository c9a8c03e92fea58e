import { overlaps } from '@laadpoort/domain/sessions/overlap';
import {
  proposedTimes,
  type OverlappingSession,
  type SessionTimes,
} from '@laadpoort/domain/sessions/overlap-times';
import { energyBasis, type CountedFacts } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { Database } from '#platform/database/database.ts';

interface TimesRow extends SessionTimes, CountedFacts {
  readonly which: 'previous' | 'session' | 'next';
  readonly id: number;
  readonly chargePointId: string;
  readonly connectorId: number;
}

/** A session and those before and after it on its connector, as far as they have ended. */
const SESSIONS = `
  SELECT which.name AS which, e.id, e.charge_point_id AS "chargePointId", e.connector_id AS "connectorId",
         e.started_at AS "startedAt", e.ended_at AS "endedAt", e.energy_wh::float8 AS "energyWh",
         e.meter_start_wh::float8 AS "meterStartWh", e.meter_stop_wh::float8 AS "meterStopWh",
         e.energy_basis AS "energyBasis", e.anomalies, e.review
    FROM session s
    CROSS JOIN LATERAL (
      SELECT 'session' AS name, s.id
      UNION ALL (SELECT 'previous', p.id FROM session p
                  WHERE p.charge_point_id = s.charge_point_id AND p.connector_id = s.connector_id
                    AND p.started_at < s.started_at ORDER BY p.started_at DESC LIMIT 1)
      UNION ALL (SELECT 'next', n.id FROM session n
                  WHERE n.charge_point_id = s.charge_point_id AND n.connector_id = s.connector_id
                    AND n.started_at > s.started_at ORDER BY n.started_at LIMIT 1)
    ) which
    JOIN session e ON e.id = which.id
   WHERE s.id = $1 AND e.ended_at IS NOT NULL`;

/** An overlap is within the times of the session. */
const READINGS = `
  SELECT session_id AS id, at, energy_wh AS wh FROM meter_reading
   WHERE charge_point_id = $1 AND connector_id = $2 AND session_id = ANY($3::int[])
     AND at BETWEEN $4 AND $5 AND energy_wh IS NOT NULL
   ORDER BY at`;

interface ProposedTimes {
  /** null: there is nothing to propose. */
  readonly times: SessionTimes | null;
  readonly neighbourIds: readonly number[];
}

/** The times of a session that overlaps others of its connector by what the charger says, and which others it has. */
export const readProposedTimes = async (db: Database, sessionId: number): Promise<ProposedTimes> => {
  const { rows } = await db.pool.query<TimesRow>(SESSIONS, [sessionId]);
  const of = (which: TimesRow['which']) => rows.find((row) => row.which === which);
  const [previous, session, next] = [of('previous'), of('session'), of('next')];
  const neighbourIds = [previous, next].flatMap((neighbour) => neighbour?.id ?? []);
  const isOverlapping =
    session &&
    ((previous && overlaps(previous.endedAt, session.startedAt)) ||
      (next && overlaps(session.endedAt, next.startedAt)));
  if (!isOverlapping) return { times: null, neighbourIds };
  const readings = await readReadingsOf(db, session, neighbourIds);
  const told = (row: TimesRow): OverlappingSession => {
    const { begin, end } = energyBasis(row);
    return {
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      beginWh: begin && BigInt(begin.registerWh),
      endWh: end && BigInt(end.registerWh),
      readings: readings.get(row.id) ?? [],
    };
  };
  const times = proposedTimes(told(session), {
    previous: previous ? told(previous) : null,
    next: next ? told(next) : null,
  });
  return { times, neighbourIds };
};

const readReadingsOf = async (
  { pool }: Database,
  { id, chargePointId, connectorId, startedAt, endedAt }: TimesRow,
  neighbourIds: readonly number[],
): Promise<ReadonlyMap<number, OverlappingSession['readings']>> => {
  const { rows } = await pool.query<{ id: number; at: Date; wh: string }>(READINGS, [
    chargePointId,
    connectorId,
    [id, ...neighbourIds],
    startedAt,
    endedAt,
  ]);
  const told = rows.map((row) => ({ id: row.id, at: row.at, registerWh: BigInt(row.wh) }));
  return Map.groupBy(told, (row) => row.id);
};

/** As they cross the wire. */
export const timesOf = ({ startedAt, endedAt }: SessionTimes) => ({
  startedAt: startedAt.toISOString(),
  endedAt: endedAt.toISOString(),
});
