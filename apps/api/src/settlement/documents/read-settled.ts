import type { SettledDocument } from '#chargers/questions.ts';
import type { Database } from '#platform/database/database.ts';
import { readPayments } from './read-payments.ts';
import { readStates } from './read-states.ts';

type Row = Omit<SettledDocument, 'state' | 'paidOn' | 'paid'>;

/** The final documents of an account with what they say in sum, and what the bank paid of each; the latest month first. */
export const readSettled = async (
  { pool, prisma }: Database,
  accountId: string,
): Promise<SettledDocument[]> => {
  const { rows } = await pool.query<Row>(
    `SELECT id, number, kind, month, to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn", content->>'net' AS net,
            coalesce(content#>>'{vat,amount}', '0.00') AS vat, total::text AS total,
            (SELECT coalesce(sum((session->>'energyWh')::bigint), 0)::float8
               FROM jsonb_array_elements(content->'sessions') AS session) AS "energyWh"
       FROM document WHERE account_id = $1 AND number IS NOT NULL
      ORDER BY month DESC, finalised_at DESC, number DESC`,
    [accountId],
  );
  const ids = rows.map(({ id }) => id);
  const [states, payments] = await Promise.all([readStates(prisma, ids), readPayments(prisma, ids)]);
  return rows.map((row) => ({
    ...row,
    state: row.kind.endsWith('-credit') ? null : (states.get(row.id) ?? 'final'),
    ...(payments.get(row.id) ?? { paidOn: null, paid: '0.00' }),
  }));
};
