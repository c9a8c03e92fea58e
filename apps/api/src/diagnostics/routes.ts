import { deleteLog, downloadLog, listLogRequests, requestLog } from '@laadpoort/contract/diagnostics';
import type { Database } from '#platform/database/database.ts';
import { fileDownload, refuse, type Route } from '#platform/http/route.ts';
import { bySupport } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { listLogs } from './log-rows.ts';
import { startLogRequest } from './start-log-request.ts';
import { audit } from '#chargers/audit.ts';

/** Diagnostics and logs as support works with them; the owner finds every look in the audit. */
export const registerDiagnosticsRoutes = (route: Route, kernel: Kernel): void => {
  const { db, live, now, openDevice } = kernel;
  const { store: files } = kernel.settings.files;

  route(listLogRequests, async ({ params: { chargePointId } }, person) =>
    (await openDevice(person, chargePointId))
      ? { logs: await listLogs(db, chargePointId) }
      : refuse('not-found'),
  );

  route(requestLog, ({ params, body }, person) =>
    startLogRequest(kernel, params.chargePointId, body, bySupport(person)),
  );

  route(downloadLog, async ({ params }, { personId, looking }) => {
    const log = await findStored(db, params);
    if (!log) return refuse('not-found');
    await looking.into([{ accountId: log.accountId, targetId: log.chargePointId }]);
    await audit(db.prisma, { ...entryOf(log, personId, now()), action: 'support.download-log' });
    return fileDownload({
      name: log.fileName ?? `log-${log.id}`,
      contentType: 'application/octet-stream',
      body: files.read(log.storageKey),
    });
  });

  route(deleteLog, async ({ params }, { personId }) => {
    const log = await findStored(db, params);
    if (!log) return refuse('not-found');
    await db.prisma.logRequest.update({ where: { id: log.id }, data: { storageKey: null } });
    await files.remove(log.storageKey);
    const { accountId, chargePointId } = log;
    live.publish(accountId, { topic: 'log', id: String(log.id), chargePointId });
    await audit(db.prisma, { ...entryOf(log, personId, now()), action: 'support.delete-log' });
  });
};

interface StoredLog {
  readonly id: number;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly fileName: string | null;
  readonly storageKey: string;
}

const findStored = async (
  { prisma }: Database,
  { chargePointId, logRequestId }: { chargePointId: string; logRequestId: number },
): Promise<StoredLog | null> => {
  const log = await prisma.logRequest.findFirst({ where: { id: logRequestId, chargePointId } });
  return log === null || log.storageKey === null ? null : { ...log, storageKey: log.storageKey };
};

const entryOf = ({ id, accountId, chargePointId }: StoredLog, actorId: string, at: Date) => ({
  at,
  accountId,
  actorId,
  targetId: chargePointId,
  detail: { logRequestId: id },
});
