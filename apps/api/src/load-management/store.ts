import { NEW_CHARGER, type ChargerMemory } from '@laadpoort/domain/load-management/managed-charger';
import type { GridFacts, PhaseCurrents } from '@laadpoort/domain/load-management/available-current';
import type { Database } from '#platform/database/database.ts';
import type { GridConnection as GridRow, Prisma } from '#platform/prisma/client.ts';

/** Works on the limits of a station under a lock; null without load management. */
export const withStation = <T>(
  db: Database,
  stationId: string,
  work: (transaction: Prisma.TransactionClient, grid: GridRow) => Promise<T>,
): Promise<T | null> =>
  db.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM grid_connection WHERE station_id = ${stationId}::uuid FOR UPDATE`;
    const grid = await transaction.gridConnection.findUnique({ where: { stationId } });
    return grid?.managed ? work(transaction, grid) : null;
  });

export const gridFactsOf = ({
  capacityA,
  baseLoadA,
  metered,
  readingCurrentsA: [l1, l2, l3],
  readingAt,
}: GridRow): GridFacts => {
  const isRead = readingAt !== null && l1 !== undefined && l2 !== undefined && l3 !== undefined;
  const currentsA: PhaseCurrents | null = isRead ? [l1, l2, l3] : null;
  return {
    capacityA,
    baseLoadA,
    metered,
    reading: currentsA && readingAt && { currentsA, measuredAtMs: readingAt.getTime() },
  };
};

export const readManagedStations = async (db: Database): Promise<string[]> => {
  const rows = await db.prisma.gridConnection.findMany({
    where: { managed: true },
    select: { stationId: true },
  });
  return rows.map(({ stationId }) => stationId);
};

export const keepMemory = async (
  transaction: Prisma.TransactionClient,
  chargePointId: string,
  memory: ChargerMemory,
): Promise<void> => {
  await transaction.loadLimit.updateMany({
    where: { chargePointId },
    data: { memory: memory as unknown as Prisma.InputJsonObject },
  });
};

/** What an earlier version did not store yet has its first value. */
export const memoryOf = ({ memory }: { memory: Prisma.JsonValue }): ChargerMemory => ({
  ...NEW_CHARGER,
  ...(memory as object),
});
