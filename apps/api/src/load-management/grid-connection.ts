import type { GridConnection } from '@laadpoort/contract/load-management/load-management';
import { problemOfShares } from '@laadpoort/domain/load-management/available-current';
import { NEW_CHARGER } from '@laadpoort/domain/load-management/managed-charger';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readChargers } from './read-chargers.ts';
import { audit } from '#chargers/audit.ts';

interface Change {
  readonly accountId: string;
  readonly personId: string;
  readonly stationId: string;
  /** Required of support. */
  readonly reason: string | null;
}

interface Problem {
  readonly path: string;
  readonly code: string;
}

type Deps = Pick<Kernel, 'db' | 'now' | 'directory' | 'isConnected'>;

/** Saves a grid connection; returns the objection to it, or null. */
export const saveGridConnection = async (
  kernel: Deps,
  connection: GridConnection,
  change: Change,
): Promise<Problem | null> =>
  kernel.db.prisma.$transaction(async (transaction) => {
    const { stationId, personId } = change;
    const { capacityA, baseLoadA, metered, fallbacks } = connection;
    // The limit of the station is not changed meanwhile.
    await transaction.$executeRaw`SELECT 1 FROM station WHERE id = ${stationId}::uuid FOR UPDATE`;
    const problem = await problemOf(kernel, transaction, stationId, connection);
    if (problem !== null) return problem;
    const data = {
      capacityA,
      baseLoadA,
      metered,
      managed: true,
      changedById: personId,
      changedAt: kernel.now(),
    };
    await transaction.gridConnection.upsert({
      where: { stationId },
      create: { stationId, ...data },
      update: data,
    });
    for (const { chargePointId, fallbackA } of fallbacks)
      await transaction.loadLimit.upsert({
        where: { chargePointId },
        create: { chargePointId, fallbackA, memory: NEW_CHARGER as unknown as Prisma.InputJsonObject },
        update: { fallbackA },
      });
    await audit(transaction, {
      ...originOf(change, kernel.now()),
      action: 'station.grid-connection',
      detail: connection,
    });
    return null;
  });

const problemOf = async (
  kernel: Deps,
  transaction: Prisma.TransactionClient,
  stationId: string,
  connection: GridConnection,
): Promise<Problem | null> => {
  const chargers = await readChargers(kernel, transaction, stationId);
  const chosen = new Map(connection.fallbacks.map((each) => [each.chargePointId, each.fallbackA]));
  const ids = new Set(chargers.map(({ id }) => id));
  if (chosen.size !== ids.size || [...chosen.keys()].some((id) => !ids.has(id)))
    return { path: 'body.fallbacks', code: 'each-charge-point-once' };
  const code = problemOfShares(
    connection,
    chargers.map((charger) => ({ ...charger, fallbackA: chosen.get(charger.id) ?? 0 })),
  );
  return code && { path: 'body.fallbacks', code };
};

/** Ends load management and removes the product's limits from the chargers; false if there was none. */
export const removeGridConnection = async (
  { db, now, directory }: Deps,
  clear: (chargePoint: { accountId: string; chargePointId: string }) => Promise<unknown>,
  change: Change,
): Promise<boolean> => {
  const { stationId } = change;
  const limits = await db.prisma.loadLimit.findMany({
    where: { chargePoint: { stationId } },
    select: { chargePointId: true },
  });
  const removed = await db.prisma.$transaction(async (transaction) => {
    const { count } = await transaction.gridConnection.updateMany({
      where: { stationId, managed: true },
      data: { managed: false, readingCurrentsA: [], readingAt: null },
    });
    await transaction.loadLimit.deleteMany({ where: { chargePoint: { stationId } } });
    if (count > 0)
      await audit(transaction, { ...originOf(change, now()), action: 'station.grid-connection-removed' });
    return count > 0;
  });
  for (const { chargePointId } of removed ? limits : []) {
    const entry = directory.findById(chargePointId);
    if (entry) await clear({ accountId: entry.accountId, chargePointId });
  }
  return removed;
};

const originOf = ({ accountId, personId, stationId, reason }: Change, at: Date) => ({
  at,
  accountId,
  actorId: personId,
  targetId: stationId,
  reason,
});
