import type { PastSession } from '../charging-visit.ts';
import { stations } from '../places.ts';
import type { DemoChargePoint } from '../demo-station.ts';

export const chargerEvent = (
  chargePoint: DemoChargePoint,
  connectorId: number | null,
  kind: string,
  at: Date,
  detail: object,
) => ({
  charge_point_id: chargePoint.id,
  connector_id: connectorId,
  kind,
  detail,
  at,
  received_at: at,
});

/** Since then they have been there. */
export const onlineEvents = (at: Date) =>
  stations
    .flatMap(({ chargePoints }) => chargePoints)
    .flatMap((chargePoint) => [
      chargerEvent(chargePoint, null, 'connected', at, {}),
      ...chargePoint.connectors.map((_, index) =>
        chargerEvent(chargePoint, index + 1, 'status', at, { status: 'Available', errorCode: 'NoError' }),
      ),
    ]);

export const sessionStatuses = ({ chargePoint, connectorId, startedAt, endedAt, charge }: PastSession) => {
  const status = (name: string, at: number) =>
    chargerEvent(chargePoint, connectorId, 'status', new Date(at), { status: name, errorCode: 'NoError' });
  const [start, end] = [startedAt.getTime(), endedAt.getTime()];
  return [
    status('Preparing', start - 25_000),
    status('Charging', start + 2_000),
    ...(charge.fullAt && charge.fullAt < endedAt ? [status('SuspendedEV', charge.fullAt.getTime())] : []),
    status('Finishing', end + 1_000),
    status('Available', end + 95_000),
  ];
};
