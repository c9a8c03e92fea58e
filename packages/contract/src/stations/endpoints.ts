import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { connectionDetailsSchema } from '../charge-points/charge-point.ts';
import { timestampSchema, uuidSchema } from '../wire/values.ts';
import { statusPageSchema, stationSchema, stationBodySchema, addressFields } from './station.ts';

const gridLimitASchema = z
  .number()
  .int()
  .min(6, { error: 'out-of-range' })
  .max(1000, { error: 'out-of-range' });

const stationParams = z.strictObject({ stationId: uuidSchema });

export const getStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  summary: 'Every charging point in one list, problems first, and the month so far',
  scope: 'account',
  permission: 'stations.view',
  response: statusPageSchema,
  changedBy: ['charge-point', 'session', 'tariff', 'account', 'billing'],
});

export const listStations = endpoint({
  method: 'GET',
  path: '/api/stations',
  summary: 'Stations of the account with their live state',
  scope: 'account',
  permission: 'stations.view',
  response: z.strictObject({ stations: z.array(stationSchema) }),
  changedBy: ['charge-point', 'session', 'tariff'],
});

export const createStation = endpoint({
  method: 'POST',
  path: '/api/stations',
  summary: 'Add a station with its first charge point; answers the connection details once',
  scope: 'account',
  permission: 'stations.manage',
  body: stationBodySchema,
  response: connectionDetailsSchema,
  errors: ['identity-taken'],
  changes: ['charge-point'],
});

export const getStation = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId',
  summary: 'One station',
  scope: 'account',
  permission: 'stations.view',
  params: stationParams,
  response: stationSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'session', 'tariff', 'load-management'],
});

export const updateStation = endpoint({
  method: 'PATCH',
  path: '/api/stations/:stationId',
  summary: 'Change the address or the grid connection limit',
  scope: 'account',
  permission: 'stations.manage',
  params: stationParams,
  body: z.strictObject({ ...addressFields, gridLimitA: gridLimitASchema.nullable() }).partial(),
  response: stationSchema,
  errors: ['not-found'],
  changes: ['charge-point'],
});

/** Power of a whole station over the last 24 hours, downsampled to at most 600 points. */
export const getStationCurve = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/curve',
  summary: 'Power of the station over the last 24 hours',
  scope: 'account',
  permission: 'stations.view',
  params: stationParams,
  response: z.strictObject({
    points: z.array(z.strictObject({ at: timestampSchema, powerW: z.number().int() })),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'session'],
});
