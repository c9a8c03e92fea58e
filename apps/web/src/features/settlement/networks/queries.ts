import { listNetworkCards, listNetworks } from '@laadpoort/contract/settlement/networks';
import { apiQuery } from '#lib/api.ts';

export const networksQuery = apiQuery(listNetworks, {});
export const networkCardsQuery = (networkId: string, q: string) =>
  apiQuery(listNetworkCards, { params: { networkId }, query: { q } });
