import { getPricing } from '@laadpoort/contract/tariffs';
import { apiQuery } from '#lib/api.ts';

export const pricingQuery = (stationId: string) => apiQuery(getPricing, { params: { stationId } });
