import type { listAudit } from '@laadpoort/contract/accounts/audit';
import { subjectsOf } from '@laadpoort/domain/accounts/audit-kinds';
import type { z } from 'zod';
import { pageOf, readTimedCursor } from '#platform/http/page-cursor.ts';
import type { Database } from '#platform/database/database.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

interface Row {
  id: string;
  at: Date;
  /** Empty: the product itself; null: somebody who is no longer there. */
  actor: string | null;
  action: string;
  targetId: string;
  target: string | null;
  reason: string | null;
}

const SELECT = `
  SELECT entry.id::text, entry.at, entry.action, entry.target_id AS "targetId", entry.reason,
         CASE WHEN entry.actor_id = 'system' THEN '' ELSE actor.name END AS actor,
         coalesce(cp.serial_number, station.name, person.name) AS target
    FROM audit_entry entry
    LEFT JOIN "user" actor ON actor.id = entry.actor_id
    LEFT JOIN charge_point_ever cp ON cp.account_id = entry.account_id AND cp.id::text = entry.target_id
    LEFT JOIN station ON station.account_id = entry.account_id AND station.id::text = entry.target_id
    LEFT JOIN "user" person ON person.id = entry.target_id
   WHERE entry.account_id = $1 AND ($2::timestamptz IS NULL OR (entry.at, entry.id) < ($2, $3::bigint))
     AND ($4::text[] IS NULL OR split_part(entry.action, '.', 1) = ANY ($4))
     AND ($5 OR entry.actor_id <> 'system')
   ORDER BY entry.at DESC, entry.id DESC
   LIMIT $6`;

type AuditQuery = z.output<typeof listAudit.query>;

/** What was done in an account and looked at by support, newest first. */
export const readAudit = async (
  { pool }: Database,
  accountId: string,
  { cursor, limit, kind, automatic }: AuditQuery,
) => {
  const after = readTimedCursor(cursor);
  if (after === 'malformed') return UNKNOWN_CURSOR;
  const { rows } = await pool.query<Row>(SELECT, [
    accountId,
    after?.at ?? null,
    after?.id ?? null,
    kind === undefined ? null : subjectsOf(kind),
    automatic === 'show',
    limit + 1,
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => ({ at, id }));
  return { entries: page.map((row) => ({ ...row, at: row.at.toISOString() })), nextCursor };
};
