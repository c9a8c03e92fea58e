import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { LogRequest as LogAnswer, requestLog } from '@laadpoort/contract/diagnostics';
import type { EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import type { Requester } from '#chargers/commands.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import { placeholderUrl } from '#chargers/files/placeholder-url.ts';
import type { LogRequest as LogRow } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { listLogs } from './log-rows.ts';

type Body = EndpointRequest<typeof requestLog>['body'];

/** Stores a log request and sends it to the charger. */
export const startLogRequest = async (
  kernel: Kernel,
  chargePointId: string,
  { kind, location, fromAt, untilAt, reason }: Body,
  requester: Requester,
): Promise<LogAnswer | Refusal> => {
  const { db, now, settings } = kernel;
  const chargePoint = await db.prisma.chargePoint.findUnique({ where: { id: chargePointId } });
  if (!chargePoint) return refuse('not-found');
  const { accountId } = chargePoint;
  const at = now();
  const row = await db.prisma.logRequest.create({
    data: {
      accountId,
      chargePointId,
      kind,
      location: location ?? null,
      fromAt: fromAt === undefined ? null : new Date(fromAt),
      untilAt: untilAt === undefined ? null : new Date(untilAt),
      state: 'requested',
      requestedById: requester.personId,
      requestedAt: at,
      changedAt: at,
    },
  });
  const request = requestOf(settings.files.url, row);
  const command = await kernel.sendCommand({ accountId, chargePointId, requester, request, reason });
  if (command instanceof Refusal) {
    await db.prisma.logRequest.delete({ where: { id: row.id } });
    return command;
  }
  await db.prisma.logRequest.update({ where: { id: row.id }, data: { commandId: command.id } });
  const logs = await listLogs(db, chargePointId);
  return logs.find(({ id }) => id === row.id) ?? refuse('not-found');
};

const requestOf = (filesUrl: string, { id, kind, fromAt, untilAt }: LogRow): CommandRequest => {
  const location = placeholderUrl(filesUrl, 'logs/request', id);
  if (kind === 'diagnostics')
    return {
      action: 'GetDiagnostics',
      location,
      ...(fromAt ? { startTime: fromAt.toISOString() } : {}),
      ...(untilAt ? { stopTime: untilAt.toISOString() } : {}),
    };
  return {
    action: 'GetLog',
    logType: kind === 'security-log' ? 'SecurityLog' : 'DiagnosticsLog',
    requestId: id,
    log: {
      remoteLocation: location,
      ...(fromAt ? { oldestTimestamp: fromAt.toISOString() } : {}),
      ...(untilAt ? { latestTimestamp: untilAt.toISOString() } : {}),
    },
  };
};
