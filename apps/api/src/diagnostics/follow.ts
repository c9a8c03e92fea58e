import { followLogRequest, type LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import { isLogOver } from '@laadpoort/domain/diagnostics/log-state';
import { endFileLinks } from '#chargers/files/file-links.ts';
import { follow } from '#chargers/follow.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { moveLog, readLog, toLogRequest } from './log-rows.ts';

/** Applies an event to a request for a log. */
export const followLog = async (
  { db, live, now }: Pick<Kernel, 'db' | 'live' | 'now'>,
  id: number,
  event: LogEvent,
): Promise<void> => {
  const followed = await follow({
    read: () => readLog(db, id),
    decide(row) {
      const to = followLogRequest(toLogRequest(row), event, now());
      return to.state === row.state && to.report === row.report ? null : to;
    },
    move: (row, to) => moveLog(db, row, to, now()),
  });
  if (followed === null) return;
  const { row, change: to } = followed;
  const { accountId, chargePointId } = row;
  live.publish(accountId, { topic: 'log', id: chargePointId, chargePointId });
  live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
  // One that says "nothing" or "failed" may still bring it; only what arrived or was refused is closed for good.
  if (isLogOver(to.state) && (to.state === 'received' || to.state === 'refused'))
    await endFileLinks(db, { logRequestId: id }, now());
};
