import type { LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { makeFileLink } from '#chargers/files/file-links.ts';
import { idOfPlaceholder } from '#chargers/files/placeholder-url.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { followLog } from './follow.ts';

const LINK_MS = 24 * 3_600_000;

/** What happens around the two calls: the address is made at the last moment, the outcome is followed. */
export const diagnosticsHooks = (kernel: Kernel) => {
  const { db, now } = kernel;
  const filesUrl = kernel.settings.files.url;

  /** The address to send; null if the request is over. */
  const addressOf = async (chargePointId: string, location: string): Promise<string | null> => {
    const id = idOfPlaceholder(filesUrl, 'logs/request', location);
    if (id === null) return location;
    const log = await db.prisma.logRequest.findFirst({ where: { id, chargePointId, finishedAt: null } });
    if (!log) return null;
    if (log.location !== null) return log.location;
    const expiresAt = new Date(now().getTime() + LINK_MS);
    const token = await makeFileLink(db, chargePointId, { logRequestId: id }, expiresAt);
    return `${filesUrl}/files/logs/${token}`;
  };

  const settled = async (chargePointId: string, location: string, result: Result) => {
    const id = idOfPlaceholder(filesUrl, 'logs/request', location);
    const event = eventOf(result);
    if (id === null || event === null) return;
    const own = await db.prisma.logRequest.findFirst({ where: { id, chargePointId } });
    if (!own) return;
    await followLog(kernel, id, event);
    if (event.kind !== 'answered') return;
    if (event.fileName !== null && own.fileName === null)
      await db.prisma.logRequest.updateMany({
        where: { id, fileName: null },
        data: { fileName: event.fileName.slice(0, 255) },
      });
    // Whatever the charger was uploading, it has dropped in favour of this one.
    if (event.status === 'AcceptedCanceled') await replaceOlder(chargePointId, id);
  };

  const replaceOlder = async (chargePointId: string, id: number) => {
    const older = await db.prisma.logRequest.findMany({
      where: { chargePointId, id: { lt: id }, finishedAt: null, kind: { not: 'diagnostics' } },
    });
    for (const log of older) await followLog(kernel, log.id, { kind: 'replaced' });
  };

  return {
    GetDiagnostics: {
      async prepare({ chargePointId }: OfCharger, payload: Request<'GetDiagnostics'>) {
        const location = await addressOf(chargePointId, payload.location);
        return location === null ? null : { ...payload, location };
      },
      settled: ({ chargePointId, request }: OfCharger<{ location: string }>, result: Result) =>
        settled(chargePointId, request.location, result),
    },
    GetLog: {
      async prepare({ chargePointId }: OfCharger, payload: Request<'GetLog'>) {
        const remoteLocation = await addressOf(chargePointId, payload.log.remoteLocation);
        return remoteLocation === null ? null : { ...payload, log: { ...payload.log, remoteLocation } };
      },
      settled: ({ chargePointId, request }: OfCharger<{ log: { remoteLocation: string } }>, result: Result) =>
        settled(chargePointId, request.log.remoteLocation, result),
    },
  };
};

interface OfCharger<R = unknown> {
  readonly chargePointId: string;
  readonly request: R;
}
type Result = CallResult<'GetDiagnostics' | 'GetLog'>;

const eventOf = (result: Result): LogEvent | null => {
  if (result.kind === 'answered') return answered(result.response);
  if (result.kind !== 'not-sent') return result;
  return result.reason === 'withdrawn' ? null : { kind: 'not-sent', reason: result.reason };
};

/** The two spell it differently: fileName in GetDiagnostics.conf, filename in GetLog.conf. */
const answered = (response: Response<'GetDiagnostics' | 'GetLog'>): LogEvent =>
  'status' in response
    ? { kind: 'answered', status: response.status, fileName: response.filename || null }
    : { kind: 'answered', status: null, fileName: response.fileName || null };
