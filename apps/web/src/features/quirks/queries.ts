import { getBehaviour, getChargePointQuirks, listQuirkProfiles } from '@laadpoort/contract/quirks/endpoints';
import { apiQuery } from '#lib/api.ts';

export const profilesQuery = (q: string) => apiQuery(listQuirkProfiles, { query: { q } });
export const behaviourQuery = (chargePointId: string) =>
  apiQuery(getBehaviour, { params: { chargePointId } });
export const chargePointQuirksQuery = (chargePointId: string) =>
  apiQuery(getChargePointQuirks, { params: { chargePointId } });
