import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';

/** One that has just started boots on its own within this time; sooner it would not be asked anything anyway. */
const AFTER_MS = 30_000;
/** Some firmware reconnects when it is asked (docs/protocol/connection.md): that must not go on forever. */
const MIN_INTERVAL_MS = 60 * 60_000;

/**
 * A reconnect without a boot is normal. If a charge point has never booted here, nobody knows what it is, so it is asked
 * once (docs/protocol/connection.md).
 */
export const createBootTrigger = ({ directory, now, background, isConnectedHere, sendCommand }: Kernel) => {
  const askedAt = new Map<string, number>();
  const isDue = (entry: ChargePointEntry): boolean =>
    isUnknown(entry) &&
    entry.quirks.setUp === 'normal' &&
    isConnectedHere(entry.id) &&
    now().getTime() - (askedAt.get(entry.id) ?? -Infinity) >= MIN_INTERVAL_MS;

  const ask = async (chargePointId: string): Promise<void> => {
    const entry = directory.findById(chargePointId);
    if (!entry || !isDue(entry)) return;
    askedAt.set(chargePointId, now().getTime());
    const request = { action: 'TriggerMessage', requestedMessage: 'BootNotification' } as const;
    await sendCommand({ ...BY_SYSTEM, accountId: entry.accountId, chargePointId, request });
  };

  return {
    connected(chargePoint: ChargePointEntry): void {
      const { id } = chargePoint;
      background.cancel(nameOf(id));
      if (isUnknown(chargePoint)) background.later(nameOf(id), AFTER_MS, () => ask(id));
    },
    booted: (chargePointId: string) => background.cancel(nameOf(chargePointId)),
  };
};

const nameOf = (chargePointId: string): string => `boot of ${chargePointId}`;

const isUnknown = ({ vendor, model }: ChargePointEntry): boolean => vendor === null && model === null;
