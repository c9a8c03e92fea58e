import {
  listAdoptionWindows,
  listSupportAdoptionWindows,
  listUnknownChargePoints,
  searchSupportStations,
} from '@laadpoort/contract/onboarding/endpoints';
import { apiQuery } from '#lib/api.ts';

export const windowsQuery = (stationId: string) => apiQuery(listAdoptionWindows, { params: { stationId } });
export const allWindowsQuery = apiQuery(listSupportAdoptionWindows, {});
export const unknownQuery = apiQuery(listUnknownChargePoints, {});
export const stationSearchQuery = (q: string) => ({
  ...apiQuery(searchSupportStations, { query: { q } }),
  enabled: q.trim().length > 1,
});
