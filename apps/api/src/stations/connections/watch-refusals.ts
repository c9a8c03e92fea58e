import type pg from 'pg';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import { watchTakeover, type IdentityConflict } from './identity-conflicts.ts';
import { createRefusalRecord, type RefusedConnection } from './refused-connections.ts';

interface DoorAlert {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly kind: 'security-event' | 'identity-conflict';
  readonly detail: Readonly<Record<string, string | number>>;
  readonly at: Date;
}

export interface DoorWatchOptions {
  readonly pool: pg.Pool;
  readonly alert: (alert: DoorAlert) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Watches connection attempts for problems: guessed keys, and two devices with one identity. */
export const createDoorWatch = ({ pool, alert, onError }: DoorWatchOptions) => {
  const keepRefusal = createRefusalRecord(pool, ({ chargePoint, attempts, address, at }) =>
    alert({
      accountId: chargePoint.accountId,
      chargePointId: chargePoint.id,
      kind: 'security-event',
      detail: { type: 'ManyWrongKeys', attempts, address },
      at,
    }),
  );
  const conflict = ({ chargePoint, addresses, at }: IdentityConflict) =>
    alert({
      accountId: chargePoint.accountId,
      chargePointId: chargePoint.id,
      kind: 'identity-conflict',
      detail: { addresses: addresses.join(', ') },
      at,
    });
  return {
    refused(refused: RefusedConnection): void {
      keepRefusal(refused).catch(onError);
    },
    /** It took over from a connection that was still open. */
    tookOver(chargePoint: ChargePointEntry, at: Date): void {
      watchTakeover(pool, chargePoint, at, conflict).catch(onError);
    },
  };
};
