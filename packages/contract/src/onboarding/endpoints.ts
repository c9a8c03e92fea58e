import { z } from 'zod';
import { reasonSchema, rawTextSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import { ocppIdentitySchema } from '../charge-points/charge-point.ts';
import { adoptionWindowSchema, unknownChargePointSchema } from './adoption-window.ts';

/** What both an owner and support say about the charge point they expect. */
const window = {
  connectors: z.number().int().min(1).max(8),
  minutes: z.number().int().min(5, { error: 'out-of-range' }).max(60, { error: 'out-of-range' }),
};

const stationParams = z.strictObject({ stationId: uuidSchema });

const support = { scope: 'platform', permission: 'support.operate' } as const;

export const openAdoptionWindow = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/adoption-windows',
  summary:
    'Take in the charge point that shows the pairing code within the next minutes, and give it its key',
  scope: 'account',
  permission: 'stations.manage',
  params: stationParams,
  body: z.strictObject({ identity: ocppIdentitySchema.nullable(), ...window }),
  response: adoptionWindowSchema,
  errors: ['not-found', 'identity-taken', 'too-many-windows'],
  changes: ['adoption'],
});

export const listAdoptionWindows = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/adoption-windows',
  summary: 'The last adoption windows of a station and their outcome',
  scope: 'account',
  permission: 'stations.view',
  params: stationParams,
  response: z.strictObject({ windows: z.array(adoptionWindowSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'adoption'],
});

export const closeAdoptionWindow = endpoint({
  method: 'DELETE',
  path: '/api/adoption-windows/:windowId',
  summary: 'Close an adoption window before its time',
  scope: 'account',
  permission: 'stations.manage',
  params: z.strictObject({ windowId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['adoption'],
});

export const listUnknownChargePoints = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/unknown-charge-points',
  summary: 'Unknown charge points that tried to connect, the latest first',
  looks: null,
  permission: 'support.view',
  response: z.strictObject({ chargePoints: z.array(unknownChargePointSchema) }),
  changedBy: ['charge-point', 'adoption'],
});

export const dismissUnknownChargePoint = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/unknown-charge-points/dismissals',
  summary: 'Remove an unknown charge point from the list, however often it tries again',
  body: z.strictObject({ identity: rawTextSchema(48).min(1) }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['adoption'],
});

export const searchSupportStations = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/stations',
  summary: 'Find a station of any account by name, street, city or account',
  looks: 'support.view-found',
  permission: 'support.view',
  query: z.strictObject({ q: rawTextSchema(60).trim().min(2, { error: 'too-short' }) }),
  response: z.strictObject({
    stations: z.array(
      z.strictObject({ id: uuidSchema, name: z.string(), city: z.string(), accountName: z.string() }),
    ),
  }),
  changedBy: ['charge-point'],
});

export const openSupportAdoptionWindow = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/stations/:stationId/adoption-windows',
  summary: 'Adopt the charge point that shows the pairing code, at a station of any account',
  params: stationParams,
  body: z.strictObject({ identity: ocppIdentitySchema.nullable(), ...window, reason: reasonSchema }),
  response: adoptionWindowSchema,
  errors: ['not-found', 'identity-taken', 'too-many-windows'],
  changes: ['adoption'],
});

export const listSupportAdoptionWindows = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/adoption-windows',
  summary: 'The last adoption windows of all accounts',
  looks: 'support.view-adoption-windows',
  permission: 'support.view',
  response: z.strictObject({ windows: z.array(adoptionWindowSchema) }),
  changedBy: ['charge-point', 'command', 'adoption'],
});

export const closeSupportAdoptionWindow = endpoint({
  ...support,
  method: 'DELETE',
  path: '/api/support/adoption-windows/:windowId',
  summary: 'Close an adoption window of any account before its time',
  params: z.strictObject({ windowId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['adoption'],
});
