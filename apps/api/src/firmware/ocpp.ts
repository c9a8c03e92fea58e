import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { FollowUpdate } from './follow.ts';
import { readAsked } from './update-rows.ts';

type Handled = 'FirmwareStatusNotification' | 'SignedFirmwareStatusNotification';

const INSERT_EVENT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at) VALUES ($1, 'firmware', $2, $3, $3)`;

/** Chargers' reports on an update: on the one they name, otherwise on the newest open one, otherwise on the newest. */
export const firmwareHandlers = (
  { db, live, now }: Kernel,
  follow: FollowUpdate,
): Required<Pick<InboundHandlers<ChargePointEntry>, Handled>> => {
  const reported = async (
    { id: chargePointId, accountId }: ChargePointEntry,
    status: string | null,
    requestId: number | null,
    receivedAt: Date,
  ) => {
    if (status === null || status === 'Idle') return;
    const asked = await readAsked(db, chargePointId, now());
    const meant = requestId === null ? asked[0] : asked.find(({ id }) => id === requestId);
    if (meant) return follow(meant.id, { kind: 'reported', status });
    // It was requested elsewhere: at the charger, or with a call of somebody's own.
    await db.pool.query(INSERT_EVENT, [chargePointId, JSON.stringify({ report: status }), receivedAt]);
    live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
  };

  return {
    async FirmwareStatusNotification({ chargePoint, receivedAt }, { status }) {
      await reported(chargePoint, status, null, receivedAt);
      return {};
    },
    async SignedFirmwareStatusNotification({ chargePoint, receivedAt }, { status, requestId }) {
      await reported(chargePoint, status, requestId, receivedAt);
      return {};
    },
  };
};
