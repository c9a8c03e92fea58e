import type { LogStatus } from '@laadpoort/ocpp/messages/values';
import type { Clock } from '../clock.ts';
import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from '../wire/caller.ts';

export interface LogParts {
  settings: Pick<Settings, 'firmwareVersion' | 'logBehaviour' | 'serialNumber'>;
  clock: Pick<Clock, 'timestamp'>;
  link: Pick<Caller, 'notify'>;
  afterAnswer: AfterAnswer;
}

export const logHandlers = (parts: LogParts): CallHandlers<'GetDiagnostics' | 'GetLog'> => {
  const { settings, link, afterAnswer } = parts;
  return {
    GetDiagnostics({ location }) {
      if (settings.logBehaviour === 'nothing-to-upload') return {};
      const fileName = `${settings.serialNumber}-diagnostics.log`;
      afterAnswer(() => void uploadWithReports(parts, location, fileName, diagnosticsReport(link)));
      return { fileName };
    },
    GetLog({ log, logType, requestId }) {
      if (settings.logBehaviour === 'nothing-to-upload') return { status: 'Rejected' };
      const filename = `${settings.serialNumber}-${logType}.log`;
      const report: Report = (status) => link.notify('LogStatusNotification', { status, requestId });
      afterAnswer(() => void uploadWithReports(parts, log.remoteLocation, filename, report));
      return { status: 'Accepted', filename };
    },
  };
};

const diagnosticsReport =
  (link: Pick<Caller, 'notify'>): Report =>
  (status) =>
    link.notify('DiagnosticsStatusNotification', {
      status: status === 'UploadFailure' ? 'UploadFailed' : status,
    });

type UploadStatus = Extract<LogStatus, 'Uploading' | 'Uploaded' | 'UploadFailure'>;
type Report = (status: UploadStatus) => Promise<unknown>;

const uploadWithReports = async (
  parts: LogParts,
  location: string,
  fileName: string,
  report: Report,
): Promise<void> => {
  const { logBehaviour } = parts.settings;
  await report('Uploading');
  if (logBehaviour === 'upload-fails') {
    await report('UploadFailure');
    return;
  }
  const uploaded = await upload(parts, location, fileName).catch(() => false);
  if (logBehaviour === 'put-twice') await upload(parts, location, fileName).catch(() => false);
  await report(uploaded ? 'Uploaded' : 'UploadFailure');
};

const upload = async (
  { settings: { logBehaviour, serialNumber, firmwareVersion }, clock }: LogParts,
  location: string,
  fileName: string,
): Promise<boolean> => {
  const text = `${clock.timestamp()} ${serialNumber} runs ${firmwareVersion}\n`.repeat(200);
  if (logBehaviour === 'form') {
    const body = new FormData();
    body.set('file', new Blob([text]), fileName);
    return (await fetch(location, { method: 'POST', body })).ok;
  }
  const named = `${location}/${encodeURIComponent(fileName)}`;
  const response =
    logBehaviour === 'post'
      ? await fetch(location, { method: 'POST', body: text })
      : await fetch(named, { method: 'PUT', body: text });
  return response.ok;
};
