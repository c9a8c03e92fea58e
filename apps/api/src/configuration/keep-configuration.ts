import { isSecretKey, withoutCredentials } from '@laadpoort/domain/configuration/secret-key';
import type { Response } from '@laadpoort/ocpp/messages/actions';
import type { Database } from '#platform/database/database.ts';
import { columns } from '#platform/database/columns.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';

type Answer = Response<'GetConfiguration'>;

const shown = (key: string, value: string | undefined): string | null =>
  value === undefined || isSecretKey(key) ? null : withoutCredentials(value);

const REPORTED = columns<NonNullable<Answer['configurationKey']>[number]>({
  key: ['text', ({ key }) => key],
  value: ['text', ({ key, value }) => shown(key, value)],
  readonly: ['boolean', ({ readonly }) => readonly],
});

const UPSERT = `
  INSERT INTO configuration_key (charge_point_id, key, value, readonly, read_at)
  SELECT ${REPORTED.parameter(1)}, key, value, readonly, ${REPORTED.parameter(2)} FROM ${REPORTED.as('r')}
  ON CONFLICT (charge_point_id, key) DO UPDATE
     SET value = EXCLUDED.value, readonly = EXCLUDED.readonly, read_at = EXCLUDED.read_at`;
// A desiredValue outlives what the charger reports.
const REMOVE = `
  DELETE FROM configuration_key
   WHERE charge_point_id = $1 AND desired_value IS NULL AND (key = ANY($2)) = $3`;
const MARK_READ = `
  UPDATE charge_point SET configuration_read_at = $2, configuration_firmware = firmware_version WHERE id = $1`;

/** Stores what a charger reported; if it reported `everything`, keys that it did not name are gone. */
export const keepReported = async (
  { pool }: Pick<Database, 'pool'>,
  chargePointId: string,
  { configurationKey = [], unknownKey = [] }: Answer,
  { everything, at }: { everything: boolean; at: Date },
): Promise<void> => {
  // Some chargers list a key twice; the last one counts.
  const keys = [...new Map(configurationKey.map((reported) => [reported.key, reported])).values()];
  const names = keys.map(({ key }) => key);
  const statements: Statement[] = [
    {
      name: 'keep-configuration',
      text: UPSERT,
      values: [...REPORTED.values(keys), chargePointId, at],
    },
    {
      name: 'remove-configuration',
      text: REMOVE,
      values: everything ? [chargePointId, names, false] : [chargePointId, unknownKey, true],
    },
    { name: 'configuration-read', text: MARK_READ, values: [chargePointId, at] },
  ];
  await commitAll(pool, statements);
};

const KEEP_VALUE = `
  INSERT INTO configuration_key (charge_point_id, key, value, readonly, reboot_required, read_at)
  VALUES ($1, $2, $3, false, $4, $5)
  ON CONFLICT (charge_point_id, key) DO UPDATE
     SET value = EXCLUDED.value, reboot_required = EXCLUDED.reboot_required, read_at = EXCLUDED.read_at`;

/** A value that the charger accepted. */
export const keepValue = async (
  { pool }: Pick<Database, 'pool'>,
  chargePointId: string,
  { key, value }: { key: string; value: string },
  rebootRequired: boolean,
  at: Date,
): Promise<void> => {
  await pool.query(KEEP_VALUE, [chargePointId, key, shown(key, value), rebootRequired, at]);
};

/** What came of a desiredValue, when it was sent. */
export const keepDesiredAnswer = async (
  { pool }: Pick<Database, 'pool'>,
  chargePointId: string,
  { key, value }: { key: string; value: string },
  answer: string,
): Promise<void> => {
  await pool.query(
    'UPDATE configuration_key SET desired_answer = $4 WHERE charge_point_id = $1 AND key = $2 AND desired_value = $3',
    [chargePointId, key, value, answer],
  );
};

/** After a boot no setting is waiting for a restart any more. */
export const forgetPendingReboot = async (
  { pool }: Pick<Database, 'pool'>,
  chargePointId: string,
): Promise<void> => {
  await pool.query(
    'UPDATE configuration_key SET reboot_required = false WHERE charge_point_id = $1 AND reboot_required',
    [chargePointId],
  );
};
