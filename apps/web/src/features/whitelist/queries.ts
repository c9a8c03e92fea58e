import { listAccessGroups } from '@laadpoort/contract/access-group-endpoints';
import { listLocalLists } from '@laadpoort/contract/local-list';
import { getParty } from '@laadpoort/contract/settlement/party';
import { listStations } from '@laadpoort/contract/stations/endpoints';
import { listWhitelist } from '@laadpoort/contract/whitelist-endpoints';
import { apiQuery } from '#lib/api.ts';

export const whitelistQuery = apiQuery(listWhitelist, {});
export const localListsQuery = apiQuery(listLocalLists, {});
export const accessGroupsQuery = apiQuery(listAccessGroups, {});
export const partyQuery = apiQuery(getParty, {});
export const stationsQuery = apiQuery(listStations, {});
