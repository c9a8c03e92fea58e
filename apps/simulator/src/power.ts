import type { Firmware } from './firmware.ts';
import { stopTransaction } from './transaction.ts';
import { advanceMeter } from './meter.ts';

/** The mains are there: firmware starts, connects and registers. */
export function powerOn(firmware: Firmware): void {
  firmware.configuration.boot();
  firmware.registration.reset();
  firmware.link.powerOn();
}

/**
 * Everything in RAM is lost; registers, the queue, availability and configuration are kept. The
 * StopTransaction of a running transaction bears the time of the cut and is sent after the boot.
 */
export async function powerOff(
  firmware: Firmware,
  reason: 'HardReset' | 'PowerLoss' | 'SoftReset',
): Promise<void> {
  firmware.outbox.pause();
  const disconnected = firmware.link.powerOff();
  for (const connector of firmware.connectors) {
    advanceMeter(connector, firmware.clock.elapsedSeconds());
    stopTransaction(firmware, connector, reason);
    if (connector.use.kind === 'awaiting-cable') connector.use = { kind: 'free' };
    // A restart frees latched faults and a stuck lock.
    connector.fault = null;
    connector.lockJammed = false;
  }
  firmware.clock.cancelAll();
  await disconnected;
}

export async function reboot(
  firmware: Firmware,
  reason: 'HardReset' | 'PowerLoss' | 'SoftReset',
): Promise<void> {
  firmware.emit({ type: 'rebooting', reason });
  await powerOff(firmware, reason);
  firmware.clock.after(firmware.settings.rebootSeconds, () => powerOn(firmware));
}

/** Reset Soft: transactions end properly and their messages get a moment to be delivered, then it restarts. */
export async function softReset(firmware: Firmware): Promise<void> {
  for (const connector of firmware.connectors) stopTransaction(firmware, connector, 'SoftReset');
  const patience = new Promise<void>((resolve) => void firmware.clock.after(10, resolve));
  await Promise.race([firmware.outbox.drained(), patience]);
  await reboot(firmware, 'SoftReset');
}
