import type { Device } from '../device.ts';
import { stopTransaction } from '../transactions/transactions.ts';
import { advanceMeter } from '../metering/meter.ts';

/** The mains are there: firmware starts, connects and registers. */
export function powerOn(device: Device): void {
  device.configuration.boot();
  device.registration.reset();
  device.link.powerOn();
}

/**
 * Everything in RAM is lost; registers, the queue, availability and configuration are kept. The
 * StopTransaction of a running transaction bears the time of the cut and is sent after the boot.
 */
export async function powerOff(
  device: Device,
  reason: 'HardReset' | 'PowerLoss' | 'SoftReset',
): Promise<void> {
  device.outbox.pause();
  const disconnected = device.link.powerOff();
  for (const connector of device.connectors) {
    advanceMeter(connector, device.clock.elapsedSeconds());
    stopTransaction(device, connector, reason);
    if (connector.use.kind === 'awaiting-cable') connector.use = { kind: 'free' };
    // A restart frees latched faults and a stuck lock.
    connector.fault = null;
    connector.lockJammed = false;
  }
  device.clock.cancelAll();
  await disconnected;
}

export async function reboot(device: Device, reason: 'HardReset' | 'PowerLoss' | 'SoftReset'): Promise<void> {
  device.emit({ type: 'rebooting', reason });
  await powerOff(device, reason);
  device.clock.after(device.settings.rebootSeconds, () => powerOn(device));
}

/** Reset Soft: transactions end properly and their messages get a moment to be delivered, then it restarts. */
export async function softReset(device: Device): Promise<void> {
  for (const connector of device.connectors) stopTransaction(device, connector, 'SoftReset');
  const patience = new Promise<void>((resolve) => void device.clock.after(10, resolve));
  await Promise.race([device.outbox.drained(), patience]);
  await reboot(device, 'SoftReset');
}
