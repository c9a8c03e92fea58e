import { LIMIT_REASONS } from '@laadpoort/domain/load-management/planned-limit';
import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../wire/values.ts';

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
  /** Of the connection, per phase, also while load management is off; null: not known. */
  capacityA: z.number().int().nullable(),
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
