import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';
import type { OpenWindow } from './adoption-windows.ts';
import { audit } from '#chargers/audit.ts';

interface Newcomer {
  readonly identity: string;
  readonly remoteAddress: string;
}

/**
 * Adopts an unknown charge point through a window: it belongs to the window's station from now on, without a key and
 * without rights. Returns its id, or undefined if another one was faster.
 */
export const adopt = async (
  { prisma }: Database,
  { id: windowId, accountId, stationId, connectors, openedById }: OpenWindow,
  { identity, remoteAddress }: Newcomer,
  now: Date,
): Promise<string | undefined> => {
  const id = randomUUID();
  try {
    return await prisma.$transaction(async (tx) => {
      const { count } = await tx.adoptionWindow.updateMany({
        where: { id: windowId, chargePointId: null, closedAt: null },
        data: { chargePointId: id },
      });
      if (count === 0) return undefined;
      await tx.chargePoint.create({
        data: {
          id,
          accountId,
          stationId,
          ocppIdentity: identity,
          serialNumber: identity.slice(0, 25),
          registration: 'pending',
          connectors: {
            create: Array.from({ length: connectors }, (_, index) => ({ connectorId: index + 1 })),
          },
        },
      });
      await audit(tx, {
        at: now,
        accountId,
        actorId: openedById,
        action: 'charge-point.adopt',
        targetId: id,
        detail: { identity, address: remoteAddress },
      });
      return id;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return undefined;
    throw error;
  }
};
