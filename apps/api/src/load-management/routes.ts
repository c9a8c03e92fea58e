import { BY_SYSTEM } from '#chargers/commands.ts';
import {
  getLoadManagement,
  getSupportLoadManagement,
  recordGridReading,
  removeGridConnection,
  setGridConnection,
  setSupportGridConnection,
} from '@laadpoort/contract/load-management/endpoints';
import { LOAD_PROFILE_ID } from '@laadpoort/domain/load-management/profile-forms';
import { refuse, type Route } from '#platform/http/route.ts';
import type { Kernel } from '#chargers/kernel.ts';
import * as gridConnections from './grid-connection.ts';
import { readLoadManagement } from './read-load-management.ts';

type Change = Parameters<typeof gridConnections.saveGridConnection>[2];

export const registerLoadManagementRoutes = (
  route: Route,
  kernel: Kernel,
  stationChanged: (stationId: string) => void,
): void => {
  const { db, live, now, directory } = kernel;
  const owns = async (accountId: string, id: string): Promise<boolean> =>
    (await db.prisma.station.count({ where: { id, accountId } })) > 0;
  const read = async (stationId: string) =>
    (await readLoadManagement(kernel, stationId)) ?? refuse('not-found');
  const changed = ({ accountId, stationId }: Pick<Change, 'accountId' | 'stationId'>) => {
    stationChanged(stationId);
    live.publish(accountId, { topic: 'load-management', id: stationId, stationId });
  };
  const save = async (
    connection: Parameters<typeof gridConnections.saveGridConnection>[1],
    change: Change,
  ) => {
    const problem = await gridConnections.saveGridConnection(kernel, connection, change);
    if (problem) return refuse('invalid-request', [problem]);
    changed(change);
    return read(change.stationId);
  };

  route(getLoadManagement, async ({ params: { stationId } }, { accountId }) =>
    (await owns(accountId, stationId)) ? read(stationId) : refuse('not-found'),
  );
  route(setGridConnection, async ({ params: { stationId }, body }, { accountId, personId }) =>
    (await owns(accountId, stationId))
      ? save(body, { accountId, personId, stationId, reason: null })
      : refuse('not-found'),
  );
  route(removeGridConnection, async ({ params: { stationId } }, { accountId, personId }) => {
    if (!(await owns(accountId, stationId))) return refuse('not-found');
    const change = { accountId, personId, stationId, reason: null };
    const request = { action: 'ClearChargingProfile', id: LOAD_PROFILE_ID } as const;
    await gridConnections.removeGridConnection(
      kernel,
      (chargePoint) => kernel.sendCommand({ ...BY_SYSTEM, ...chargePoint, request }),
      change,
    );
    changed(change);
  });
  route(recordGridReading, async ({ params: { stationId }, body }, { accountId }) => {
    if (!(await owns(accountId, stationId))) return refuse('not-found');
    const readingAt = new Date(body.measuredAt);
    // An older one that arrives late says nothing about now; one from the future would never go out of date.
    await db.prisma.gridConnection.updateMany({
      where: { stationId, managed: true, OR: [{ readingAt: null }, { readingAt: { lt: readingAt } }] },
      data: {
        readingCurrentsA: [...body.currentsA],
        readingAt: new Date(Math.min(readingAt.getTime(), now().getTime())),
      },
    });
    changed({ accountId, stationId });
  });

  route(getSupportLoadManagement, async ({ params: { chargePointId } }, person) => {
    const device = await kernel.openDevice(person, chargePointId);
    const stationId = directory.findById(chargePointId)?.stationId;
    return device && stationId !== undefined ? read(stationId) : refuse('not-found');
  });
  route(
    setSupportGridConnection,
    async ({ params: { chargePointId }, body: { reason, ...connection } }, { personId }) => {
      const entry = directory.findById(chargePointId);
      if (!entry) return refuse('not-found');
      const { accountId, stationId } = entry;
      return save(connection, { accountId, personId, stationId, reason });
    },
  );
};
