import type { Kernel } from '#chargers/kernel.ts';
import { alertsOf, announceAlert } from '#chargers/alerts/raise-alert.ts';
import { criticalityOf } from '@laadpoort/domain/security/security-event';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';

const INSERT_EVENT = `
  WITH critical AS (
    SELECT $1::uuid AS charge_point_id, 'security-event' AS kind, $2::jsonb - 'criticality' AS detail,
           $4::timestamptz AS at WHERE $2::jsonb->>'criticality' = 'critical'
  ), ${alertsOf('critical')}
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at) VALUES ($1, 'security', $2, $3, $4)`;

/** What a charger reports about its own security: kept permanently; a person is alerted to critical events. */
export const securityEventHandler = ({
  db,
  live,
}: Kernel): Required<Pick<InboundHandlers<ChargePointEntry>, 'SecurityEventNotification'>> => ({
  async SecurityEventNotification({ chargePoint, receivedAt }, { type, techInfo, timestamp }) {
    const { id, accountId, stationId } = chargePoint;
    const criticality = criticalityOf(type);
    const info = techInfo ?? null;
    await db.ingestPool.query(INSERT_EVENT, [
      id,
      JSON.stringify({ type, info, criticality }),
      timestamp.at,
      receivedAt,
    ]);
    live.publish(accountId, { topic: 'event', id, chargePointId: id, stationId });
    if (criticality === 'critical') announceAlert(live, { accountId, chargePointId: id });
    return {};
  },
});
