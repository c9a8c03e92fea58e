import type { Listeners } from '#chargers/events.ts';
import { announceAlert } from '#chargers/alerts/raise-alert.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { watchTakeover } from './identity-conflicts.ts';
import { createProtocolWatch } from './watch-protocols.ts';
import { createRefusalRecord, type ManyWrongKeys } from './refused-connections.ts';

/** Looks for what is wrong with handshakes: guessed keys, other protocols, and two devices with one identity. */
export const watchRefusals = (kernel: Kernel): Listeners => {
  const { db, live, raiseAlert } = kernel;
  const protocols = createProtocolWatch(kernel);
  const pool = db.ingestPool;
  const keepRefusal = createRefusalRecord(pool, ({ chargePoint, attempts, address, at }: ManyWrongKeys) =>
    raiseAlert({
      accountId: chargePoint.accountId,
      chargePointId: chargePoint.id,
      kind: 'wrong-keys',
      detail: { attempts, address },
      at,
    }),
  );
  return {
    async 'charger.refused'({ handshake, chargePoints, reason, at }) {
      const isCertain = chargePoints.length === 1;
      const address = isCertain ? handshake.remoteAddress : null;
      for (const chargePoint of chargePoints) {
        if (reason !== 'foreign-protocol') await keepRefusal({ chargePoint, reason, address, at });
        else if (isCertain) protocols.refused(chargePoint, handshake.offered);
      }
    },
    'charger.replaced': ({ chargePoint, at }) =>
      watchTakeover(pool, chargePoint, at, () =>
        announceAlert(live, { accountId: chargePoint.accountId, chargePointId: chargePoint.id }),
      ),
  };
};
