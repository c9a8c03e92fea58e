import { listChargerModels } from '@laadpoort/contract/settlement/charger-models';
import { getPayable, listHeldSessions } from '@laadpoort/contract/settlement/payable';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const payableQuery = (sessionId: number) => apiQuery(getPayable, { params: { sessionId } });
export const heldQuery = apiPagesQuery(listHeldSessions, { query: {} });
export const modelsQuery = apiQuery(listChargerModels, {});
