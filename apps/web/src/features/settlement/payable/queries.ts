import { listChargerModels } from '@laadpoort/contract/settlement/charger-models';
import { getPayable } from '@laadpoort/contract/settlement/payable';
import { listHeldSessions } from '@laadpoort/contract/settlement/held-sessions';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const payableQuery = (sessionId: number) => apiQuery(getPayable, { params: { sessionId } });
export const heldQuery = apiPagesQuery(listHeldSessions, { query: {} });
export const modelsQuery = apiQuery(listChargerModels, {});
