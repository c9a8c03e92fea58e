import { getPricePage } from '@laadpoort/contract/price-page';
import { getPriceAgain } from '@laadpoort/contract/sessions/price-again';
import { getParty } from '@laadpoort/contract/settlement/party';
import { getPricing } from '@laadpoort/contract/tariffs';
import { apiQuery } from '#lib/api.ts';

export const pricingQuery = (stationId: string) => apiQuery(getPricing, { params: { stationId } });

export const priceAgainQuery = (params: { stationId: string; versionId: string }, from: string) =>
  apiQuery(getPriceAgain, { params, query: { from } });

export const pricePageQuery = (code: string) => apiQuery(getPricePage, { params: { code } });

export const partyQuery = apiQuery(getParty, {});
