import type { ReservationDeps } from './deps.ts';
import { follow } from './follow.ts';
import { reservationHooks } from './hooks.ts';
import { moveReservation, readOverdue, readStanding } from './store.ts';
import { findUsed } from './find-used.ts';

const SWEEP_MS = 5_000;

/** Statuses that may concern reservations; all others cost no query. */
const TELLING: readonly string[] = ['Reserved', 'Faulted', 'Unavailable'];

/** Reservations of all charge points, tracked from the request to the end. */
export interface Reservations {
  readonly hooks: ReturnType<typeof reservationHooks>;
  statusReported(report: {
    readonly chargePointId: string;
    readonly connectorId: number;
    readonly status: string | null;
  }): void;
  /** A session began for which the charger named a reservation. */
  started(): void;
  stop(): Promise<void>;
}

export const createReservations = (
  deps: ReservationDeps & { readonly onFault: (error: unknown) => void },
): Reservations => {
  const { db, now, onFault } = deps;
  const running = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>) => {
    const guarded = work.catch(onFault).finally(() => running.delete(guarded));
    running.add(guarded);
  };

  const markUsed = async (): Promise<void> => {
    for (const { row, sessionId } of await findUsed(db, now()))
      await moveReservation(deps, row, { state: 'used', sessionId }, now());
  };
  const sweep = async (): Promise<void> => {
    await markUsed();
    for (const { id } of await readOverdue(db, now())) await follow(deps, id, { kind: 'sweep' });
  };
  const sweeper = setInterval(() => inBackground(sweep()), SWEEP_MS);

  return {
    hooks: reservationHooks(deps),
    statusReported({ chargePointId, connectorId, status }) {
      if (status === null || !TELLING.includes(status)) return;
      const tell = async () => {
        for (const { id } of await readStanding(db, chargePointId))
          await follow(deps, id, { kind: 'status', connectorId, status });
      };
      inBackground(tell());
    },
    started: () => inBackground(markUsed()),
    async stop() {
      clearInterval(sweeper);
      await Promise.all(running);
    },
  };
};
