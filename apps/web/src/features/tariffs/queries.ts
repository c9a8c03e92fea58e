import { getPricePage } from '@laadpoort/contract/price-page';
import { getPriceAgain } from '@laadpoort/contract/sessions/price-again';
import { getSupportPriceAgain, listPriceAgain } from '@laadpoort/contract/sessions/support-price-again';
import { getParty } from '@laadpoort/contract/settlement/party';
import { getPricing, getSupportPricing } from '@laadpoort/contract/tariffs';
import { apiQuery } from '#lib/api.ts';

export const pricingQuery = (stationId: string) => apiQuery(getPricing, { params: { stationId } });

export const priceAgainQuery = (params: { stationId: string; versionId: string }, from: string) =>
  apiQuery(getPriceAgain, { params, query: { from } });

export const supportPricingQuery = (chargePointId: string) =>
  apiQuery(getSupportPricing, { params: { chargePointId } });

export const supportPriceAgainQuery = (params: { chargePointId: string; versionId: string }, from: string) =>
  apiQuery(getSupportPriceAgain, { params, query: { from } });

export const proposedQuery = (chargePointId: string) =>
  apiQuery(listPriceAgain, { params: { chargePointId } });

export const pricePageQuery = (code: string) => apiQuery(getPricePage, { params: { code } });

export const partyQuery = apiQuery(getParty, {});
