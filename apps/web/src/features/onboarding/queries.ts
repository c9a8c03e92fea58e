import {
  listAdoptionWindows,
  listSupportAdoptionWindows,
  listUnknownChargePoints,
  searchSupportStations,
} from '@laadpoort/contract/onboarding/endpoints';
import { apiQuery } from '#lib/api.ts';

/** A charger may connect at any time, so this polls while the page is open. */
const watched = { refetchInterval: 5_000 } as const;

export const windowsQuery = (stationId: string) => ({
  ...apiQuery(listAdoptionWindows, { params: { stationId } }),
  ...watched,
});
export const allWindowsQuery = { ...apiQuery(listSupportAdoptionWindows, {}), ...watched };
export const unknownQuery = { ...apiQuery(listUnknownChargePoints, {}), ...watched };
export const stationSearchQuery = (q: string) => ({
  ...apiQuery(searchSupportStations, { query: { q } }),
  enabled: q.trim().length > 1,
});
