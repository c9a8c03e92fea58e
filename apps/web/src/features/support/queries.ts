import { getSupportChargePoint, searchSupport } from '@laadpoort/contract/support/devices';
import { readUntrustedProxy } from '@laadpoort/contract/support/proxies';
import { apiQuery } from '#lib/api.ts';

export const supportSearchQuery = (q: string) => apiQuery(searchSupport, { query: { q } });
export const untrustedProxyQuery = apiQuery(readUntrustedProxy, {});
export const supportDeviceQuery = (chargePointId: string) =>
  apiQuery(getSupportChargePoint, { params: { chargePointId } });
