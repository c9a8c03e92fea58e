import { z } from 'zod';
import { chargingProfileSchema } from './commands/fields.ts';
import { endpoint } from './wire/endpoint.ts';
import { timestampSchema, uuidSchema } from './wire/values.ts';

const rateUnitSchema = z.enum(['A', 'W']);
const connectorIdSchema = z.number().int();

export const installedProfileSchema = z.strictObject({
  id: uuidSchema,
  /** 0 is the whole charger. */
  connectorId: connectorIdSchema,
  profile: chargingProfileSchema,
  /** `desired`: may not have arrived. `lost`: it was there until the charger lost its connection. */
  state: z.enum(['desired', 'acknowledged', 'refused', 'lost']),
  /** The charger's own status, or `no-answer`, `not-sent`. */
  answer: z.string().nullable(),
  setBy: z.string(),
  setAt: timestampSchema,
});
export type InstalledProfile = z.infer<typeof installedProfileSchema>;

export const smartChargingSchema = z.strictObject({
  profiles: z.array(installedProfileSchema),
  /** What the charger reports about itself, and what is known of its model; null: unknown. */
  capabilities: z.strictObject({
    maxStackLevel: z.number().int().nullable(),
    units: z.array(rateUnitSchema).nullable(),
    maxPeriods: z.number().int().nullable(),
    kind: z.enum(['Absolute', 'Relative']),
    minimumCurrentA: z.number(),
    /** Supported currents, A per phase; empty: any. */
    currentStepsA: z.array(z.number()),
    /** Whether it accepts a limit of 0. */
    pausesAtZero: z.boolean(),
    /** `lost`: it is not limited without a connection. */
    profilesAfterReconnect: z.enum(['kept', 'lost']),
  }),
  connectors: z.array(
    z.strictObject({
      connectorId: connectorIdSchema,
      /** Its OCPP transaction id; null while none is running. */
      sessionId: z.number().int().nullable(),
      /** From when its relative schedules count. */
      sessionStartedAt: timestampSchema.nullable(),
      /** What it may deliver now according to the profiles that the charger has acknowledged; null: no limit. */
      limit: z.strictObject({ limit: z.number(), unit: rateUnitSchema }).nullable(),
    }),
  ),
});
export type SmartCharging = z.infer<typeof smartChargingSchema>;

export const getSmartCharging = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/smart-charging',
  summary: 'Charging profiles on a device of any account, and what it supports',
  looks: 'support.view-smart-charging',
  scope: 'platform',
  permission: 'support.view',
  params: z.strictObject({ chargePointId: uuidSchema }),
  response: smartChargingSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event'],
});
