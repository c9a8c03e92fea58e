import type { Kernel } from '#chargers/kernel.ts';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { findVendorHandler, type VendorHandlers } from './vendor-handlers.ts';

const INSERT_EVENT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'data-transfer', $2, $3, $3)`;

/** DataTransfer of chargers. Every one is an event; an Accepted would promise that it is understood. */
export const dataTransferHandler = (
  { db, live }: Pick<Kernel, 'db' | 'live'>,
  vendors: VendorHandlers,
): Required<Pick<InboundHandlers<ChargePointEntry>, 'DataTransfer'>> => ({
  async DataTransfer({ chargePoint, receivedAt }, { vendorId, messageId, data }) {
    const { id: chargePointId, accountId } = chargePoint;
    const handler = findVendorHandler(vendors, vendorId, messageId);
    const answer =
      typeof handler === 'string' ? { status: handler } : await handler({ chargePoint, receivedAt, data });
    const detail = { vendorId, messageId, status: answer.status };
    await db.ingestPool.query(INSERT_EVENT, [chargePointId, JSON.stringify(detail), receivedAt]);
    live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
    return answer;
  },
});
