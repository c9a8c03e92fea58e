import { afterConnection } from '@laadpoort/domain/load-management/follow-charger';
import { alone } from '#platform/database/advisory-lock.ts';
import { createBackgroundWork } from '#platform/jobs/background-work.ts';
import type { LoadManagementDeps } from './deps.ts';
import { loadManagementHooks } from './hooks.ts';
import { manageStation } from './manage-station.ts';
import { keepMemory, memoryOf, readManagedStations, withStation } from './store.ts';

const CYCLE_MS = 10_000;
/** Events that happen together are handled together. */
const GATHER_MS = 100;
/** Any number: only one process at a time goes through all stations. */
const LOAD_LOCK = 7_031_907;

/** Shares the grid connections of stations among their charge points. */
export interface LoadManagement {
  readonly hooks: ReturnType<typeof loadManagementHooks>;
  /** Its grid connection or its meter reading has changed. */
  stationChanged(stationId: string): void;
  /**
   * A car was plugged in or unplugged, a session began or ended, or the connection changed; free where nothing is
   * shared.
   */
  happened(chargePointId: string): void;
  connected(chargePointId: string): void;
  stop(): Promise<void>;
}

export const createLoadManagement = (
  deps: LoadManagementDeps & { readonly onFault: (error: unknown) => void },
): LoadManagement => {
  const { db, now, directory } = deps;
  const background = createBackgroundWork(deps.onFault);
  const startedMs = now().getTime();
  let managed = new Set<string>();

  const manage = (stationId: string) =>
    manageStation(deps, stationId, { mayRaise: now().getTime() - startedMs >= CYCLE_MS });
  const manageAll = async (): Promise<void> => {
    managed = new Set(await readManagedStations(db));
    if (managed.size === 0) return;
    await alone(db.ingestPool, LOAD_LOCK, async () => {
      for (const stationId of managed) await manage(stationId);
    });
  };
  const stationChanged = (stationId: string) =>
    background.later(stationId, GATHER_MS, () => manage(stationId));
  const stationOf = (chargePointId: string): string | null => {
    const stationId = directory.findById(chargePointId)?.stationId;
    return stationId !== undefined && managed.has(stationId) ? stationId : null;
  };
  const cycle = () => background.later('all', 0, manageAll);
  const timer = setInterval(cycle, CYCLE_MS);
  cycle();

  return {
    hooks: loadManagementHooks(deps, stationChanged),
    stationChanged(stationId) {
      managed.add(stationId);
      stationChanged(stationId);
    },
    happened(chargePointId) {
      const stationId = stationOf(chargePointId);
      if (stationId !== null) stationChanged(stationId);
    },
    connected(chargePointId) {
      const stationId = stationOf(chargePointId);
      if (stationId === null) return;
      background.later(chargePointId, 0, async () => {
        await withStation(db, stationId, async (transaction) => {
          const row = await transaction.loadLimit.findUnique({ where: { chargePointId } });
          if (row) await keepMemory(transaction, chargePointId, afterConnection(memoryOf(row)));
        });
        stationChanged(stationId);
      });
    },
    stop() {
      clearInterval(timer);
      return background.stop();
    },
  };
};
