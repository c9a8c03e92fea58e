import type { ReportedKey } from '@laadpoort/domain/configuration/configuration-value';
import { sameValue } from '@laadpoort/domain/configuration/configuration-value';
import type { Database } from '#platform/database/database.ts';
import type { ConfigurationKey } from '#platform/prisma/client.ts';

export const readKeys = (db: Database, chargePointId: string): Promise<ConfigurationKey[]> =>
  db.prisma.configurationKey.findMany({ where: { chargePointId }, orderBy: { key: 'asc' } });

export const readKeyNames = async (db: Database, chargePointId: string): Promise<string[]> =>
  (await readKeys(db, chargePointId)).map(({ key }) => key);

/** When its configuration was last read, and to whom it belongs; null if there is no such charge point. */
export const readOwner = (db: Database, chargePointId: string, accountId?: string) =>
  db.prisma.chargePoint.findFirst({
    where: { id: chargePointId, ...(accountId === undefined ? {} : { accountId }) },
    select: { accountId: true, configurationReadAt: true },
  });

export interface DesiredValue {
  readonly key: string;
  readonly value: string;
}

/** Writes down what a person wants a key to be, before it is sent. */
export const keepDesiredValue = async (
  db: Database,
  chargePointId: string,
  { key, value }: DesiredValue,
  personId: string,
  at: Date,
): Promise<void> => {
  const desired = { desiredValue: value, desiredById: personId, desiredAt: at, desiredAnswer: null };
  await db.prisma.configurationKey.upsert({
    where: { chargePointId_key: { chargePointId, key } },
    update: desired,
    create: { chargePointId, key, value: null, readonly: false, readAt: at, ...desired },
  });
};

export const forgetDesiredValue = async (db: Database, chargePointId: string, key: string): Promise<void> => {
  await db.prisma.configurationKey.updateMany({
    where: { chargePointId, key },
    data: { desiredValue: null, desiredById: null, desiredAt: null, desiredAnswer: null },
  });
};

/** Whether the desired value is not what the charger reports. */
export const differsFromDesired = ({ key, value, desiredValue }: ConfigurationKey): boolean =>
  desiredValue !== null && (value === null || !sameValue(key, desiredValue, value));

/** Whether its configuration has never been read with its current firmware. */
export const isUnread = async (db: Database, chargePointId: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `SELECT 1 FROM charge_point
      WHERE id = $1 AND (configuration_read_at IS NULL OR configuration_firmware IS DISTINCT FROM firmware_version)`,
    [chargePointId],
  );
  return rowCount === 1;
};

export const toReportedKeys = (rows: readonly ConfigurationKey[]): ReportedKey[] =>
  rows.map(({ key, value, readonly }) => ({ key, value, readonly }));
