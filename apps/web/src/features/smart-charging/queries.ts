import { getSmartCharging } from '@laadpoort/contract/smart-charging';
import { getSupportCommand } from '@laadpoort/contract/support';
import { apiQuery } from '#lib/api.ts';

/** Support hears no live events of other accounts: what a charger answers is looked for. */
const LOOK_MS = 3_000;

export const smartChargingQuery = (chargePointId: string) => ({
  ...apiQuery(getSmartCharging, { params: { chargePointId } }),
  refetchInterval: LOOK_MS,
});

export const scheduleQuery = (chargePointId: string, commandId: string) =>
  apiQuery(getSupportCommand, { params: { chargePointId, commandId } });
