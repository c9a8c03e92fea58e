import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { MAX_CONNECTOR_ID, pageQuery, uuidSchema } from '../wire/values.ts';
import {
  chargePointBodySchema,
  connectionDetailsSchema,
  chargePointParams,
  chargePointSchema,
  authorizationModeSchema,
  connectorBodySchema,
  connectorSchema,
} from './charge-point.ts';
import { chargePointEventSchema } from './charge-point-event.ts';

export const addChargePoint = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/charge-points',
  summary: 'Add a charge point to a station; answers the connection details once',
  scope: 'account',
  permission: 'stations.manage',
  params: z.strictObject({ stationId: uuidSchema }),
  body: chargePointBodySchema,
  response: connectionDetailsSchema,
  errors: ['not-found', 'identity-taken'],
  changes: ['charge-point'],
});

export const getChargePoint = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId',
  summary: 'One charge point (device)',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: chargePointSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'session'],
});

export const updateChargePoint = endpoint({
  method: 'PATCH',
  path: '/api/charge-points/:chargePointId',
  summary: 'Change who may charge here',
  scope: 'account',
  permission: 'stations.manage',
  params: chargePointParams,
  body: z.strictObject({ authorizationMode: authorizationModeSchema }),
  response: chargePointSchema,
  errors: ['not-found'],
  changes: ['charge-point'],
});

export const removeChargePoint = endpoint({
  method: 'DELETE',
  path: '/api/charge-points/:chargePointId',
  summary: 'Remove a charge point where nobody is charging: it can no longer connect, its sessions are kept',
  scope: 'account',
  permission: 'stations.manage',
  params: chargePointParams,
  response: 'empty',
  /** `session-charging` names each running session as a field, `sessions.<id>`. */
  errors: ['not-found', 'session-charging'],
  changes: ['charge-point'],
});

export const renewKey = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/key',
  summary: 'Make a new key; the old one stops working at once',
  scope: 'account',
  permission: 'stations.manage',
  params: chargePointParams,
  response: connectionDetailsSchema,
  errors: ['not-found'],
  changes: ['security'],
  stepUp: true,
});

export const updateConnector = endpoint({
  method: 'PATCH',
  path: '/api/charge-points/:chargePointId/connectors/:connectorId',
  summary: 'Change a charging point: publicly available, socket, cable, power',
  scope: 'account',
  permission: 'stations.manage',
  params: z.strictObject({
    chargePointId: uuidSchema,
    connectorId: z.coerce.number().int().min(1).max(MAX_CONNECTOR_ID),
  }),
  body: connectorBodySchema.partial(),
  response: connectorSchema,
  errors: ['not-found'],
  changes: ['charge-point'],
});

export const setUpConnector = endpoint({
  method: 'PUT',
  path: '/api/charge-points/:chargePointId/connectors/:connectorId/set-up',
  summary: 'Add a charging point that reported itself or was removed, or remove one; its sessions are kept',
  scope: 'account',
  permission: 'stations.manage',
  params: z.strictObject({
    chargePointId: uuidSchema,
    connectorId: z.coerce.number().int().min(1).max(MAX_CONNECTOR_ID),
  }),
  body: z.strictObject({ setUp: z.enum(['added', 'hidden']) }),
  response: 'empty',
  errors: ['not-found', 'session-charging'],
  changes: ['charge-point'],
});

export const listChargePointEvents = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/events',
  summary: 'What happened at the charge point, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  query: z.strictObject(pageQuery),
  response: z.strictObject({ events: z.array(chargePointEventSchema), nextCursor: z.string().nullable() }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert'],
});
