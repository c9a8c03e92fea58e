import { getLoadManagement, getSupportLoadManagement } from '@laadpoort/contract/load-management/endpoints';
import { apiQuery } from '#lib/api.ts';

export const loadManagementQuery = (stationId: string) =>
  apiQuery(getLoadManagement, { params: { stationId } });
export const supportLoadManagementQuery = (chargePointId: string) =>
  apiQuery(getSupportLoadManagement, { params: { chargePointId } });
