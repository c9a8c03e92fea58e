import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { isUnread } from './store.ts';

/** A charger that has just booted is busy. */
const AFTER_BOOT_MS = 2_000;
/** If many boot at once, they are read one after the other. */
const SPACING_MS = 100;

/** Reads the configuration of a charger once per firmware, after a boot, unless it is set to be left alone. */
export const createReadAfterBoot = ({ db, directory, background, sendCommand }: Kernel) => {
  /** Firmware with which it was tried since the program started: who refuses is not asked at every boot. */
  const tried = new Map<string, string | null>();
  let lastSlot = 0;

  const readIfNew = async (chargePointId: string): Promise<void> => {
    const entry = directory.findById(chargePointId);
    if (!entry || entry.quirks.setUp !== 'normal' || entry.registration !== 'accepted') return;
    if (tried.get(entry.id) === entry.firmwareVersion || !(await isUnread(db, entry.id))) return;
    tried.set(entry.id, entry.firmwareVersion);
    const request = { action: 'GetConfiguration' } as const;
    await sendCommand({ ...BY_SYSTEM, accountId: entry.accountId, chargePointId, request });
  };

  return {
    booted(chargePointId: string): void {
      const now = performance.now();
      lastSlot = Math.max(now + AFTER_BOOT_MS, lastSlot + SPACING_MS);
      background.later(`read ${chargePointId}`, lastSlot - now, () => readIfNew(chargePointId));
    },
  };
};
