import { getSmartCharging } from '@laadpoort/contract/smart-charging';
import { getSupportCommand } from '@laadpoort/contract/support/devices';
import { apiQuery } from '#lib/api.ts';

export const smartChargingQuery = (chargePointId: string) =>
  apiQuery(getSmartCharging, { params: { chargePointId } });

export const scheduleQuery = (chargePointId: string, commandId: string) =>
  apiQuery(getSupportCommand, { params: { chargePointId, commandId } });
