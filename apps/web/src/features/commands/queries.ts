import { listCommands } from '@laadpoort/contract/commands/endpoints';
import { getChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { apiQuery } from '#lib/api.ts';

export const commandsQuery = (chargePointId: string) => apiQuery(listCommands, { params: { chargePointId } });
export const chargePointQuery = (chargePointId: string) =>
  apiQuery(getChargePoint, { params: { chargePointId } });
