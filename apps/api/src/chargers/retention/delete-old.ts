import type pg from 'pg';

const DAY_MS = 86_400_000;
/** Rows deleted in one statement, so that no charger waits for it. */
const ROWS_AT_ONCE = 5_000;

/** For how many days rows are kept. */
export interface RetentionDays {
  readonly events: number;
  readonly readings: number;
  readonly commands: number;
  readonly alerts: number;
}

/** Which rows before $1 may go. */
const OLD = {
  // Since when a charger has been connected, and as what, is in its last event of that kind.
  charge_point_event: `received_at < $1 AND (kind <> 'connected' OR EXISTS (
      SELECT FROM charge_point_event later
       WHERE later.charge_point_id = old.charge_point_id AND later.kind = 'connected' AND later.id > old.id))`,
  // What somebody has yet to decide about keeps its readings.
  meter_reading: `received_at < $1
     AND NOT EXISTS (SELECT FROM session s WHERE s.id = old.session_id AND (s.ended_at IS NULL OR s.review = 'open'))
     AND NOT EXISTS (SELECT FROM set_aside_readings a
                      WHERE a.charge_point_id = old.charge_point_id AND a.session_id IS NULL AND a.dismissed_at IS NULL)`,
  command: 'requested_at < $1 AND finished_at IS NOT NULL',
  alert: 'last_at < $1 AND acknowledged_at IS NOT NULL',
} as const;

/** Deletes what is older than it has to be kept, and counts it. What sessions cost is not among it. */
export const deleteOld = async (pool: pg.Pool, days: RetentionDays, now: Date): Promise<void> => {
  const kept = {
    charge_point_event: days.events,
    meter_reading: days.readings,
    command: days.commands,
    alert: days.alerts,
  } satisfies Record<keyof typeof OLD, number>;
  for (const [table, where] of Object.entries(OLD)) {
    const daysKept = kept[table as keyof typeof OLD];
    const before = new Date(now.getTime() - daysKept * DAY_MS);
    const deleted = await deleteInParts(pool, table, where, before);
    await noteDeleted(pool, { table, days: daysKept, deleted, now });
  }
};

const deleteInParts = async (pool: pg.Pool, table: string, where: string, before: Date): Promise<number> => {
  let deleted = 0;
  for (let rows = ROWS_AT_ONCE; rows === ROWS_AT_ONCE; deleted += rows) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} old WHERE ${where} LIMIT ${ROWS_AT_ONCE}))`,
      [before],
    );
    rows = rowCount ?? 0;
  }
  return deleted;
};

interface Deleted {
  readonly table: string;
  readonly days: number;
  readonly deleted: number;
  readonly now: Date;
}

/** For the figures, which any process may be asked for. */
export const noteDeleted = async (pool: pg.Pool, { table, days, deleted, now }: Deleted): Promise<void> => {
  await pool.query(
    `INSERT INTO retention AS known (table_name, days, deleted_rows, ran_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (table_name) DO UPDATE
       SET days = $2, deleted_rows = known.deleted_rows + excluded.deleted_rows, ran_at = $4`,
    [table, days, deleted, now],
  );
};
