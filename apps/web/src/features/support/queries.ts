import { getSupportChargePoint, searchSupport } from '@laadpoort/contract/support/devices';
import { readUnbelievedProxy } from '@laadpoort/contract/support/proxies';
import { apiQuery } from '#lib/api.ts';

export const supportSearchQuery = (q: string) => apiQuery(searchSupport, { query: { q } });
export const unbelievedProxyQuery = apiQuery(readUnbelievedProxy, {});
export const supportDeviceQuery = (chargePointId: string) =>
  apiQuery(getSupportChargePoint, { params: { chargePointId } });
