import type pg from 'pg';

const ROWS_AT_ONCE = 1_000;

interface ExportedAudit {
  /** The position of the last line that is there already. */
  readonly after: bigint;
  readonly since: Date;
  /** What entries say about people: whoever has the lines has to erase it too. */
  readonly withNames: boolean;
}

interface Row {
  readonly position: string;
  readonly names: object | null;
}

/**
 * An entry that is written last may be seen before one that was begun earlier. None takes a minute: what is older than that is
 * complete, and nothing is added before it.
 */
const COMPLETE = `id <= (SELECT max(id) FROM audit_entry WHERE at < now() - interval '1 minute')`;

/** The audit of all accounts in the order of its positions, as JSON lines. */
export const exportAudit = async function* (
  pool: pg.Pool,
  { after, since, withNames }: ExportedAudit,
): AsyncGenerator<string> {
  for (let position = after.toString(), rows: Row[] = []; ;) {
    ({ rows } = await pool.query<Row>(
      `SELECT id::text AS position, at, account_id AS "accountId", actor_id AS "actorId", action,
              target_id AS "targetId", reason, detail, names.content AS names
         FROM audit_entry LEFT JOIN audit_names names ON names.entry_id = id AND $3
        WHERE id > $1 AND at >= $2 AND ${COMPLETE}
        ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
      [position, since, withNames],
    ));
    for (const { names, ...entry } of rows)
      yield `${JSON.stringify(withNames ? { ...entry, names } : entry)}\n`;
    const last = rows.at(-1);
    if (last === undefined) return;
    ({ position } = last);
  }
};
