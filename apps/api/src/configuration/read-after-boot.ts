import type { ChargePointDirectory, ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import { isUnread } from './store.ts';

/** A charger that has just booted is busy. */
const AFTER_BOOT_MS = 2_000;
/** If many boot at once, they are read one after the other. */
const APART_MS = 100;

export interface ReadAfterBootDeps {
  readonly db: Database;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly read: (chargePoint: ChargePointEntry) => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/** Reads the configuration of a charger once per firmware version, after a boot, unless it is set to be left alone. */
export const createReadAfterBoot = ({ db, directory, read, onFault }: ReadAfterBootDeps) => {
  const timers = new Set<NodeJS.Timeout>();
  /** Firmware versions tried since the program started: a charger that refuses is not asked at every boot. */
  const tried = new Map<string, string | null>();
  let lastSlot = 0;

  const readIfNew = async (chargePointId: string): Promise<void> => {
    const entry = directory.findById(chargePointId);
    if (!entry || entry.quirks.setUp !== 'normal' || entry.registration !== 'accepted') return;
    if (tried.get(entry.id) === entry.firmwareVersion || !(await isUnread(db, entry.id))) return;
    tried.set(entry.id, entry.firmwareVersion);
    await read(entry);
  };

  return {
    booted(chargePointId: string): void {
      const now = performance.now();
      lastSlot = Math.max(now + AFTER_BOOT_MS, lastSlot + APART_MS);
      const timer = setTimeout(() => {
        timers.delete(timer);
        readIfNew(chargePointId).catch(onFault);
      }, lastSlot - now);
      timers.add(timer);
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
