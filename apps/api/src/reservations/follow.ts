import { followReservation, type ReservationEvent } from '@laadpoort/domain/reservations/follow-reservation';
import { follow } from '#chargers/follow.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { moveReservation, toReservation, type ReservationChange } from './store.ts';

/** Applies an event to a reservation. */
export const followReservationRow = async (
  { db, live, now }: Pick<Kernel, 'db' | 'live' | 'now'>,
  reservationId: number,
  event: ReservationEvent,
  more: Omit<ReservationChange, 'state'> = {},
): Promise<void> => {
  await follow({
    read: () => db.prisma.reservation.findUnique({ where: { id: reservationId } }),
    decide: (row) => {
      const state = followReservation(toReservation({ ...row, ...expiryOf(more) }), event, now());
      return state === row.state && more.answer === undefined ? null : { state, ...more };
    },
    move: (row, change) => moveReservation({ db, live }, row, change, now()),
  });
};

const expiryOf = ({ renewed }: Omit<ReservationChange, 'state'>) =>
  renewed?.expiresAt instanceof Date ? { expiresAt: renewed.expiresAt } : {};
