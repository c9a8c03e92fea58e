import type { Listeners } from '#chargers/events.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { watchTakeover, type IdentityConflict } from './identity-conflicts.ts';
import { createRefusalRecord, type ManyWrongKeys } from './refused-connections.ts';

/** Looks for what is wrong with handshakes: guessed keys, and two devices with one identity. */
export const watchRefusals = ({ db, raiseAlert }: Pick<Kernel, 'db' | 'raiseAlert'>): Listeners => {
  const pool = db.ingestPool;
  const keepRefusal = createRefusalRecord(pool, ({ chargePoint, attempts, address, at }: ManyWrongKeys) =>
    raiseAlert({
      accountId: chargePoint.accountId,
      chargePointId: chargePoint.id,
      kind: 'security-event',
      detail: { type: 'ManyWrongKeys', attempts, address },
      at,
    }),
  );
  const conflict = ({ chargePoint, addresses, at }: IdentityConflict) =>
    raiseAlert({
      accountId: chargePoint.accountId,
      chargePointId: chargePoint.id,
      kind: 'identity-conflict',
      detail: { addresses: addresses.join(', ') },
      at,
    });
  return {
    'charger.refused': ({ handshake, chargePoint, reason, at }) =>
      chargePoint && keepRefusal({ chargePoint, reason, address: handshake.remoteAddress, at }),
    'charger.replaced': ({ chargePoint, at }) => watchTakeover(pool, chargePoint, at, conflict),
  };
};
