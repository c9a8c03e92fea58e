import { getSmartCharging } from '@laadpoort/contract/smart-charging';
import { getSupportCommand } from '@laadpoort/contract/support/devices';
import { apiQuery } from '#lib/api.ts';

/** Support receives no live events of other accounts, so it polls for the charger's answer. */
const POLL_MS = 3_000;

export const smartChargingQuery = (chargePointId: string) => ({
  ...apiQuery(getSmartCharging, { params: { chargePointId } }),
  refetchInterval: POLL_MS,
});

export const scheduleQuery = (chargePointId: string, commandId: string) =>
  apiQuery(getSupportCommand, { params: { chargePointId, commandId } });
