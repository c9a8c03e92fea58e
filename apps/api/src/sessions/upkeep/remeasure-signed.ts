import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { SIGNED_COLUMNS } from '../readings/signed-columns.ts';
import { remeasureEnded, type RemeasureDeps } from './remeasure-ended.ts';

interface ChangedMeter {
  readonly account_id: string;
  readonly charge_point_id: string;
  readonly connector_id: number;
  readonly meter_key_changed_at: Date;
}

const CHANGED = `
  SELECT cp.account_id, c.charge_point_id, c.connector_id, c.meter_key_changed_at
    FROM connector c JOIN charge_point cp ON cp.id = c.charge_point_id
   WHERE c.meter_key_changed_at IS NOT NULL AND ($1::uuid IS NULL OR c.charge_point_id = $1)
   ORDER BY c.meter_key_changed_at LIMIT 100`;

const OPEN = `
  SELECT id, station_id FROM (
    SELECT s.id, s.station_id, ${SIGNED_COLUMNS} FROM session s
      LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
     WHERE s.charge_point_id = $1 AND s.connector_id = $2 AND s.review = 'open') open
   WHERE cardinality(signed_data) > 0`;

/** Unless the key was changed once more meanwhile. */
const MEASURED = `
  UPDATE connector SET meter_key_changed_at = NULL
   WHERE charge_point_id = $1 AND connector_id = $2 AND meter_key_changed_at = $3`;

interface SignedDeps extends RemeasureDeps {
  readonly live: LiveFeed;
  /** One meter that cannot be measured does not keep the others from it. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Another key of a meter is known: what it signed is checked by that where a person has not decided yet.
 * @param chargePointId of the one whose key it is; otherwise of all that wait
 */
export const remeasureSigned = async (deps: SignedDeps, chargePointId?: string): Promise<void> => {
  const changed = await deps.pool.query<ChangedMeter>({
    name: 'changed-meter-keys',
    text: CHANGED,
    values: [chargePointId ?? null],
  });
  for (const meter of changed.rows) await remeasureMeter(deps, meter).catch(deps.onFault);
};

const remeasureMeter = async (deps: SignedDeps, meter: ChangedMeter): Promise<void> => {
  const { account_id: accountId, charge_point_id: chargePointId, connector_id: connectorId } = meter;
  const { rows } = await deps.pool.query<{ id: number; station_id: string }>({
    name: 'open-signed-sessions',
    text: OPEN,
    values: [chargePointId, connectorId],
  });
  await remeasureEnded(
    deps,
    rows.map(({ id }) => id),
  );
  await deps.pool.query(MEASURED, [chargePointId, connectorId, meter.meter_key_changed_at]);
  for (const { id, station_id: stationId } of rows)
    deps.live.publish(accountId, { topic: 'session', id: String(id), chargePointId, stationId });
};
