import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import {
  connectorSchema,
  chargePointSchema,
  chargePointBodySchema,
  connectionDetailsSchema,
} from './charge-points.ts';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
  waitingSchema,
} from './wire/values.ts';

export const addressFields = {
  name: textSchema(80),
  street: textSchema(120),
  postalCode: textSchema(12),
  city: textSchema(80),
};

const gridLimitASchema = z
  .number()
  .int()
  .min(6, { error: 'out-of-range' })
  .max(1000, { error: 'out-of-range' });

export const stationSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
  gridLimitA: z.number().int().nullable(),
  /** Rate in effect now, null before the first pricing policy. */
  pricePerKwh: z.string().nullable(),
  vatBasis: z.enum(['excl', 'incl']).nullable(),
  currency: currencySchema,
  month: z.strictObject({ sessions: z.number().int(), energyWh: energyWhSchema, amount: amountSchema }),
  chargePoints: z.array(chargePointSchema),
});
export type Station = z.infer<typeof stationSchema>;

export const stationBodySchema = z.strictObject({ ...addressFields, chargePoint: chargePointBodySchema });

export const statusPageSchema = z.strictObject({
  /** Charging points with problems first. */
  points: z.array(
    connectorSchema.extend({
      stationId: uuidSchema,
      stationName: z.string(),
      serialNumber: z.string(),
      lastSeenAt: timestampSchema.nullable(),
    }),
  ),
  month: z.strictObject({
    month: z.string(),
    sessions: z.number().int(),
    energyWh: energyWhSchema,
    amount: amountSchema,
    /** The same days of the previous month. */
    previousEnergyWh: energyWhSchema,
    previousAmount: amountSchema,
    currency: currencySchema,
  }),
  waiting: waitingSchema,
  /** Energy per day of the current month, for the chart. */
  days: z.array(z.strictObject({ day: z.string(), energyWh: energyWhSchema, amount: amountSchema })),
  nextPayout: z.strictObject({ date: z.string(), missing: z.array(z.enum(['bank-account', 'rate'])) }),
});
export type StatusPage = z.infer<typeof statusPageSchema>;

const stationParams = z.strictObject({ stationId: uuidSchema });

export const getStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  summary: 'Every charging point in one list, problems first, and the month so far',
  scope: 'account',
  permission: 'stations.view',
  response: statusPageSchema,
  changedBy: ['charge-point', 'session', 'tariff', 'account'],
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
  changedBy: ['charge-point', 'session', 'tariff'],
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
