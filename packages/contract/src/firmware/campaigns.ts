import { CAMPAIGN_STATES } from '@laadpoort/domain/firmware/advance-campaign';
import { z } from 'zod';
import { reasonSchema, textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { approvalShape } from './files.ts';
import { firmwareStateSchema } from './updates.ts';

export const campaignUpdateSchema = z.strictObject({
  id: z.number().int(),
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  accountName: z.string(),
  stage: z.number().int(),
  connected: z.boolean(),
  state: firmwareStateSchema,
  report: z.string().nullable(),
  changedAt: timestampSchema,
});

export const firmwareCampaignSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  fileName: z.string(),
  version: z.string(),
  signed: z.boolean(),
  state: z.enum(CAMPAIGN_STATES),
  stageSize: z.number().int(),
  maxFailures: z.number().int(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: timestampSchema,
  deadlineAt: timestampSchema,
  finishedAt: timestampSchema.nullable(),
  ...approvalShape,
  /** How many chargers are in which state. */
  counts: z.partialRecord(firmwareStateSchema, z.number().int()),
});

export type FirmwareCampaign = z.infer<typeof firmwareCampaignSchema>;

export const firmwareTargetSchema = z.strictObject({
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  accountName: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  firmwareVersion: z.string().nullable(),
  connected: z.boolean(),
});

/** Which chargers a campaign includes; all given fields have to match. */
export const firmwareSelectionSchema = z.strictObject({
  vendor: textSchema(50).optional(),
  model: textSchema(50).optional(),
  /** Current firmware. */
  version: textSchema(50).optional(),
  /** Part of the serial number or identity. */
  q: textSchema(60).optional(),
});

export const firmwareCampaignBodySchema = z.strictObject({
  name: textSchema(100),
  firmwareFileId: uuidSchema,
  signed: z.boolean(),
  /** Without any selection it would include every charger there is. */
  selection: firmwareSelectionSchema.refine((selection) => Object.values(selection).some(Boolean), {
    path: ['model'],
    error: 'choose-one',
  }),
  stageSize: z.number().int().min(1, { error: 'out-of-range' }).max(1_000, { error: 'out-of-range' }),
  maxFailures: z.number().int().min(1, { error: 'out-of-range' }).max(1_000, { error: 'out-of-range' }),
  /** How long it waits for chargers that are offline. */
  days: z.number().int().min(1, { error: 'out-of-range' }).max(90, { error: 'out-of-range' }),
  reason: reasonSchema,
});
