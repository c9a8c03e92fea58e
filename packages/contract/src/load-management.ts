import { LIMIT_REASONS } from '@laadpoort/domain/load-management/plan-limits';
import { z } from 'zod';
import { reasonSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

/** A per phase: L1, L2, L3. */
export const phaseCurrentsSchema = z.tuple([
  z.number().min(0).max(2_000),
  z.number().min(0).max(2_000),
  z.number().min(0).max(2_000),
]);

/** The connection that all charge points of a station share with the building. */
export const gridConnectionSchema = z.strictObject({
  /** Per phase. */
  capacityA: z.number().int().min(6, { error: 'out-of-range' }).max(2_000, { error: 'out-of-range' }),
  /** The highest load of the rest of the building, per phase. */
  baseLoadA: z.number().int().min(0, { error: 'out-of-range' }).max(2_000, { error: 'out-of-range' }),
  /** A meter reports the current load of the rest of the building. */
  metered: z.boolean(),
  /** The safe share of each charge point: what it may draw when it receives no limits. */
  fallbacks: z
    .array(
      z.strictObject({
        chargePointId: uuidSchema,
        /** Per phase; 0 means no charging. */
        fallbackA: z.number().int().min(0, { error: 'out-of-range' }).max(1_000, { error: 'out-of-range' }),
      }),
    )
    .max(200),
});
export type GridConnection = z.infer<typeof gridConnectionSchema>;

/**
 * Where the base load comes from. `fixed`: no meter, the highest load counts. `measured`: the meter. `worst-case`: the
 * meter has been silent for more than 30 s. `safe`: for more than 5 minutes, so all charge points stay at their safe
 * share.
 */
export const loadModeSchema = z.enum(['off', 'fixed', 'measured', 'worst-case', 'safe']);

/** The reason for a charge point's limit; packages/domain load-management/plan-limits.ts */
export const limitReasonSchema = z.enum(LIMIT_REASONS);
export type LimitReason = z.infer<typeof limitReasonSchema>;

/** Currents are per phase. */
export const managedChargePointSchema = z.strictObject({
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  isConnected: z.boolean(),
  /** The most it can draw. */
  ratedA: z.number(),
  /** Null: not reported yet. */
  fallbackA: z.number().nullable(),
  /** What its cars could draw. */
  demandA: z.number(),
  /** Its intended limit; null while load management is off. */
  allowedA: z.number().nullable(),
  /** The limit it has confirmed; null: none in force. */
  confirmedA: z.number().nullable(),
  confirmedUntil: timestampSchema.nullable(),
  /** The most it may be drawing now. */
  countedA: z.number(),
  /** Null without a recent reading. */
  measuredA: z.number().nullable(),
  /** Null while load management is off. */
  reason: limitReasonSchema.nullable(),
});
export type ManagedChargePoint = z.infer<typeof managedChargePointSchema>;

export const loadManagementSchema = z.strictObject({
  stationId: uuidSchema,
  stationName: z.string(),
  /** Null: load management is off. */
  connection: gridConnectionSchema.nullable(),
  mode: loadModeSchema,
  /** The load that is assumed for the building now. */
  baseLoadA: phaseCurrentsSchema,
  /** The phase with the least room for the charge points. */
  tightestPhase: z.enum(['L1', 'L2', 'L3']).nullable(),
  /** What is left for all charge points together, per phase; null while load management is off. */
  availableA: z.number().nullable(),
  reading: z.strictObject({ currentsA: phaseCurrentsSchema, measuredAt: timestampSchema }).nullable(),
  chargePoints: z.array(managedChargePointSchema),
});
export type LoadManagement = z.infer<typeof loadManagementSchema>;

const stationParams = z.strictObject({ stationId: uuidSchema });
const deviceParams = z.strictObject({ chargePointId: uuidSchema });

export const getLoadManagement = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/load-management',
  summary: 'How the grid connection of a station is shared now, and why',
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
  summary: 'What the building draws without its charge points, from a meter',
  scope: 'account',
  permission: 'stations.manage',
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
