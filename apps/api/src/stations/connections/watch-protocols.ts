import { protocolSetting } from '@laadpoort/domain/stations/protocol-setting';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Kernel } from '#chargers/kernel.ts';

/** Some chargers first try another version and come again with ours (docs/protocol/connection.md). */
const SECOND_TRY_MS = 3_000;

/** Raises an alert for a charge point that offers no OCPP 1.6 and does not come with it a moment later either. */
export const createProtocolWatch = ({ now, background, isConnected, raiseAlert }: Kernel) => ({
  refused({ id, accountId, vendor, model }: ChargePointEntry, offered: string | null): void {
    background.later(`protocol of ${id}`, SECOND_TRY_MS, async () => {
      if (isConnected(id)) return;
      const setting = protocolSetting(vendor);
      const device = [vendor, model].filter(Boolean).join(' ') || null;
      await raiseAlert({
        accountId,
        chargePointId: id,
        kind: 'foreign-protocol',
        detail: { offered, device, setting },
        at: now(),
      });
    });
  },
});
