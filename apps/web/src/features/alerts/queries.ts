import { listAlerts, listSupportAlerts } from '@laadpoort/contract/alerts';
import { apiQuery } from '#lib/api.ts';

export const openAlertsQuery = (chargePointId?: string) =>
  apiQuery(listAlerts, { query: { state: 'open', chargePointId } });
export const supportAlertsQuery = (query: { state: 'open' | 'all'; chargePointId?: string }) =>
  apiQuery(listSupportAlerts, { query });
