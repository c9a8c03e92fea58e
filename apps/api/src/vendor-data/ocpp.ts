import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type pg from 'pg';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { findVendorHandler, type VendorHandlers } from './vendor-handlers.ts';

export interface DataTransferOptions {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly handlers: VendorHandlers;
}

const INSERT_EVENT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'data-transfer', $2, $3, $3)`;

/** DataTransfer from chargers. Each one is an event; Accepted would promise that it is supported. */
export const dataTransferHandler = ({
  pool,
  live,
  handlers,
}: DataTransferOptions): Required<Pick<InboundHandlers<ChargePointEntry>, 'DataTransfer'>> => ({
  async DataTransfer({ chargePoint, receivedAt }, { vendorId, messageId, data }) {
    const { id: chargePointId, accountId } = chargePoint;
    const handler = findVendorHandler(handlers, vendorId, messageId);
    const answer =
      typeof handler === 'string' ? { status: handler } : await handler({ chargePoint, receivedAt, data });
    const detail = { vendorId, messageId, status: answer.status };
    await pool.query(INSERT_EVENT, [chargePointId, JSON.stringify(detail), receivedAt]);
    live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
    return answer;
  },
});
