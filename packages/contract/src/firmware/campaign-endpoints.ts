import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { uuidSchema } from '../wire/values.ts';
import {
  campaignUpdateSchema,
  firmwareCampaignSchema,
  firmwareTargetSchema,
  firmwareSelectionSchema,
  firmwareCampaignBodySchema,
} from './campaigns.ts';

const campaignParams = z.strictObject({ campaignId: uuidSchema });

export const findFirmwareTargets = endpoint({
  method: 'GET',
  path: '/api/support/firmware-targets',
  summary: 'Chargers that a campaign would include',
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
  summary: 'Pause, resume or stop a campaign; updates that were sent continue. To resume one needs step-up',
  scope: 'platform',
  permission: 'support.operate',
  params: campaignParams,
  body: z.strictObject({ state: z.enum(['running', 'paused', 'stopped']) }),
  response: firmwareCampaignSchema,
  errors: ['not-found', 'campaign-over', 'second-person-needed'],
  changes: ['firmware'],
});
