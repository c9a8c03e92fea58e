import type { firmwareSelectionSchema, firmwareTargetSchema } from '@laadpoort/contract/firmware/campaigns';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';

export type Selection = z.output<typeof firmwareSelectionSchema>;
type Target = Omit<z.input<typeof firmwareTargetSchema>, 'connected'>;

/** A target with its account; the answer to support leaves the account out. */
export interface SelectedTarget {
  readonly accountId: string;
  readonly target: Target;
}

/** Chargers of all accounts that match a selection, case-insensitively. */
const SELECTED = `
   FROM charge_point cp JOIN organization ON organization.id = cp.account_id
  WHERE ($1::text IS NULL OR lower(cp.vendor) = lower($1)) AND ($2::text IS NULL OR lower(cp.model) = lower($2))
    AND ($3::text IS NULL OR lower(cp.firmware_version) = lower($3))
    AND ($4::text IS NULL OR strpos(lower(cp.serial_number), lower($4)) > 0
         OR strpos(lower(cp.ocpp_identity), lower($4)) > 0)`;

const valuesOf = ({ vendor, model, version, q }: Selection) => [
  vendor ?? null,
  model ?? null,
  version ?? null,
  q ?? null,
];

export const findTargets = async (
  { pool }: Database,
  selection: Selection,
  limit: number,
): Promise<SelectedTarget[]> => {
  const { rows } = await pool.query<Target & { accountId: string }>(
    `SELECT cp.id AS "chargePointId", cp.account_id AS "accountId", cp.serial_number AS "serialNumber",
            organization.name AS "accountName", cp.vendor, cp.model, cp.firmware_version AS "firmwareVersion"
       ${SELECTED} ORDER BY cp.serial_number, cp.id LIMIT $5`,
    [...valuesOf(selection), limit],
  );
  return rows.map(({ accountId, ...target }) => ({ accountId, target }));
};

export const countTargets = async ({ pool }: Database, selection: Selection): Promise<number> => {
  const { rows } = await pool.query<{ total: number }>(
    `SELECT count(*)::int AS total ${SELECTED}`,
    valuesOf(selection),
  );
  return rows[0]?.total ?? 0;
};
