import type { Kernel } from '#chargers/kernel.ts';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { announceAlert } from '#chargers/alerts/raise-alert.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import { recordBoots, type BootItem } from './record-boots.ts';
import { recordStatuses, type StatusItem } from './record-statuses.ts';

type Handled = 'BootNotification' | 'Heartbeat' | 'StatusNotification';

/** Seconds between heartbeats; a tenth is randomised so that a fleet does not send them all together. */
const HEARTBEAT_SECONDS = 300;

/** Until the next boot of an adopted charge point that has no key yet. */
const PENDING_SECONDS = 60;

const keyOf = ({ chargePointId }: { chargePointId: string }): string => chargePointId;

/** What chargers report about themselves: boot, status, heartbeat, and everything else apart from charging. */
export const stationHandlers = (
  kernel: Kernel,
): Required<Pick<InboundHandlers<ChargePointEntry>, Handled>> => {
  const { live, now, publish, countBatch } = kernel;
  const pool = kernel.db.ingestPool;
  const boot = createGroupCommit({
    keyOf,
    // After a power cut thousands boot at the same time.
    maxItems: 1_000,
    write: (items: readonly BootItem[]) => recordBoots(pool, items),
    onBatch: (size) => countBatch('boot', size),
  });
  const status = createGroupCommit({
    keyOf,
    write: (items: readonly StatusItem[]) => recordStatuses(pool, items),
    onBatch: (size) => countBatch('status', size),
  });
  const changed = ({ id, accountId, stationId }: ChargePointEntry) =>
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });

  return {
    async BootNotification({ chargePoint, receivedAt }, request) {
      const chargePointId = chargePoint.id;
      const isReplaced = await boot({ chargePointId, boot: request, receivedAt });
      if (isReplaced) announceAlert(live, { accountId: chargePoint.accountId, chargePointId });
      const registration = registrationOf(kernel, chargePoint);
      void publish('charger.booted', {
        chargePoint,
        firmwareVersion: request.firmwareVersion,
        registration,
      });
      changed(chargePoint);
      const currentTime = now().toISOString();
      if (registration === 'pending') return { status: 'Pending', currentTime, interval: PENDING_SECONDS };
      const interval = Math.round(HEARTBEAT_SECONDS * (0.95 + Math.random() / 10));
      return { status: 'Accepted', currentTime, interval };
    },

    Heartbeat: () => ({ currentTime: now().toISOString() }),

    async StatusNotification({ chargePoint, receivedAt }, { timestamp, ...request }) {
      const item: StatusItem = {
        chargePointId: chargePoint.id,
        connectorId: request.connectorId,
        status: request.status ?? (request.statusRaw?.trim() || null),
        errorCode: request.errorCode,
        vendorErrorCode: request.vendorErrorCode,
        info: request.info,
        at: timestamp.at,
        receivedAt,
      };
      await status(item);
      const { connectorId, status: reported } = request;
      void publish('connector.status', {
        chargePointId: chargePoint.id,
        connectorId,
        status: reported,
        time: timestamp,
        receivedAt,
      });
      changed(chargePoint);
      return {};
    },
  };
};

/** Who has shown its own key is accepted before that is stored. */
const registrationOf = (
  { directory }: Pick<Kernel, 'directory'>,
  { id, registration }: ChargePointEntry,
): 'accepted' | 'pending' =>
  registration === 'accepted' ? registration : (directory.findById(id)?.registration ?? 'accepted');
