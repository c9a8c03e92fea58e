import type { ChargerModelChange } from '@laadpoort/contract/settlement/charger-models';
import type { Database } from '#platform/database/database.ts';

/** Changes that wait for a second person, the oldest first. */
export const readChanges = async (
  { pool }: Pick<Database, 'pool'>,
  personId: string,
): Promise<ChargerModelChange[]> => {
  const { rows } = await pool.query<Omit<ChargerModelChange, 'askedAt'> & { askedAt: Date }>(
    `SELECT change.id, change.vendor, change.model, change.current, change.max_kw::text AS "maxKw",
            coalesce(person.name, '') AS "askedBy", change.asked_at AS "askedAt",
            change.asked_by_id <> $1 AS "mayConfirm"
       FROM charger_model_change change LEFT JOIN "user" person ON person.id = change.asked_by_id
      ORDER BY change.asked_at, change.id`,
    [personId],
  );
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }));
};
