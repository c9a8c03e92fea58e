import { followReservation, type ReservationEvent } from '@laadpoort/domain/reservations/follow-reservation';
import type { ReservationDeps } from './deps.ts';
import { moveReservation, toReservation, type ReservationChange } from './store.ts';

/** Applies an event to a reservation: read, decide, compare and set; decides again if somebody else was faster. */
export const follow = async (
  deps: Pick<ReservationDeps, 'db' | 'live' | 'now'>,
  reservationId: number,
  event: ReservationEvent,
  more: Omit<ReservationChange, 'state'> = {},
): Promise<void> => {
  for (;;) {
    const row = await deps.db.prisma.reservation.findUnique({ where: { id: reservationId } });
    if (!row) return;
    const state = followReservation(toReservation({ ...row, ...expiryOf(more) }), event, deps.now());
    const { answer } = more;
    if (state === row.state && answer === undefined) return;
    if (await moveReservation(deps, row, { state, ...more }, deps.now())) return;
  }
};

const expiryOf = ({ renewed }: Omit<ReservationChange, 'state'>) =>
  renewed?.expiresAt instanceof Date ? { expiresAt: renewed.expiresAt } : {};
