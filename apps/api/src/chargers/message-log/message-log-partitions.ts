import type pg from 'pg';
import { noteDeleted } from '../retention/delete-old.ts';

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 7;
const PREFIX = 'ocpp_message_';

/**
 * Creates the message log's partitions for today and the coming week, one per day (UTC), and drops those whose messages
 * are all older than `daysKept`. Runs at the start and once a day.
 */
export const keepMessageLogPartitions = async (pool: pg.Pool, now: Date, daysKept: number): Promise<void> => {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    await pool.query('SELECT add_message_log_day($1)', [compact(new Date(today + ahead * DAY_MS))]);
  }
  const oldest = `${PREFIX}${compact(new Date(today - daysKept * DAY_MS))}`;
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relid::regclass::text AS name FROM pg_partition_tree('ocpp_message') WHERE isleaf`,
  );
  const expired = rows.filter(({ name }) => /^ocpp_message_\d{8}$/.test(name) && name < oldest);
  let deleted = 0;
  for (const { name } of expired) {
    deleted += await countRows(pool, name);
    await pool.query('SELECT drop_message_log_day($1)', [name.slice(PREFIX.length)]);
  }
  await noteDeleted(pool, { table: 'ocpp_message', days: daysKept, deleted, now });
  await pool.query('DELETE FROM ocpp_message_dropped WHERE day < $1::date', [
    new Date(today - daysKept * DAY_MS).toISOString().slice(0, 10),
  ]);
};

/** As the statistics of the table have it: to count them would read all. */
const countRows = async (pool: pg.Pool, table: string): Promise<number> => {
  const { rows } = await pool.query<{ rows: number }>(
    'SELECT greatest(reltuples, 0)::float AS rows FROM pg_class WHERE oid = to_regclass($1)',
    [table],
  );
  return Math.round(rows[0]?.rows ?? 0);
};

const compact = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '');
