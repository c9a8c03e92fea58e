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

type StationChange = Partial<{
  [Field in 'name' | 'street' | 'postalCode' | 'city']: string | undefined;
}> & { gridLimitA?: number | null | undefined };

/** Changes the given fields; the limit of a station with load management is that of its grid connection. */
export const changeStation = (
  db: Database,
  { accountId, personId, at }: Change,
  stationId: string,
  { gridLimitA, ...address }: StationChange,
): Promise<'changed' | 'not-found' | 'load-managed'> =>
  db.prisma.$transaction(async (transaction) => {
    // Of two changes at once the second one counts; load management is turned on under the same lock.
    await transaction.$executeRaw`SELECT 1 FROM station WHERE id = ${stationId}::uuid FOR UPDATE`;
    const station = await transaction.station.findFirst({
      where: { id: stationId, accountId },
      select: { gridConnection: { select: { managed: true } } },
    });
    if (!station) return 'not-found';
    if (gridLimitA !== undefined && station.gridConnection?.managed) return 'load-managed';
    if (gridLimitA !== undefined)
      await transaction.gridConnection.deleteMany({ where: { stationId, managed: false } });
    if (typeof gridLimitA === 'number') {
      const limit = { capacityA: gridLimitA, baseLoadA: 0, metered: false, managed: false };
      await transaction.gridConnection.create({
        data: { stationId, ...limit, changedById: personId, changedAt: at },
      });
    }
    const given = givenFields(address);
    await transaction.station.update({ where: { id: stationId }, data: given });
    await audit(transaction, {
      at,
      accountId,
      actorId: personId,
      action: 'station.change',
      targetId: stationId,
      detail: { fields: [...Object.keys(given), ...(gridLimitA === undefined ? [] : ['gridLimitA'])] },
    });
    return 'changed';
  });

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

/** Adds or hides a connector; one that is charging stays until its session has ended. */
export const changeSetUp = (
  db: Database,
  by: Change,
  { chargePointId, connectorId }: { readonly chargePointId: string; readonly connectorId: number },
  setUp: 'added' | 'hidden',
): Promise<'changed' | 'not-found' | 'charging'> =>
  db.prisma.$transaction(async (transaction) => {
    const where = { chargePointId, connectorId, chargePoint: { accountId: by.accountId } };
    const running = { accountId: by.accountId, chargePointId, connectorId, state: 'charging' };
    if (setUp === 'hidden' && (await transaction.session.count({ where: running })) > 0) return 'charging';
    const { count } = await transaction.connector.updateMany({ where, data: { setUp } });
    if (count === 0) return 'not-found';
    await audit(transaction, {
      ...auditOf(by),
      action: setUp === 'added' ? 'connector.add' : 'connector.remove',
      targetId: chargePointId,
      detail: { connectorId },
    });
    return 'changed';
  });

export const ownsStation = async (db: Database, accountId: string, stationId: string): Promise<boolean> =>
  (await db.prisma.station.count({ where: { id: stationId, accountId } })) > 0;

/** Id and station of a charge point of the account, or null. */
export const findChargePoint = (db: Database, accountId: string, chargePointId: string) =>
  db.prisma.chargePoint.findFirst({
    where: { id: chargePointId, accountId },
    select: { id: true, stationId: true },
  });
