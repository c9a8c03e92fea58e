import type { Capability } from '#chargers/capability.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { findUsed } from './find-used.ts';
import { followReservationRow } from './follow.ts';
import { reservationHooks } from './hooks.ts';
import { registerReservationRoutes } from './routes.ts';
import { moveReservation, readOverdue, readStanding } from './store.ts';

const SWEEP_MS = 5_000;

/** What a charger reports that can have to do with its reservations; the rest costs no query. */
const TELLING: ReadonlySet<string | null> = new Set(['Reserved', 'Faulted', 'Unavailable']);

/** Reservations of all charge points, followed from the request to their end. */
export const reservations: Capability = {
  name: 'reservations',
  open(kernel) {
    const { db, now, background } = kernel;
    background.every(SWEEP_MS, async () => {
      await markUsed(kernel);
      await doEach(
        await readOverdue(db, now()),
        ({ id }) => followReservationRow(kernel, id, { kind: 'sweep' }),
        background.report,
      );
    });
    return {
      routes: (route) => registerReservationRoutes(route, kernel),
      hooks: [reservationHooks(kernel)],
      on: {
        async 'connector.status'({ chargePointId, connectorId, status }) {
          if (status === null || !TELLING.has(status)) return;
          await doEach(
            await readStanding(db, chargePointId),
            ({ id }) => followReservationRow(kernel, id, { kind: 'status', connectorId, status }),
            background.report,
          );
        },
        async 'session.started'({ reservationId }) {
          if (reservationId !== null) await markUsed(kernel);
        },
      },
    };
  },
};

const markUsed = async (kernel: Pick<Kernel, 'db' | 'live' | 'now' | 'background'>): Promise<void> => {
  const { db, now, background } = kernel;
  await doEach(
    await findUsed(db, now()),
    ({ row, sessionId }) => moveReservation(kernel, row, { state: 'used', sessionId }, now()),
    background.report,
  );
};
