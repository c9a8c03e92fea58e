import { getParty } from '@laadpoort/contract/settlement/party';
import { getPricing } from '@laadpoort/contract/tariffs';
import { apiQuery } from '#lib/api.ts';

export const pricingQuery = (stationId: string) => apiQuery(getPricing, { params: { stationId } });

export const partyQuery = apiQuery(getParty, {});
