import {
  isStanding,
  type Reservation,
  type ReservationState,
} from '@laadpoort/domain/reservations/reservation';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Prisma, Reservation as ReservationRow } from '#platform/prisma/client.ts';

/** A row as the decisions of the domain need it. */
export const toReservation = (row: ReservationRow): Reservation => ({
  reservationId: row.id,
  connectorId: row.connectorId,
  idTag: row.idTag,
  parentIdTag: row.parentIdTag,
  state: row.state as ReservationState,
  requestedAt: row.requestedAt,
  expiresAt: row.expiresAt,
});

const STANDING = { in: ['requested', 'active'] };

export const readStanding = ({ prisma }: Database, chargePointId: string): Promise<ReservationRow[]> =>
  prisma.reservation.findMany({ where: { chargePointId, state: STANDING }, orderBy: { id: 'asc' } });

export const readOverdue = ({ prisma }: Database, now: Date): Promise<ReservationRow[]> =>
  prisma.reservation.findMany({ where: { state: STANDING, expiresAt: { lte: now } }, take: 500 });

export interface ReservationChange {
  readonly state: ReservationState;
  readonly answer?: string;
  readonly sessionId?: number;
  /** A reservation that the charger was sent again with the same id. */
  readonly renewed?: Pick<
    Prisma.ReservationUpdateManyMutationInput,
    'connectorId' | 'expiresAt' | 'parentIdTag' | 'idTag'
  >;
}

/** Changes a reservation's state and records it in the charger's events; false if somebody else changed it first. */
export const moveReservation = async (
  { db: { prisma }, live }: { readonly db: Database; readonly live: LiveFeed },
  row: ReservationRow,
  { state, answer, sessionId, renewed = {} }: ReservationChange,
  now: Date,
): Promise<boolean> => {
  const isOver = !isStanding({ state });
  const moved = await prisma.$transaction(async (transaction) => {
    const { count } = await transaction.reservation.updateMany({
      where: { id: row.id, state: row.state },
      data: {
        ...renewed,
        state,
        endedAt: isOver ? (row.endedAt ?? now) : null,
        ...(answer === undefined ? {} : { answer }),
        ...(sessionId === undefined ? {} : { sessionId }),
      },
    });
    if (count === 1 && state !== row.state)
      await transaction.chargePointEvent.create({ data: eventOf(row, state, answer, now) });
    return count === 1;
  });
  if (moved) announceReservation(live, row);
  return moved;
};

const eventOf = (
  { id, chargePointId, connectorId, idTag, expiresAt }: ReservationRow,
  state: ReservationState,
  answer: string | undefined,
  at: Date,
): Prisma.ChargePointEventUncheckedCreateInput => ({
  chargePointId,
  connectorId: connectorId === 0 ? null : connectorId,
  kind: 'reservation',
  detail: { reservationId: id, state, idTag, until: expiresAt.toISOString(), answer: answer ?? null },
  at,
  receivedAt: at,
});

export const announceReservation = (
  live: LiveFeed,
  { accountId, chargePointId }: Pick<ReservationRow, 'accountId' | 'chargePointId'>,
): void => {
  live.publish(accountId, { topic: 'reservation', id: chargePointId, chargePointId });
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
};
