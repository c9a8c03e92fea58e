import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type pg from 'pg';
import { recordBoots, type BootItem, type PreviousHardware } from './record-boots.ts';
import { recordStatuses, type StatusItem } from './record-statuses.ts';

export interface StationHandlersOptions {
  readonly pool: pg.Pool;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly onBatch?: (kind: 'boot' | 'status', size: number) => void;
  readonly registrationOf: (chargePoint: ChargePointEntry) => 'accepted' | 'pending';
  /** Called after the commit; nothing waits for its effects. */
  readonly onBooted: (chargePoint: ChargePointEntry, firmwareVersion: string | null) => void;
  readonly onHardwareChanged: (chargePoint: ChargePointEntry, before: PreviousHardware, at: Date) => void;
  readonly onStatus: (item: StatusItem, time: ChargerTime) => void;
}

type Handled = 'BootNotification' | 'Heartbeat' | 'StatusNotification';

/** Seconds between heartbeats; a tenth is randomised so that a fleet does not send them all together. */
const HEARTBEAT_SECONDS = 300;

/** Until the next boot of an adopted charge point that has no key yet. */
const PENDING_SECONDS = 60;

const keyOf = ({ chargePointId }: { chargePointId: string }): string => chargePointId;

/** What chargers report about themselves: boot, status, heartbeat, and everything else apart from charging. */
export const stationHandlers = (
  options: StationHandlersOptions,
): Required<Pick<InboundHandlers<ChargePointEntry>, Handled>> => {
  const { pool, live, now } = options;
  const boot = createGroupCommit({
    keyOf,
    // After a power cut thousands boot at the same time.
    maxItems: 1_000,
    write: (items: readonly BootItem[]) => recordBoots(pool, items),
    onBatch: (size) => options.onBatch?.('boot', size),
  });
  const status = createGroupCommit({
    keyOf,
    write: (items: readonly StatusItem[]) => recordStatuses(pool, items),
    onBatch: (size) => options.onBatch?.('status', size),
  });
  const changed = ({ id, accountId, stationId }: ChargePointEntry) =>
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });

  return {
    async BootNotification({ chargePoint, receivedAt }, request) {
      const before = await boot({ chargePointId: chargePoint.id, boot: request, receivedAt });
      if (before !== null) options.onHardwareChanged(chargePoint, before, receivedAt);
      options.onBooted(chargePoint, request.firmwareVersion);
      changed(chargePoint);
      const currentTime = now().toISOString();
      if (options.registrationOf(chargePoint) === 'pending')
        return { status: 'Pending', currentTime, interval: PENDING_SECONDS };
      const interval = Math.round(HEARTBEAT_SECONDS * (0.95 + Math.random() / 10));
      return { status: 'Accepted', currentTime, interval };
    },

    Heartbeat: () => ({ currentTime: now().toISOString() }),

    async StatusNotification({ chargePoint, receivedAt }, { timestamp, ...request }) {
      const item: StatusItem = {
        chargePointId: chargePoint.id,
        connectorId: request.connectorId,
        status: request.status,
        statusRaw: request.statusRaw,
        errorCode: request.errorCode,
        vendorErrorCode: request.vendorErrorCode,
        info: request.info,
        at: timestamp.at,
        receivedAt,
      };
      await status(item);
      options.onStatus(item, timestamp);
      changed(chargePoint);
      return {};
    },
  };
};
