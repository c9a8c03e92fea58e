import type { Bus } from '#platform/bus/bus.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { createConnectionRecord } from './record-connections.ts';

interface SocketsOptions {
  readonly bus: Bus;
  readonly connections: ReturnType<typeof createConnectionRecord>;
  readonly now: () => Date;
  readonly isHere: (chargePointId: string) => boolean;
  readonly deliver: (commandId: string, chargePointId: string) => void;
  readonly changed: (chargePoint: ChargePointEntry) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * The charge points connected to this process: other processes pass commands to it, and the end of a connection is
 * stored.
 */
export const createSockets = (options: SocketsOptions) => {
  const { bus, connections, now, isHere, deliver, changed, onFault } = options;
  /** The charge points connected here, and how to withdraw each. */
  const served = new Map<string, () => void>();
  const storing = new Set<Promise<unknown>>();
  const store = (work: Promise<unknown>) => {
    const stored: Promise<unknown> = work.catch(onFault).finally(() => storing.delete(stored));
    storing.add(stored);
  };

  return {
    opened(chargePoint: ChargePointEntry, epoch: bigint): void {
      const { id } = chargePoint;
      bus.tookOver(id, epoch);
      if (!served.has(id))
        served.set(
          id,
          bus.serve(id, (commandId) => deliver(commandId, id)),
        );
      changed(chargePoint);
    },
    closed(chargePoint: ChargePointEntry, epoch: bigint, code: number): void {
      const { id } = chargePoint;
      if (!isHere(id)) {
        served.get(id)?.();
        served.delete(id);
      }
      store(
        connections.disconnected(id, epoch, now(), code).then((offline) => offline && changed(chargePoint)),
      );
    },
    /** Continues with what follows from a connection until it is stored. */
    store,
    /** When everything is stored. */
    settled: () => Promise.all(storing),
  };
};
