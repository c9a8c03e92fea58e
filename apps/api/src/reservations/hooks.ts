import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { CommandHooks, CommandOf } from '#chargers/commands/command-hooks.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { followReservationRow } from './follow.ts';
import type { ReservationChange } from './store.ts';

/** Reservations follow the charger's answers, whoever asked. */
export const reservationHooks = (kernel: Kernel): CommandHooks => {
  const { db } = kernel;
  const find = (chargePointId: string, id: number) =>
    db.prisma.reservation.findFirst({ where: { id, chargePointId } });

  return {
    ReserveNow: {
      async settled({ chargePointId, request }, result) {
        const row = await find(chargePointId, request.reservationId);
        if (!row) return;
        switch (result.kind) {
          case 'answered': {
            const { status } = result.response;
            const renewed = status === 'Accepted' ? renewal({ request }) : {};
            return followReservationRow(
              kernel,
              row.id,
              { kind: 'answered', status },
              { answer: status, renewed },
            );
          }
          case 'call-error':
            return followReservationRow(kernel, row.id, { kind: 'not-made' }, { answer: result.code });
          case 'not-sent':
            return followReservationRow(kernel, row.id, { kind: 'not-made' });
          case 'no-answer':
            // It may have been made: it counts until it expires, or until a late answer says otherwise.
            return undefined;
        }
      },
    },
    CancelReservation: {
      async settled({ chargePointId, request }, result) {
        const row = await find(chargePointId, request.reservationId);
        if (!row || result.kind !== 'answered') return;
        await followReservationRow(kernel, row.id, {
          kind: 'cancel-answered',
          status: result.response.status,
        });
      },
    },
  };
};

/** ReserveNow with an id that the charger has replaces that reservation (OCPP 1.6, 5.13). */
const renewal = ({
  request,
}: Pick<CommandOf<'ReserveNow'>, 'request'>): NonNullable<ReservationChange['renewed']> => ({
  connectorId: request.connectorId,
  idTag: canonicalIdTag(request.idTag),
  parentIdTag: request.parentIdTag ?? null,
  expiresAt: new Date(request.expiryDate),
});
