import { SIGN_IN_ACTIONS } from '@laadpoort/domain/accounts/sign-in-actions';
import type { Database } from '#platform/database/database.ts';
import { pageOf, readTimedCursor } from '#platform/http/page-cursor.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

interface Row {
  id: string;
  at: Date;
  action: string;
  userAgent: string | null;
  ipAddress: string | null;
}

const SELECT = `
  SELECT entry.id::text, entry.at, entry.action,
         names.content->>'browser' AS "userAgent", names.content->>'networkAddress' AS "ipAddress"
    FROM audit_entry entry
    LEFT JOIN audit_names names ON names.entry_id = entry.id
   WHERE entry.target_id = $1 AND entry.action = ANY ($2)
     AND ($3::timestamptz IS NULL OR (entry.at, entry.id) < ($3, $4::bigint))
   ORDER BY entry.at DESC, entry.id DESC
   LIMIT $5`;

/** What happened to how a person signs in, newest first. */
export const readSignInEvents = async (
  { pool }: Database,
  personId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) => {
  const after = readTimedCursor(cursor);
  if (after === 'malformed') return UNKNOWN_CURSOR;
  const { rows } = await pool.query<Row>(SELECT, [
    personId,
    SIGN_IN_ACTIONS,
    after?.at ?? null,
    after?.id ?? null,
    limit + 1,
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => ({ at, id }));
  return { events: page.map((row) => ({ ...row, at: row.at.toISOString() })), nextCursor };
};
