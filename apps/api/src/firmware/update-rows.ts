import {
  hasFailed,
  isOver,
  type FirmwareProgress,
  type FirmwareState,
  type FirmwareUpdate,
} from '@laadpoort/domain/firmware/firmware-update';
import { alertsOf } from '#chargers/alerts/raise-alert.ts';
import type { Database } from '#platform/database/database.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';

export const toUpdate = (row: UpdateRow): FirmwareUpdate => ({
  state: row.state as FirmwareState,
  report: row.report,
  fromVersion: row.fromVersion,
  expectedVersion: row.expectedVersion,
  retrieveAt: row.retrieveAt,
  installAt: row.installAt,
  changedAt: row.changedAt,
  waits: row.campaignId !== null,
});

export const readUpdate = ({ prisma }: Database, id: number): Promise<UpdateRow | null> =>
  prisma.firmwareUpdate.findUnique({ where: { id } });

/** What a charger reports or boots with still corrects an update that ended in silence or failure. */
const LATE_MS = 30 * 86_400_000;

/** Charge points with an update whose state may still change. */
export const readFollowed = async ({ pool }: Database, now: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT charge_point_id AS id FROM firmware_update
      WHERE finished_at IS NULL OR (state IN ('unknown', 'failed') AND changed_at > $1)`,
    [new Date(now.getTime() - LATE_MS)],
  );
  return rows.map(({ id }) => id);
};

/** The updates a charge point may still report on: open ones first, each newest first. */
export const readAsked = (
  { prisma }: Database,
  chargePointId: string,
  now: Date,
): Promise<{ id: number; finishedAt: Date | null }[]> =>
  prisma.firmwareUpdate.findMany({
    where: {
      chargePointId,
      state: { notIn: ['waiting', 'cancelled'] },
      OR: [{ finishedAt: null }, { changedAt: { gt: new Date(now.getTime() - LATE_MS) } }],
    },
    select: { id: true, finishedAt: true },
    orderBy: [{ finishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  });

export const readOpen = ({ prisma }: Database): Promise<{ id: number }[]> =>
  prisma.firmwareUpdate.findMany({
    where: { finishedAt: null, state: { not: 'waiting' } },
    select: { id: true },
  });

/** Changes the state of an update together with its event and, if it failed, its alert; false if somebody else changed it first. */
const MOVE = `
  WITH moved AS (
    UPDATE firmware_update SET state = $2, report = $3, changed_at = $4, finished_at = CASE WHEN $5 THEN $4::timestamptz END
     WHERE id = $1 AND state = $6 AND report IS NOT DISTINCT FROM $7
    RETURNING charge_point_id, expected_version
  ), failed AS (
    SELECT charge_point_id, 'firmware-failed' AS kind, $4::timestamptz AS at,
           jsonb_build_object('state', $2::text, 'report', $3::text, 'version', expected_version) AS detail
      FROM moved WHERE $8
  ), ${alertsOf('failed')}
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT charge_point_id, 'firmware', jsonb_strip_nulls(jsonb_build_object('state', $2::text, 'report', $3::text,
         'version', expected_version)), $4, $4 FROM moved`;

export const moveUpdate = async (
  db: Database,
  { id, state, report }: Pick<UpdateRow, 'id' | 'state' | 'report'>,
  to: FirmwareProgress,
  now: Date,
): Promise<boolean> => {
  const { rowCount } = await db.pool.query(MOVE, [
    id,
    to.state,
    to.report,
    now,
    isOver(to.state),
    state,
    report,
    hasFailed(to.state),
  ]);
  return rowCount === 1;
};
