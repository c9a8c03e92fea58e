import { isStanding, type ReservationState } from '@laadpoort/domain/reservations/reservation';
import type { Reservation as ReservationRow } from '#platform/prisma/client.ts';
import { refuse, Refusal } from '#platform/http/route.ts';
import type { Requester } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { announceReservation } from './store.ts';

export interface ReservationOrigin {
  readonly requester: Requester;
  /** Required of support. */
  readonly reason: string | null;
  readonly force: boolean;
}

/** Asks the charger to cancel; the reservation stays in force until the charger agrees. */
export const sendCancellation = async (
  kernel: Kernel,
  row: ReservationRow,
  origin: ReservationOrigin,
): Promise<Refusal | undefined> => {
  if (!origin.force && !isStanding({ state: row.state as ReservationState }))
    return refuse('reservation-over');
  const { accountId, chargePointId, id: reservationId } = row;
  const request = { action: 'CancelReservation', reservationId } as const;
  const command = await kernel.sendCommand({ accountId, chargePointId, ...origin, request });
  if (command instanceof Refusal) return command;
  announceReservation(kernel.live, row);
  return undefined;
};
