import type { SupportView } from '@laadpoort/domain/accounts/audit';
import type { Database } from '#platform/database/database.ts';
import type { Looker } from '#platform/http/looking.ts';

/** What support must know of a device before it looks at it. */
export interface Device {
  readonly chargePointId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly identity: string;
}

/** Gives support a device of any account, after the look at it is written down there; null when there is none. */
export type OpenDevice = (person: Looker, chargePointId: string) => Promise<Device | null>;

/** What support sees of a removed charge point too. */
const HISTORY = new Set<SupportView>([
  'support.view-events',
  'support.view-messages',
  'support.export-messages',
  'support.view-session',
]);

export const createOpenDevice =
  (db: Database): OpenDevice =>
  async ({ looking }, chargePointId) => {
    const device = HISTORY.has(looking.action)
      ? await findDeviceEver(db, chargePointId)
      : await findDevice(db, chargePointId);
    if (device) await looking.into([{ accountId: device.accountId, targetId: chargePointId }]);
    return device;
  };

/** Whether the charge point is of the account. */
export const ownsChargePoint = async (
  { prisma }: Database,
  accountId: string,
  chargePointId: string,
): Promise<boolean> => (await prisma.chargePoint.count({ where: { id: chargePointId, accountId } })) > 0;

/** Whether it is of the account, or was until it was removed: then its history is still theirs. */
export const everOwnedChargePoint = async (
  { pool }: Database,
  accountId: string,
  chargePointId: string,
): Promise<boolean> => {
  const text = 'SELECT 1 FROM charge_point_ever WHERE id = $1 AND account_id = $2';
  return (await pool.query(text, [chargePointId, accountId])).rowCount === 1;
};

const findDeviceEver = async ({ pool }: Database, chargePointId: string): Promise<Device | null> => {
  const { rows } = await pool.query<Device>(
    `SELECT cp.id AS "chargePointId", cp.account_id AS "accountId", organization.name AS "accountName",
            cp.ocpp_identity AS identity
       FROM charge_point_ever cp JOIN organization ON organization.id = cp.account_id
      WHERE cp.id = $1`,
    [chargePointId],
  );
  return rows[0] ?? null;
};

/** A device of any account, or null. */
export const findDevice = async ({ prisma }: Database, chargePointId: string): Promise<Device | null> => {
  const found = await prisma.chargePoint.findUnique({
    where: { id: chargePointId },
    select: {
      accountId: true,
      ocppIdentity: true,
      station: { select: { account: { select: { name: true } } } },
    },
  });
  return (
    found && {
      chargePointId,
      accountId: found.accountId,
      accountName: found.station.account.name,
      identity: found.ocppIdentity,
    }
  );
};
