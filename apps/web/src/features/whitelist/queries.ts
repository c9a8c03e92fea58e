import { listLocalLists } from '@laadpoort/contract/local-list';
import { listStations } from '@laadpoort/contract/stations/endpoints';
import { listWhitelist } from '@laadpoort/contract/whitelist-endpoints';
import { apiQuery } from '#lib/api.ts';

export const whitelistQuery = apiQuery(listWhitelist, {});
export const localListsQuery = apiQuery(listLocalLists, {});
export const stationsQuery = apiQuery(listStations, {});
