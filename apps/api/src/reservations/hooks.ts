import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { Kernel } from '#chargers/kernel.ts';
import { followReservationRow } from './follow.ts';
import type { ReservationChange } from './store.ts';

interface Asked<A extends CommandRequest['action']> {
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

/** Reservations follow the charger's answers, whoever asked. */
export const reservationHooks = (kernel: Kernel) => {
  const { db } = kernel;
  const find = (chargePointId: string, id: number) =>
    db.prisma.reservation.findFirst({ where: { id, chargePointId } });

  return {
    ReserveNow: {
      async settled({ chargePointId, request }: Asked<'ReserveNow'>, outcome: CallOutcome<'ReserveNow'>) {
        const row = await find(chargePointId, request.reservationId);
        if (!row) return;
        switch (outcome.kind) {
          case 'answered': {
            const { status } = outcome.response;
            const renewed = status === 'Accepted' ? renewal(request) : {};
            return followReservationRow(
              kernel,
              row.id,
              { kind: 'answered', status },
              { answer: status, renewed },
            );
          }
          case 'callError':
            return followReservationRow(kernel, row.id, { kind: 'not-made' }, { answer: outcome.code });
          case 'not-connected':
          case 'busy':
          case 'withdrawn':
          case 'invalid-request':
            return followReservationRow(kernel, row.id, { kind: 'not-made' });
          default:
            // It may have been made: it counts until it expires, or until a late answer says otherwise.
            return undefined;
        }
      },
    },
    CancelReservation: {
      async settled(
        { chargePointId, request }: Asked<'CancelReservation'>,
        outcome: CallOutcome<'CancelReservation'>,
      ) {
        const row = await find(chargePointId, request.reservationId);
        if (!row || outcome.kind !== 'answered') return;
        await followReservationRow(kernel, row.id, {
          kind: 'cancel-answered',
          status: outcome.response.status,
        });
      },
    },
  };
};

/** ReserveNow with an id that the charger has replaces that reservation (OCPP 1.6, 5.13). */
const renewal = (request: Asked<'ReserveNow'>['request']): NonNullable<ReservationChange['renewed']> => ({
  connectorId: request.connectorId,
  idTag: canonicalIdTag(request.idTag),
  parentIdTag: request.parentIdTag ?? null,
  expiresAt: new Date(request.expiryDate),
});
