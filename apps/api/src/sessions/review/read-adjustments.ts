import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { Database } from '#platform/database/database.ts';

type Adjustment = SessionDetail['adjustments'][number];

/** The price by which a session `s` was priced again last; null: it never was. */
export const ADJUSTED_HASH = `(
  SELECT run.price_hash FROM session_adjustment a JOIN price_again_run run ON run.id = a.run_id
   WHERE a.session_id = s.id ORDER BY a.id DESC LIMIT 1)`;

/** How a session was priced again, newest first. */
export const readAdjustments = async ({ pool }: Database, sessionId: number): Promise<Adjustment[]> => {
  const { rows } = await pool.query<Omit<Adjustment, 'at'> & { readonly at: Date }>(
    `SELECT a.id::float8 AS id, run.applied_at AS at, coalesce(person.name, '') AS by, run.reason,
            a.amount_before::text AS "amountBefore", a.vat_basis_before AS "vatBasisBefore",
            a.amount_after::text AS "amountAfter", a.vat_basis_after AS "vatBasisAfter"
       FROM session_adjustment a JOIN price_again_run run ON run.id = a.run_id
       LEFT JOIN "user" person ON person.id = run.proposed_by_id
      WHERE a.session_id = $1 ORDER BY a.id DESC`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};
