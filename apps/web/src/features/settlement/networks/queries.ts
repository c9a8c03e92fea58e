import { listNetworks } from '@laadpoort/contract/settlement/networks';
import { listNetworkCards } from '@laadpoort/contract/settlement/network-cards';
import { apiQuery } from '#lib/api.ts';

export const networksQuery = apiQuery(listNetworks, {});
export const networkCardsQuery = (networkId: string, q: string) =>
  apiQuery(listNetworkCards, { params: { networkId }, query: { q } });
