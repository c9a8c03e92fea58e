import {
  findFirmwareTargets,
  getFirmwareCampaign,
  listFirmwareCampaigns,
} from '@laadpoort/contract/firmware/campaign-endpoints';
import { listFirmwareFiles } from '@laadpoort/contract/firmware/files';
import { listFirmwareUpdates } from '@laadpoort/contract/firmware/updates';
import type { EndpointInput } from '@laadpoort/contract/wire/endpoint';
import { apiQuery } from '#lib/api.ts';

export const filesQuery = apiQuery(listFirmwareFiles, {});
export const campaignsQuery = apiQuery(listFirmwareCampaigns, {});
export const campaignQuery = (campaignId: string) =>
  apiQuery(getFirmwareCampaign, { params: { campaignId } });
export const updatesQuery = (chargePointId: string) =>
  apiQuery(listFirmwareUpdates, { params: { chargePointId } });
export const targetsQuery = (query: NonNullable<EndpointInput<typeof findFirmwareTargets>['query']>) =>
  apiQuery(findFirmwareTargets, { query });
