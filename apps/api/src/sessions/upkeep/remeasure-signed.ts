import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { SIGNED_COLUMNS } from '../readings/signed-columns.ts';
import { remeasureEnded, type RemeasureDeps } from './remeasure-ended.ts';

interface Meter {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly connectorId: number;
}

const OPEN = `
  SELECT id, station_id FROM (
    SELECT s.id, s.station_id, ${SIGNED_COLUMNS} FROM session s
      LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
     WHERE s.charge_point_id = $1 AND s.connector_id = $2 AND s.review = 'open') open
   WHERE cardinality(signed_data) > 0`;

/** Another key of a meter is known: what it signed is checked by that where a person has not decided yet. */
export const remeasureSigned = async (
  deps: RemeasureDeps,
  live: LiveFeed,
  { accountId, chargePointId, connectorId }: Meter,
): Promise<void> => {
  const { rows } = await deps.pool.query<{ id: number; station_id: string }>({
    name: 'open-signed-sessions',
    text: OPEN,
    values: [chargePointId, connectorId],
  });
  await remeasureEnded(
    deps,
    rows.map(({ id }) => id),
  );
  for (const { id, station_id: stationId } of rows)
    live.publish(accountId, { topic: 'session', id: String(id), chargePointId, stationId });
};
