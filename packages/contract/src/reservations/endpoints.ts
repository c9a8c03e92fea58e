import { z } from 'zod';
import { forceSchema } from '../commands/endpoints.ts';
import { reasonSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import {
  reservationSchema,
  reservableCardSchema,
  reservationBodySchema,
  supportReservationBodySchema,
} from './reservation.ts';

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

const reservationParams = z.strictObject({
  reservationId: z.coerce.number().int().min(1).max(2_147_483_647),
});

const force = z.strictObject({ force: forceSchema });

const listed = z.strictObject({ reservations: z.array(reservationSchema) });

const withReason = z.strictObject({ reason: reasonSchema });

export const listReservations = endpoint({
  method: 'GET',
  path: '/api/reservations',
  summary: 'Current reservations and those that ended in the last 24 hours, newest first',
  scope: 'account',
  permission: 'stations.view',
  query: z.strictObject({ chargePointId: uuidSchema.optional() }),
  response: listed,
  changedBy: ['charge-point', 'reservation'],
});

export const listReservableCards = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/reservable-cards',
  summary: 'Cards that may charge at the charger by name: whitelist and own cards',
  scope: 'account',
  permission: 'whitelist.manage',
  params: chargePointParams,
  response: z.strictObject({ cards: z.array(reservableCardSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'whitelist'],
});

export const makeReservation = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/reservations',
  summary: 'Reserve a charging point for a card',
  scope: 'account',
  permission: 'commands.operate',
  params: chargePointParams,
  query: force,
  body: reservationBodySchema,
  response: reservationSchema,
  errors: ['not-found', 'reservation-conflict', 'command-busy', 'identity-conflict'],
  changes: ['reservation'],
});

export const cancelReservation = endpoint({
  method: 'POST',
  path: '/api/reservations/:reservationId/cancel',
  summary: 'Ask the charger to cancel a reservation',
  scope: 'account',
  permission: 'commands.operate',
  params: reservationParams,
  query: force,
  response: reservationSchema,
  errors: ['not-found', 'reservation-over', 'command-busy', 'identity-conflict'],
  changes: ['reservation'],
});

export const listSupportReservations = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/reservations',
  summary: 'Reservations of a device of any account',
  looks: 'support.view-reservations',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: listed,
  errors: ['not-found'],
  changedBy: ['charge-point', 'reservation'],
});

export const makeSupportReservation = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/reservations',
  summary: 'Reserve a charging point of any account, with a reason',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  query: force,
  body: supportReservationBodySchema.extend({ reason: reasonSchema }),
  response: reservationSchema,
  errors: ['not-found', 'reservation-conflict', 'command-busy', 'identity-conflict'],
  changes: ['reservation'],
});

export const cancelSupportReservation = endpoint({
  method: 'POST',
  path: '/api/support/reservations/:reservationId/cancel',
  summary: 'Ask the charger to cancel a reservation of any account, with a reason',
  scope: 'platform',
  permission: 'support.operate',
  params: reservationParams,
  query: force,
  body: withReason,
  response: reservationSchema,
  errors: ['not-found', 'reservation-over', 'command-busy', 'identity-conflict'],
  changes: ['reservation'],
});
