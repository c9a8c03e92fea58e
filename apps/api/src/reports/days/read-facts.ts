import type { AvailabilityFact } from '@laadpoort/domain/reports/availability';
import type { Database } from '#platform/database/database.ts';

interface FactRow {
  readonly chargePointId: string;
  readonly at: Date;
  readonly kind: 'connected' | 'disconnected' | 'status' | 'out-of-order';
  readonly connectorId: number;
  readonly status: string | null;
  readonly isOut: boolean | null;
}

/**
 * A status counts when the charger says it was, if that is within a day of its receipt; what is known now of a charger that
 * told nothing else is the last of its facts.
 */
const FACTS = `
  WITH told AS (
    SELECT id, charge_point_id, coalesce(connector_id, 0) AS connector_id, kind, detail->>'status' AS status,
           greatest(least(at, received_at), received_at - interval '1 day') AS at
      FROM charge_point_event
     WHERE charge_point_id = ANY($1::uuid[]) AND received_at >= $2 AND received_at < $3
       AND kind IN ('connected', 'disconnected', 'status')
     UNION ALL
    SELECT last.* FROM unnest($1::uuid[]) charger, LATERAL (
      SELECT id, charge_point_id, 0, kind, NULL, received_at FROM charge_point_event
       WHERE charge_point_id = charger AND received_at < $2 AND kind IN ('connected', 'disconnected')
       ORDER BY received_at DESC, id DESC LIMIT 1
    ) last
     UNION ALL
    SELECT last.* FROM (
      SELECT charge_point_id, connector_id FROM connector WHERE charge_point_id = ANY($1::uuid[])
       UNION SELECT charger, 0 FROM unnest($1::uuid[]) charger
    ) one, LATERAL (
      SELECT id, charge_point_id, coalesce(connector_id, 0), kind, detail->>'status', received_at FROM charge_point_event
       WHERE charge_point_id = one.charge_point_id AND connector_id = one.connector_id AND received_at < $2
         AND kind = 'status'
       ORDER BY received_at DESC, id DESC LIMIT 1
    ) last
     UNION ALL
    SELECT 0, charge_point_id, connector_id, 'status', ocpp_status, status_at FROM connector
     WHERE charge_point_id = ANY($1::uuid[]) AND status_at < $2
     UNION ALL
    SELECT 0, id, 0, 'connected', NULL, connected_since FROM charge_point
     WHERE id = ANY($1::uuid[]) AND connected_since < $2
     UNION ALL
    SELECT 0, id, 0, 'disconnected', NULL, disconnected_at FROM charge_point
     WHERE id = ANY($1::uuid[]) AND disconnected_at < $2
  )
  SELECT charge_point_id AS "chargePointId", at, kind, connector_id AS "connectorId", status, NULL::boolean AS "isOut", id
    FROM told
   UNION ALL
  SELECT charge_point_id, answered_at, 'out-of-order', coalesce((params->>'connectorId')::int, 0), NULL,
         params->>'type' = 'Inoperative', 0
    FROM command
   WHERE charge_point_id = ANY($1::uuid[]) AND action = 'ChangeAvailability' AND answered_at < $3
     AND response->>'status' IN ('Accepted', 'Scheduled')
   ORDER BY at, id`;

/** What is known of charge points in a period and before it, in its order. */
export const readFacts = async (
  { pool }: Pick<Database, 'pool'>,
  chargePointIds: readonly string[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<ReadonlyMap<string, readonly AvailabilityFact[]>> => {
  const { rows } = await pool.query<FactRow>(FACTS, [chargePointIds, from, until]);
  const facts = new Map<string, AvailabilityFact[]>();
  for (const { chargePointId, at, kind, connectorId, status, isOut } of rows) {
    const known = facts.get(chargePointId) ?? [];
    facts.set(chargePointId, known);
    if (kind === 'status') known.push({ at, kind, connectorId, status });
    else if (kind === 'out-of-order') known.push({ at, kind, connectorId, isOut: isOut === true });
    else known.push({ at, kind: 'connection', isConnected: kind === 'connected' });
  }
  return facts;
};
