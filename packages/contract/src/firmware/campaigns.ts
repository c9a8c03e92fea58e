import { CAMPAIGN_STATES } from '@laadpoort/domain/firmware/advance-campaign';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
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
const campaignParams = z.strictObject({ campaignId: uuidSchema });

/** Which chargers a campaign includes; all given fields have to match. */
export const firmwareSelectionSchema = z.strictObject({
  vendor: textSchema(50).optional(),
  model: textSchema(50).optional(),
  /** Current firmware. */
  version: textSchema(50).optional(),
  /** Part of the serial number or identity. */
  q: textSchema(60).optional(),
});

export const findFirmwareTargets = endpoint({
  method: 'GET',
  path: '/api/support/firmware-targets',
  summary: 'Chargers that a campaign would take',
  looks: 'support.view-firmware-targets',
  scope: 'platform',
  permission: 'support.view',
  query: firmwareSelectionSchema,
  response: z.strictObject({ targets: z.array(firmwareTargetSchema), total: z.number().int() }),
  changedBy: ['charge-point', 'firmware'],
});

export const listFirmwareCampaigns = endpoint({
  method: 'GET',
  path: '/api/support/firmware-campaigns',
  summary: 'Campaigns, newest first',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({ campaigns: z.array(firmwareCampaignSchema) }),
  changedBy: ['charge-point', 'command', 'event', 'firmware'],
});

export const getFirmwareCampaign = endpoint({
  method: 'GET',
  path: '/api/support/firmware-campaigns/:campaignId',
  summary: 'A campaign, charger by charger',
  looks: 'support.view-firmware-targets',
  scope: 'platform',
  permission: 'support.view',
  params: campaignParams,
  response: z.strictObject({ campaign: firmwareCampaignSchema, updates: z.array(campaignUpdateSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'firmware'],
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

export const proposeFirmwareCampaign = endpoint({
  method: 'POST',
  path: '/api/support/firmware-campaigns',
  summary:
    'Propose to update many chargers, stage by stage; it starts when somebody else approves it, and stops by itself at so many failures',
  scope: 'platform',
  permission: 'support.operate',
  body: firmwareCampaignBodySchema,
  response: firmwareCampaignSchema,
  errors: ['not-found'],
  changes: ['firmware'],
  stepUp: true,
});

export const approveFirmwareCampaign = endpoint({
  method: 'POST',
  path: '/api/support/firmware-campaigns/:campaignId/approval',
  summary: 'Approve and start a campaign that somebody else proposed',
  scope: 'platform',
  permission: 'support.operate',
  stepUp: true,
  params: campaignParams,
  response: firmwareCampaignSchema,
  errors: ['not-found', 'second-person-needed', 'campaign-over'],
  changes: ['firmware'],
});

export const changeFirmwareCampaign = endpoint({
  method: 'PATCH',
  path: '/api/support/firmware-campaigns/:campaignId',
  summary: 'Pause, resume or stop a campaign; updates that were sent go on',
  scope: 'platform',
  permission: 'support.operate',
  params: campaignParams,
  body: z.strictObject({ state: z.enum(['running', 'paused', 'stopped']) }),
  response: firmwareCampaignSchema,
  errors: ['not-found', 'campaign-over', 'second-person-needed'],
  changes: ['firmware'],
});
