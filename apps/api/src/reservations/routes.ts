import {
  cancelReservation,
  cancelSupportReservation,
  listReservableCards,
  listReservations,
  listSupportReservations,
  makeReservation,
  makeSupportReservation,
  type Reservation,
} from '@laadpoort/contract/reservations';
import type { Person } from '#platform/http/access.ts';
import { refuse, Refusal, type Route } from '#platform/http/route.ts';
import type { ReservationDeps } from './deps.ts';
import { readReservableCards, readReservations } from './read-reservations.ts';
import { cancel, reserve, type Asker, type Wish } from './reserve.ts';

interface RouteDeps extends ReservationDeps {
  /** Access by support leaves an audit entry; null if there is no such device. */
  readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
}

export const registerReservationRoutes = (route: Route, deps: RouteDeps): void => {
  const { db, now, directory } = deps;

  const answer = async (reservationId: number): Promise<Reservation | Refusal> =>
    (await readReservations(db, { reservationId }, now()))[0] ?? refuse('not-found');

  const makeAt = async (chargePointId: string, accountId: string | null, wish: Wish, asker: Asker) => {
    const chargePoint = directory.findById(chargePointId);
    if (!chargePoint || (accountId !== null && chargePoint.accountId !== accountId))
      return refuse('not-found');
    const made = await reserve(deps, chargePoint, wish, asker);
    return made instanceof Refusal ? made : answer(made.id);
  };
  const cancelOf = async (reservationId: number, accountId: string | null, asker: Asker) => {
    const row = await db.prisma.reservation.findUnique({ where: { id: reservationId } });
    if (!row || (accountId !== null && row.accountId !== accountId)) return refuse('not-found');
    return (await cancel(deps, row, asker)) ?? answer(reservationId);
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
    makeAt(params.chargePointId, actor.accountId, body, { requester: actor, reason: null, force }),
  );
  route(cancelReservation, ({ params, query: { force } }, actor) =>
    cancelOf(params.reservationId, actor.accountId, { requester: actor, reason: null, force }),
  );

  route(listSupportReservations, async ({ params: { chargePointId } }, person) =>
    (await deps.openDevice(person, 'support.view-reservations', chargePointId))
      ? { reservations: await readReservations(db, { chargePointId }, now()) }
      : refuse('not-found'),
  );
  route(makeSupportReservation, ({ params, query: { force }, body: { reason, ...wish } }, person) =>
    makeAt(params.chargePointId, null, wish, { requester: requesterOf(person), reason, force }),
  );
  route(cancelSupportReservation, ({ params, query: { force }, body: { reason } }, person) =>
    cancelOf(params.reservationId, null, { requester: requesterOf(person), reason, force }),
  );
};

const requesterOf = ({ personId, personName, platformRole }: Person): Asker['requester'] => ({
  personId,
  personName,
  role: platformRole,
});
