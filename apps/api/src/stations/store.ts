import type {
  authorizationModeSchema,
  connectorBodySchema,
} from '@laadpoort/contract/charge-points/charge-point';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { givenFields } from '#platform/http/given-fields.ts';
import { auditOf, type Change } from './change.ts';
import { audit } from '#chargers/audit.ts';

type ConnectorBody = z.output<typeof connectorBodySchema>;

/** @returns whether the account has that station */
export const changeStation = async (
  db: Database,
  accountId: string,
  stationId: string,
  change: Partial<{ [Field in 'name' | 'street' | 'postalCode' | 'city']: string | undefined }> & {
    gridLimitA?: number | null | undefined;
  },
): Promise<boolean> => {
  const { count } = await db.prisma.station.updateMany({
    where: { id: stationId, accountId },
    data: givenFields(change),
  });
  return count > 0;
};

/** @returns whether the account has that charge point */
export const changeAuthorizationMode = (
  db: Database,
  by: Change,
  chargePointId: string,
  authorizationMode: z.output<typeof authorizationModeSchema>,
): Promise<boolean> =>
  db.prisma.$transaction(async (transaction) => {
    const { count } = await transaction.chargePoint.updateMany({
      where: { id: chargePointId, accountId: by.accountId },
      data: { authorizationMode },
    });
    if (count === 0) return false;
    await audit(transaction, {
      ...auditOf(by),
      action: 'charge-point.authorization-mode',
      targetId: chargePointId,
      detail: { authorizationMode },
    });
    return true;
  });

/** @returns whether the account has a charge point with that connector */
export const changeConnector = (
  db: Database,
  by: Change,
  { chargePointId, connectorId }: { readonly chargePointId: string; readonly connectorId: number },
  change: { [Field in keyof ConnectorBody]?: ConnectorBody[Field] | undefined },
): Promise<boolean> =>
  db.prisma.$transaction(async (transaction) => {
    const data = givenFields(change);
    const { count } = await transaction.connector.updateMany({
      where: { chargePointId, connectorId, chargePoint: { accountId: by.accountId } },
      data,
    });
    if (count === 0) return false;
    await audit(transaction, {
      ...auditOf(by),
      action: 'connector.change',
      targetId: chargePointId,
      detail: { connectorId, ...data },
    });
    return true;
  });

export const ownsStation = async (db: Database, accountId: string, stationId: string): Promise<boolean> =>
  (await db.prisma.station.count({ where: { id: stationId, accountId } })) > 0;

/** Id and station of a charge point of the account, or null. */
export const findChargePoint = (db: Database, accountId: string, chargePointId: string) =>
  db.prisma.chargePoint.findFirst({
    where: { id: chargePointId, accountId },
    select: { id: true, stationId: true },
  });
