import { byMember, bySupport } from '#chargers/commands.ts';
import {
  cancelReservation,
  cancelSupportReservation,
  listReservableCards,
  listReservations,
  listSupportReservations,
  makeReservation,
  makeSupportReservation,
} from '@laadpoort/contract/reservations/endpoints';
import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { refuse, Refusal, type Route } from '#platform/http/route.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readReservableCards, readReservations } from './read-reservations.ts';
import { reserve, type DesiredReservation } from './reserve.ts';
import { sendCancellation, type ReservationOrigin } from './cancel.ts';

export const registerReservationRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now, directory } = kernel;

  const answer = async (reservationId: number): Promise<Reservation | Refusal> =>
    (await readReservations(db, { reservationId }, now()))[0] ?? refuse('not-found');

  const makeAt = async (
    chargePointId: string,
    accountId: string | null,
    desired: DesiredReservation,
    origin: ReservationOrigin,
  ) => {
    const chargePoint = directory.findById(chargePointId);
    if (!chargePoint || (accountId !== null && chargePoint.accountId !== accountId))
      return refuse('not-found');
    const made = await reserve(kernel, chargePoint, desired, origin);
    return made instanceof Refusal ? made : answer(made.id);
  };
  const cancelOf = async (reservationId: number, accountId: string | null, origin: ReservationOrigin) => {
    const row = await db.prisma.reservation.findUnique({ where: { id: reservationId } });
    if (!row || (accountId !== null && row.accountId !== accountId)) return refuse('not-found');
    return (await sendCancellation(kernel, row, origin)) ?? answer(reservationId);
  };

  route(listReservations, async ({ query: { chargePointId } }, { accountId }) => ({
    reservations: await readReservations(db, { accountId, chargePointId }, now()),
  }));
  route(listReservableCards, async ({ params: { chargePointId } }, { accountId }) => {
    const chargePoint = directory.findById(chargePointId);
    if (chargePoint?.accountId !== accountId) return refuse('not-found');
    return { cards: await readReservableCards(db, chargePoint, now()) };
  });
  route(makeReservation, ({ params, query: { force }, body }, actor) =>
    makeAt(params.chargePointId, actor.accountId, body, { requester: byMember(actor), reason: null, force }),
  );
  route(cancelReservation, ({ params, query: { force } }, actor) =>
    cancelOf(params.reservationId, actor.accountId, { requester: byMember(actor), reason: null, force }),
  );

  route(listSupportReservations, async ({ params: { chargePointId } }, person) =>
    (await kernel.openDevice(person, chargePointId))
      ? { reservations: await readReservations(db, { chargePointId }, now()) }
      : refuse('not-found'),
  );
  route(makeSupportReservation, ({ params, query: { force }, body: { reason, ...desired } }, person) =>
    makeAt(params.chargePointId, null, desired, { requester: bySupport(person), reason, force }),
  );
  route(cancelSupportReservation, ({ params, query: { force }, body: { reason } }, person) =>
    cancelOf(params.reservationId, null, { requester: bySupport(person), reason, force }),
  );
};
