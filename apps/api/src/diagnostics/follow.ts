import { followLogRequest, isLogOver, type LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import { endFileLinks } from '#chargers/files/file-links.ts';
import type { DiagnosticsDeps } from './deps.ts';
import { moveLog, readLog, toLogRequest } from './log-rows.ts';

/** Applies an event to a log request; decides again if somebody else was faster. */
export const followLog = async (
  { db, live, now }: Pick<DiagnosticsDeps, 'db' | 'live' | 'now'>,
  id: number,
  event: LogEvent,
): Promise<void> => {
  for (;;) {
    const row = await readLog(db, id);
    if (!row) return;
    const to = followLogRequest(toLogRequest(row), event, now());
    if (to.state === row.state && to.report === row.report) return;
    if (!(await moveLog(db, row, to, now()))) continue;
    const { accountId, chargePointId } = row;
    live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
    live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
    // A charger that reports "nothing" or "failed" may still upload it; only what arrived or was refused is final.
    if (isLogOver(to.state) && (to.state === 'received' || to.state === 'refused'))
      await endFileLinks(db, { logRequestId: id }, now());
    return;
  }
};
