import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { LogStatus } from '@laadpoort/ocpp/messages/values';
import type { Device } from '../device.ts';
import type { Later } from '../transactions/remote-control.ts';

/** How it brings a log, or why not. */
export type LogBehaviour =
  /** PUT to the address with the file's name appended. */
  | 'put'
  /** POST of the bytes themselves. */
  | 'post'
  /** POST of a multipart form. */
  | 'form'
  /** It repeats an upload that was confirmed. */
  | 'put-twice'
  /** It reports each step and uploads nothing. */
  | 'upload-fails'
  | 'nothing-to-upload';

export function getDiagnostics(
  device: Device,
  { location }: Request<'GetDiagnostics'>,
  later: Later,
): Response<'GetDiagnostics'> {
  if (device.settings.logBehaviour === 'nothing-to-upload') return {};
  const fileName = `${device.settings.serialNumber}-diagnostics.log`;
  later(
    () =>
      void bring(device, location, fileName, async (status) => {
        await device.link.notify('DiagnosticsStatusNotification', {
          status: status === 'UploadFailure' ? 'UploadFailed' : status,
        });
      }),
  );
  return { fileName };
}

export function getLog(
  device: Device,
  { log, logType, requestId }: Request<'GetLog'>,
  later: Later,
): Response<'GetLog'> {
  if (device.settings.logBehaviour === 'nothing-to-upload') return { status: 'Rejected' };
  const filename = `${device.settings.serialNumber}-${logType}.log`;
  later(
    () =>
      void bring(device, log.remoteLocation, filename, async (status) => {
        await device.link.notify('LogStatusNotification', { status, requestId });
      }),
  );
  return { status: 'Accepted', filename };
}

type UploadStatus = Extract<LogStatus, 'Uploading' | 'Uploaded' | 'UploadFailure'>;

async function bring(
  device: Device,
  location: string,
  fileName: string,
  report: (status: UploadStatus) => Promise<void>,
): Promise<void> {
  const { logBehaviour } = device.settings;
  await report('Uploading');
  if (logBehaviour === 'upload-fails') return report('UploadFailure');
  const uploaded = await upload(device, location, fileName).catch(() => false);
  if (logBehaviour === 'put-twice') await upload(device, location, fileName).catch(() => false);
  await report(uploaded ? 'Uploaded' : 'UploadFailure');
}

async function upload(
  { settings: { logBehaviour, serialNumber, firmwareVersion }, clock }: Device,
  location: string,
  fileName: string,
): Promise<boolean> {
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
}
