import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  pageQuery,
  rawTextSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './values.ts';

export const socketTypeSchema = z.enum(['type-2', 'ccs', 'chademo', 'schuko']);
export const authorizationModeSchema = z.enum(['whitelist', 'whitelist-and-guests', 'free']);

/** Owner-facing state of a charging point (packages/domain stations/connector-state.ts). */
export const connectorStateSchema = z.enum([
  'free',
  'preparing',
  'charging',
  'car-paused',
  'station-paused',
  'finished',
  'reserved',
  'out-of-order',
  'fault',
  'offline',
  'never-connected',
]);

export const runningSessionSchema = z.strictObject({
  id: z.number().int(),
  startedAt: timestampSchema,
  energyWh: energyWhSchema,
  powerW: z.number().int().nullable(),
  socPercent: z.number().nullable(),
  amount: amountSchema,
  currency: currencySchema,
  free: z.boolean(),
});

export const connectorSchema = z.strictObject({
  chargePointId: uuidSchema,
  connectorId: z.number().int(),
  state: connectorStateSchema,
  /** When that state began, by the charger's clock; null when it never reported. */
  stateSince: timestampSchema.nullable(),
  errorCode: z.string().nullable(),
  vendorErrorCode: z.string().nullable(),
  statusInfo: z.string().nullable(),
  socketType: socketTypeSchema,
  phases: z.number().int(),
  maxCurrentA: z.number().int(),
  voltageV: z.number().int(),
  fixedCable: z.boolean(),
  publiclyAvailable: z.boolean(),
  outOfOrder: z.boolean(),
  session: runningSessionSchema.nullable(),
});
export type Connector = z.infer<typeof connectorSchema>;

export const chargePointSchema = z.strictObject({
  id: uuidSchema,
  stationId: uuidSchema,
  stationName: z.string(),
  serialNumber: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  firmwareVersion: z.string().nullable(),
  connected: z.boolean(),
  connectedSince: timestampSchema.nullable(),
  lastSeenAt: timestampSchema.nullable(),
  bootedAt: timestampSchema.nullable(),
  authorizationMode: authorizationModeSchema,
  securityProfile: z.number().int(),
  connectors: z.array(connectorSchema),
});
export type ChargePoint = z.infer<typeof chargePointSchema>;

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
  /** Rate in force now, null before the first pricing policy. */
  pricePerKwh: z.string().nullable(),
  vatBasis: z.enum(['excl', 'incl']).nullable(),
  currency: currencySchema,
  month: z.strictObject({ sessions: z.number().int(), energyWh: energyWhSchema, amount: amountSchema }),
  chargePoints: z.array(chargePointSchema),
});
export type Station = z.infer<typeof stationSchema>;

export const connectorBodySchema = z.strictObject({
  socketType: socketTypeSchema,
  phases: z.union([z.literal(1), z.literal(3)]),
  maxCurrentA: z.number().int().min(6, { error: 'out-of-range' }).max(500, { error: 'out-of-range' }),
  fixedCable: z.boolean(),
  publiclyAvailable: z.boolean(),
});

export const chargePointBodySchema = z.strictObject({
  serialNumber: textSchema(25),
  /** What the charger calls itself in the URL; when left out, the serial number. */
  ocppIdentity: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9*\-_=:+|@.]{1,48}$/, { error: 'ocpp-identity' })
    .optional(),
  connectors: z.array(connectorBodySchema).min(1).max(8),
});

export const stationBodySchema = z.strictObject({ ...addressFields, chargePoint: chargePointBodySchema });

/** Shown once: the key is stored only as a hash. */
export const connectionDetailsSchema = z.strictObject({
  chargePointId: uuidSchema,
  stationId: uuidSchema,
  /** Base URL; most chargers append the identity themselves. */
  url: z.string(),
  identity: z.string(),
  /** AuthorizationKey as 40 hex digits (20 random bytes). */
  key: z.string(),
});

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
    /** The same days of the month before. */
    previousEnergyWh: energyWhSchema,
    previousAmount: amountSchema,
    currency: currencySchema,
  }),
  /** Energy per day of the running month, for the drawing. */
  days: z.array(z.strictObject({ day: z.string(), energyWh: energyWhSchema, amount: amountSchema })),
  nextPayout: z.strictObject({ date: z.string(), missing: z.array(z.enum(['bank-account', 'rate'])) }),
});
export type StatusPage = z.infer<typeof statusPageSchema>;

export const configurationKeySchema = z.strictObject({
  key: z.string(),
  value: z.string().nullable(),
  readonly: z.boolean(),
  rebootRequired: z.boolean(),
});

export const chargePointEventSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'connected',
    'disconnected',
    'boot',
    'status',
    'authorization',
    'security',
    'data-transfer',
    'quarantine',
  ]),
  connectorId: z.number().int().nullable(),
  at: timestampSchema,
  receivedAt: timestampSchema,
  /** Facts for the words: status, errorCode, vendorErrorCode, info, reason, idTag (masked), rule, firmware … */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const ocppMessageSchema = z.strictObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  action: z.string(),
  messageId: z.string(),
  payload: z.string(),
  response: z.string().nullable(),
  errorCode: z.string().nullable(),
  receivedAt: timestampSchema,
  latencyMs: z.number().nullable(),
});

const stationParams = z.strictObject({ stationId: uuidSchema });
const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const getStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  summary: 'Every charging point in one list, problems first, and the month so far',
  scope: 'account',
  permission: 'stations.view',
  response: statusPageSchema,
});

export const listStations = endpoint({
  method: 'GET',
  path: '/api/stations',
  summary: 'Stations of the account with their live state',
  scope: 'account',
  permission: 'stations.view',
  response: z.strictObject({ stations: z.array(stationSchema) }),
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
});

export const addChargePoint = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/charge-points',
  summary: 'Add a charge point to a station; answers the connection details once',
  scope: 'account',
  permission: 'stations.manage',
  params: stationParams,
  body: chargePointBodySchema,
  response: connectionDetailsSchema,
  errors: ['not-found', 'identity-taken'],
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
});

export const updateConnector = endpoint({
  method: 'PATCH',
  path: '/api/charge-points/:chargePointId/connectors/:connectorId',
  summary: 'Change a charging point: publicly available, socket, cable, power',
  scope: 'account',
  permission: 'stations.manage',
  params: z.strictObject({ chargePointId: uuidSchema, connectorId: z.coerce.number().int().min(1).max(64) }),
  body: connectorBodySchema.partial(),
  response: connectorSchema,
  errors: ['not-found'],
});

export const listConfiguration = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/configuration',
  summary: 'Configuration keys as last read from the charger',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({ readAt: timestampSchema.nullable(), keys: z.array(configurationKeySchema) }),
  errors: ['not-found'],
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
});

export const listOcppMessages = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/messages',
  summary: 'OCPP messages of the charge point, redacted, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  query: z.strictObject({ ...pageQuery, action: rawTextSchema(50).optional() }),
  response: z.strictObject({ messages: z.array(ocppMessageSchema), nextCursor: z.string().nullable() }),
  errors: ['not-found'],
});
