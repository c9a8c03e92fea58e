import { listSetAside, listSupportSetAside } from '@laadpoort/contract/sessions/set-aside-endpoints';
import { apiQuery } from '#lib/api.ts';

export const setAsideQuery = apiQuery(listSetAside, {});
export const supportSetAsideQuery = apiQuery(listSupportSetAside, {});
