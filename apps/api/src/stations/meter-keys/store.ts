import type { MeterKeys } from '@laadpoort/contract/charge-points/meter-keys';
import { audit } from '#chargers/audit.ts';
import { SHOWN_CONNECTORS } from '#chargers/directory/shown-connectors.ts';
import type { Database } from '#platform/database/database.ts';
import { parsePublicKey } from './public-key.ts';

/** The meter of a connector, only of this account if one is given. */
export interface WhichMeter {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly accountId?: string;
}

export interface ByWhom {
  readonly personId: string;
  readonly at: Date;
  readonly reason: string | null;
}

export const readMeterKeys = async (
  { prisma }: Database,
  where: { readonly id: string; readonly accountId?: string },
): Promise<MeterKeys | null> => {
  const found = await prisma.chargePoint.findFirst({
    where,
    select: {
      connectors: {
        where: SHOWN_CONNECTORS,
        orderBy: { connectorId: 'asc' },
        select: { connectorId: true, meterPublicKey: true },
      },
    },
  });
  return (
    found && {
      meters: found.connectors.map(({ connectorId, meterPublicKey }) => {
        const key = meterPublicKey === null ? null : parsePublicKey(meterPublicKey);
        return { connectorId, key: typeof key === 'string' ? null : key };
      }),
    }
  );
};

/** Null: there is no such connector. */
export const changeMeterKey = (
  { prisma }: Database,
  { chargePointId, connectorId, accountId }: WhichMeter,
  { personId, at, reason }: ByWhom,
  publicKey: string | null,
) =>
  prisma.$transaction(async (tx) => {
    const chargePoint = await tx.chargePoint.findFirst({
      where: { id: chargePointId, ...(accountId === undefined ? {} : { accountId }) },
      select: { id: true, accountId: true, stationId: true },
    });
    if (!chargePoint) return null;
    const { count } = await tx.connector.updateMany({
      where: { chargePointId, connectorId, ...SHOWN_CONNECTORS },
      data: { meterPublicKey: publicKey, meterKeyChangedAt: at },
    });
    if (count === 0) return null;
    await audit(tx, {
      at,
      accountId: chargePoint.accountId,
      actorId: personId,
      action: 'connector.meter-key',
      targetId: chargePointId,
      reason,
      detail: { connectorId, publicKey },
    });
    return chargePoint;
  });
