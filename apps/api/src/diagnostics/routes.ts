import { deleteLog, downloadLog, listLogRequests, requestLog } from '@laadpoort/contract/diagnostics';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { download, refuse, type Route } from '#platform/http/route.ts';
import type { Diagnostics } from './diagnostics.ts';
import { listLogs } from './log-rows.ts';
import { startLogRequest } from './start-log-request.ts';

export interface DiagnosticsRoutesDeps {
  readonly files: FileStore;
  readonly diagnostics: Diagnostics;
  /** Gives support access to a device of any account, after recording the access there. */
  readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
}

/** Diagnostics and logs for support; the owner finds every access in the audit trail. */
export const registerDiagnosticsRoutes = (
  route: Route,
  { files, openDevice, diagnostics }: DiagnosticsRoutesDeps,
): void => {
  const { deps } = diagnostics;
  const { db, now } = deps;

  route(listLogRequests, async ({ params: { chargePointId } }, person) =>
    (await openDevice(person, 'support.view-device', chargePointId))
      ? { logs: await listLogs(db, chargePointId) }
      : refuse('not-found'),
  );

  route(requestLog, ({ params, body }, { personId, personName, platformRole }) =>
    startLogRequest(deps, params.chargePointId, body, { personId, personName, role: platformRole }),
  );

  route(downloadLog, async ({ params }, { personId }) => {
    const log = await findStored(db, params);
    if (!log) return refuse('not-found');
    await audit(db, { ...log, personId, action: 'support.download-log', at: now() });
    return download({
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
    await audit(db, { ...log, personId, action: 'support.delete-log', at: now() });
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

const audit = async (
  { prisma }: Database,
  entry: Pick<StoredLog, 'id' | 'accountId' | 'chargePointId'> & {
    readonly personId: string;
    readonly action: string;
    readonly at: Date;
  },
): Promise<void> => {
  const { id, accountId, chargePointId, personId, action, at } = entry;
  await prisma.auditEntry.create({
    data: { at, accountId, actorId: personId, action, targetId: chargePointId, detail: { logRequestId: id } },
  });
};
