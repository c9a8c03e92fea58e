import { z } from 'zod';
import { reasonSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import { loadManagementSchema, gridConnectionSchema, phaseCurrentsSchema } from './load-management.ts';

const stationParams = z.strictObject({ stationId: uuidSchema });

const deviceParams = z.strictObject({ chargePointId: uuidSchema });

export const getLoadManagement = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/load-management',
  summary: 'How the grid connection of a station is shared at the moment, and why',
  scope: 'account',
  permission: 'stations.view',
  params: stationParams,
  response: loadManagementSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'session', 'load-management'],
});

export const setGridConnection = endpoint({
  method: 'PUT',
  path: '/api/stations/:stationId/grid-connection',
  summary: 'Set the grid connection that the charge points of a station share',
  scope: 'account',
  permission: 'stations.manage',
  params: stationParams,
  body: gridConnectionSchema,
  response: loadManagementSchema,
  errors: ['not-found'],
  changes: ['load-management'],
});

export const removeGridConnection = endpoint({
  method: 'DELETE',
  path: '/api/stations/:stationId/grid-connection',
  summary: 'End load management: the limits of the product are cleared',
  scope: 'account',
  permission: 'stations.manage',
  params: stationParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['load-management'],
});

export const recordGridReading = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/grid-readings',
  summary: 'Record what the building draws without its charge points, as measured by a meter',
  scope: 'account',
  permission: 'grid-readings.record',
  params: stationParams,
  body: z.strictObject({ currentsA: phaseCurrentsSchema, measuredAt: timestampSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['load-management'],
});

export const getSupportLoadManagement = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/load-management',
  summary: 'How the grid connection of the station of a device is shared, in any account',
  looks: 'support.view-load-management',
  scope: 'platform',
  permission: 'support.view',
  params: deviceParams,
  response: loadManagementSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'load-management'],
});

export const setSupportGridConnection = endpoint({
  method: 'PUT',
  path: '/api/support/charge-points/:chargePointId/grid-connection',
  summary: 'Set the grid connection of the station of a device of any account, with a reason',
  scope: 'platform',
  permission: 'support.operate',
  params: deviceParams,
  body: gridConnectionSchema.extend({ reason: reasonSchema }),
  response: loadManagementSchema,
  errors: ['not-found'],
  changes: ['load-management'],
});
