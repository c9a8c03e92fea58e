import { afterConnection } from '@laadpoort/domain/load-management/follow-charger';
import type { Capability } from '#chargers/capability.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { withAdvisoryLock } from '#platform/database/advisory-lock.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { loadManagementHooks } from './hooks.ts';
import { manageStation } from './manage-station.ts';
import { registerLoadManagementRoutes } from './routes.ts';
import { keepMemory, memoryOf, readManagedStations, withStation } from './store.ts';

const CYCLE_MS = 10_000;
/** What happens at once is planned at once. */
const GATHER_MS = 100;
/** Any number: only one process goes through all stations at a time. */
const LOAD_LOCK = 7_031_907;

/** Shares the grid connections of stations among their charge points. */
export const loadManagement: Capability = {
  name: 'load-management',
  open(kernel) {
    const stations = createManagedStations(kernel);
    const { background } = kernel;
    background.every(CYCLE_MS, () => stations.manageAll(), { atOnce: true });
    return {
      routes: (route) =>
        registerLoadManagementRoutes(route, kernel, (stationId) => stations.changed(stationId)),
      hooks: [loadManagementHooks(kernel, stations.replan)],
      on: {
        'charger.connected': ({ chargePoint }) => stations.connected(chargePoint.id),
        'charger.disconnected': ({ chargePoint }) => stations.replanOf(chargePoint.id),
        'connector.status': ({ chargePointId }) => stations.replanOf(chargePointId),
        'session.started': ({ chargePointId }) => stations.replanOf(chargePointId),
        'session.ended': ({ chargePointId }) => stations.replanOf(chargePointId),
      },
    };
  },
};

/** The stations whose connection is shared; what happens at the others costs nothing. */
const createManagedStations = (kernel: Kernel) => {
  const { db, now, directory, background } = kernel;
  const startedMs = now().getTime();
  let managed = new Set<string>();

  const manage = (stationId: string) =>
    manageStation(kernel, stationId, {
      mayRaise: now().getTime() - startedMs >= background.paced(CYCLE_MS),
    });
  const replan = (stationId: string) => background.later(stationId, GATHER_MS, () => manage(stationId));
  const stationOf = (chargePointId: string): string | null => {
    const stationId = directory.findById(chargePointId)?.stationId;
    return stationId !== undefined && managed.has(stationId) ? stationId : null;
  };

  return {
    replan,
    async manageAll(): Promise<void> {
      managed = new Set(await readManagedStations(db));
      if (managed.size === 0) return;
      await withAdvisoryLock(db.ingestPool, LOAD_LOCK, () => doEach(managed, manage, background.report));
    },
    /** Its grid connection, or what its meter says, has changed. */
    changed(stationId: string): void {
      managed.add(stationId);
      replan(stationId);
    },
    /** A car came, left, began or ended, or the connection was lost. */
    replanOf(chargePointId: string): void {
      const stationId = stationOf(chargePointId);
      if (stationId !== null) replan(stationId);
    },
    connected(chargePointId: string): void {
      const stationId = stationOf(chargePointId);
      if (stationId === null) return;
      background.later(chargePointId, 0, async () => {
        await withStation(db, stationId, async (transaction) => {
          const row = await transaction.loadLimit.findUnique({ where: { chargePointId } });
          if (row) await keepMemory(transaction, chargePointId, afterConnection(memoryOf(row)));
        });
        replan(stationId);
      });
    },
  };
};
