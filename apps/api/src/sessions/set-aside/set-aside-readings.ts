import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import type { MeterValuesItem } from '../readings/meter-values-item.ts';
import { remeasureEnded } from '../upkeep/remeasure-ended.ts';
import type { StopDeps } from '../stop/record-stops.ts';

const READINGS = columns<MeterValuesItem>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  transaction_id: ['text', ({ transactionIdRaw }) => transactionIdRaw],
  first_at: ['timestamptz', ({ readings, at }) => readings[0]?.at ?? at],
  last_at: ['timestamptz', ({ at }) => at],
  last_register_wh: [
    'bigint',
    ({ readings }) => readings.findLast(({ energyWh }) => energyWh !== null)?.energyWh ?? null,
  ],
  readings: ['int', ({ readings }) => readings.length],
  received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
});

/** Messages of one transaction that came together are one row: a statement cannot change a row twice. */
const KEEP = `
  INSERT INTO set_aside_readings AS kept (${READINGS.names})
  SELECT charge_point_id, connector_id, transaction_id, min(first_at), max(last_at),
         (array_agg(last_register_wh ORDER BY last_at DESC) FILTER (WHERE last_register_wh IS NOT NULL))[1],
         sum(readings), max(received_at)
    FROM ${READINGS.as('r')}
   GROUP BY charge_point_id, connector_id, transaction_id
  ON CONFLICT (charge_point_id, connector_id, transaction_id) WHERE session_id IS NULL AND dismissed_at IS NULL
  DO UPDATE SET
    first_at = least(kept.first_at, excluded.first_at), last_at = greatest(kept.last_at, excluded.last_at),
    last_register_wh = CASE WHEN excluded.last_at > kept.last_at
      THEN coalesce(excluded.last_register_wh, kept.last_register_wh) ELSE kept.last_register_wh END,
    readings = kept.readings + excluded.readings, received_at = excluded.received_at`;

/** Remembers the transactions that readings named, which are no sessions of their charger. The readings are stored too. */
export const setReadingsAside = (items: readonly MeterValuesItem[]): Statement[] =>
  items.length === 0 ? [] : [{ name: 'set-readings-aside', text: KEEP, values: READINGS.values(items) }];

/** Within the time of a session of their connector; closing values may follow its end. */
const PLACE = `
  WITH found AS (
    SELECT r.id, r.charge_point_id, r.connector_id, r.transaction_id, r.first_at, r.last_at, s.id AS session_id
      FROM set_aside_readings r
      JOIN LATERAL (
        SELECT n.id, n.ended_at, n.anomalies FROM session n
         WHERE n.charge_point_id = r.charge_point_id AND n.connector_id = r.connector_id AND n.started_at <= r.first_at
         ORDER BY n.started_at DESC LIMIT 1
      ) s ON s.ended_at IS NULL OR s.anomalies && ARRAY['implicit_stop', 'presumed_end']
          OR r.last_at <= s.ended_at + interval '5 minutes'
     WHERE r.charge_point_id = $1 AND r.session_id IS NULL AND r.dismissed_at IS NULL
       AND NOT EXISTS (SELECT FROM session n
                        WHERE n.charge_point_id = r.charge_point_id AND n.connector_id = r.connector_id
                          AND n.started_at > r.first_at AND n.started_at < r.last_at)
  ), named AS (
    UPDATE session SET charge_point_transaction_id = found.transaction_id FROM found
     WHERE session.id = found.session_id AND session.charge_point_transaction_id IS NULL
  ), moved AS (
    UPDATE meter_reading m SET session_id = found.session_id FROM found
     WHERE m.charge_point_id = found.charge_point_id AND m.connector_id = found.connector_id
       AND m.at BETWEEN found.first_at AND found.last_at AND m.session_id IS NULL
  )
  UPDATE set_aside_readings r SET session_id = found.session_id FROM found WHERE r.id = found.id
  RETURNING r.session_id`;

/** Readings that were set aside and lie within a session of their connector are that session's, and so is their id. */
export const placeReadings = async (
  deps: Pick<StopDeps, 'pool' | 'readTariffs' | 'meterOf'>,
  chargePointId: string,
): Promise<void> => {
  const { rows } = await deps.pool.query<{ session_id: number }>({
    name: 'place-set-aside-readings',
    text: PLACE,
    values: [chargePointId],
  });
  if (rows.length > 0)
    await remeasureEnded(
      deps,
      rows.map(({ session_id }) => session_id),
    );
};

/**
 * A charger may use one id in several sessions. Where some of the readings are from the time of the chosen session, those
 * from the time of another one on its connector stay aside; otherwise all go where the person says.
 */
const ASSIGN = `
  WITH waiting AS (
    SELECT * FROM set_aside_readings WHERE id = $1 AND session_id IS NULL AND dismissed_at IS NULL FOR UPDATE
  ), timed AS (
    SELECT m.charge_point_id, m.connector_id, m.at, m.fingerprint, m.energy_wh, s.connector_id AS to_connector_id,
           m.at BETWEEN s.started_at AND coalesce(s.ended_at, 'infinity') AS is_own,
           EXISTS (SELECT FROM session n
                    WHERE n.charge_point_id = s.charge_point_id AND n.connector_id = s.connector_id AND n.id <> s.id
                      AND m.at BETWEEN n.started_at AND coalesce(n.ended_at, 'infinity')) AS is_of_other
      FROM waiting
      JOIN session s ON s.id = $2
      JOIN meter_reading m ON m.charge_point_id = waiting.charge_point_id AND m.connector_id = waiting.connector_id
       AND m.at BETWEEN waiting.first_at AND waiting.last_at AND m.session_id IS NULL
  ), decided AS (
    SELECT *, is_of_other AND NOT is_own AND bool_or(is_own) OVER () AS stays FROM timed
  ), moved AS (
    UPDATE meter_reading m SET session_id = $2, connector_id = d.to_connector_id
      FROM decided d
     WHERE NOT d.stays AND m.charge_point_id = d.charge_point_id AND m.connector_id = d.connector_id
       AND m.at = d.at AND m.fingerprint = d.fingerprint
       AND (m.connector_id = d.to_connector_id OR NOT EXISTS (
             SELECT FROM meter_reading same
              WHERE same.charge_point_id = m.charge_point_id AND same.connector_id = d.to_connector_id
                AND same.at = m.at AND same.fingerprint = m.fingerprint))
  ), rest AS (
    SELECT count(*)::int AS readings, min(at) AS first_at, max(at) AS last_at,
           (array_agg(energy_wh ORDER BY at DESC) FILTER (WHERE energy_wh IS NOT NULL))[1] AS last_register_wh
      FROM decided WHERE stays
  )
  UPDATE set_aside_readings w
     SET session_id = CASE WHEN rest.readings = 0 THEN $2 END,
         readings = CASE WHEN rest.readings = 0 THEN w.readings ELSE rest.readings END,
         first_at = coalesce(rest.first_at, w.first_at), last_at = coalesce(rest.last_at, w.last_at),
         last_register_wh = CASE WHEN rest.readings = 0 THEN w.last_register_wh ELSE rest.last_register_wh END
    FROM waiting, rest
   WHERE w.id = waiting.id`;

/** The readings of a row that waits go to a session, by their time. */
export const assignReadings = (id: string, sessionId: number): Statement => ({
  name: 'assign-set-aside-readings',
  text: ASSIGN,
  rows: 1,
  values: [id, sessionId],
});
