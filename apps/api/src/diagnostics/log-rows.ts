import type { LogRequest as LogAnswer } from '@laadpoort/contract/diagnostics';
import type { LogProgress, LogRequest } from '@laadpoort/domain/diagnostics/follow-log-request';
import { isLogOver, type LogState } from '@laadpoort/domain/diagnostics/log-state';
import type { Database } from '#platform/database/database.ts';
import type { LogRequest as LogRow } from '#platform/prisma/client.ts';

export const toLogRequest = ({ state, report, location, changedAt }: LogRow): LogRequest => ({
  state: state as LogState,
  report,
  toUs: location === null,
  changedAt,
});

export const readLog = ({ prisma }: Database, id: number): Promise<LogRow | null> =>
  prisma.logRequest.findUnique({ where: { id } });

/** Changes the state of a request together with the event for it; false if somebody else changed it first. */
const MOVE = `
  WITH moved AS (
    UPDATE log_request SET state = $2, report = $3, changed_at = $4, finished_at = CASE WHEN $5 THEN $4::timestamptz END
     WHERE id = $1 AND state = $6 AND report IS NOT DISTINCT FROM $7
    RETURNING id, charge_point_id, kind
  )
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT charge_point_id, 'log', jsonb_strip_nulls(jsonb_build_object('state', $2::text, 'report', $3::text,
         'log', kind, 'logRequestId', id)), $4, $4 FROM moved`;

export const moveLog = async (
  { pool }: Database,
  { id, state, report }: Pick<LogRow, 'id' | 'state' | 'report'>,
  to: LogProgress,
  now: Date,
): Promise<boolean> => {
  const over = isLogOver(to.state);
  return (await pool.query(MOVE, [id, to.state, to.report, now, over, state, report])).rowCount === 1;
};

/** GetLog has its own notification, which names the request; that of GetDiagnostics names none. */
export type LogFamily = 'GetDiagnostics' | 'GetLog';

/** How long a charger may still report on a request that is over. */
const LATE_MS = 7 * 86_400_000;

/** The requests a charge point may report on: open ones first, each newest first. */
export const readAsked = (
  { prisma }: Database,
  chargePointId: string,
  family: LogFamily,
  now: Date,
): Promise<{ id: number }[]> =>
  prisma.logRequest.findMany({
    where: {
      chargePointId,
      kind: family === 'GetDiagnostics' ? 'diagnostics' : { not: 'diagnostics' },
      OR: [{ finishedAt: null }, { changedAt: { gt: new Date(now.getTime() - LATE_MS) } }],
    },
    select: { id: true },
    orderBy: [{ finishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  });

const toAnswer = (row: LogRow, requestedBy: string): LogAnswer => ({
  id: row.id,
  kind: row.kind as LogAnswer['kind'],
  state: row.state as LogState,
  over: isLogOver(row.state as LogState),
  report: row.report,
  fileName: row.fileName,
  sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
  stored: row.storageKey !== null,
  host: row.location === null ? null : (URL.parse(row.location)?.host ?? null),
  requestedBy,
  requestedAt: row.requestedAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
});

const SHOWN = 50;

/** The last requests to a charge point, newest first. */
export const listLogs = async ({ prisma }: Database, chargePointId: string): Promise<LogAnswer[]> => {
  const rows = await prisma.logRequest.findMany({
    where: { chargePointId },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  const people = await prisma.user.findMany({
    where: { id: { in: rows.map(({ requestedById }) => requestedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => toAnswer(row, names.get(row.requestedById) ?? ''));
};
