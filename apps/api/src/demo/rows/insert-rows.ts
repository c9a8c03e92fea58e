import type pg from 'pg';

const ROWS_A_STATEMENT = 2_000;

/** Inserts rows whose keys are the table's columns, thousands in one statement; all rows have the same keys. */
export const insertRows = async (
  client: pg.ClientBase,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT))],
    );
  }
};
