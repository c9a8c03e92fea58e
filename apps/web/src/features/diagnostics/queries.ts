import { listLogRequests } from '@laadpoort/contract/diagnostics';
import { apiQuery } from '#lib/api.ts';

export const logsQuery = (chargePointId: string) => apiQuery(listLogRequests, { params: { chargePointId } });
