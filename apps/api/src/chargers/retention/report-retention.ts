import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';

interface Row {
  readonly table: string;
  readonly days: number;
  readonly deleted: string;
  readonly ranAt: Date;
}

/** What is kept for how long, and how many transaction ids are used up; of the installation, not of this process. */
export const reportRetention = (registry: Registry, pool: pg.Pool): void => {
  const gauge = (name: string, help: string, valueOf: (row: Row) => number) =>
    registry.registerMetric(
      new Gauge({
        name: `laadpoort_retention_${name}`,
        help,
        labelNames: ['table'],
        registers: [],
        async collect() {
          for (const row of await readRetention(pool)) this.set({ table: row.table }, valueOf(row));
        },
      }),
    );
  gauge('days', 'For how many days the rows of a table are kept', ({ days }) => days);
  gauge('deleted_rows', 'Rows that were deleted because they were old', ({ deleted }) => Number(deleted));
  gauge('ran_timestamp_seconds', 'When old rows were last deleted', ({ ranAt }) => ranAt.getTime() / 1_000);
  registry.registerMetric(
    new Gauge({
      name: 'laadpoort_transaction_ids_used_ratio',
      help: 'How much of the transaction ids that OCPP has is used up',
      registers: [],
      async collect() {
        this.set(await readUsedIds(pool));
      },
    }),
  );
};

/** While the database is away, the other figures are still told. */
const readRetention = async (pool: pg.Pool): Promise<Row[]> => {
  const { rows } = await pool
    .query<Row>(
      'SELECT table_name AS "table", days, deleted_rows AS deleted, ran_at AS "ranAt" FROM retention',
    )
    .catch(() => ({ rows: [] }));
  return rows;
};

const readUsedIds = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool
    .query<{ ratio: number }>(
      `SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('session', 'id')), 0)::float / 2147483647 AS ratio`,
    )
    .catch(() => ({ rows: [] }));
  return rows[0]?.ratio ?? 0;
};
