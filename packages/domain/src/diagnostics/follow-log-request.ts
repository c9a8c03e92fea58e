import { type LogState, isLogOver } from './log-state.ts';

export interface LogRequest {
  readonly state: LogState;
  /** The last report of the charger, or our own. */
  readonly report: string | null;
  /** It is uploaded to our own endpoint. */
  readonly toUs: boolean;
  readonly changedAt: Date;
}

export type LogProgress = Pick<LogRequest, 'state' | 'report'>;

export type LogEvent =
  /** GetDiagnostics has no status and may name no file; GetLog has both. */
  | { readonly kind: 'answered'; readonly status: string | null; readonly fileName: string | null }
  | { readonly kind: 'call-error'; readonly code: string }
  | { readonly kind: 'not-sent'; readonly reason: 'not-connected' | 'busy' | 'invalid-request' }
  | { readonly kind: 'no-answer' }
  /** DiagnosticsStatusNotification or LogStatusNotification. */
  | { readonly kind: 'reported'; readonly status: string }
  | { readonly kind: 'upload-began' }
  | { readonly kind: 'arrived' }
  /** We did not accept it: too large, or no space. */
  | { readonly kind: 'upload-refused'; readonly reason: 'too-large' | 'no-room' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'sweep' };

const FAILED_REPORTS: readonly string[] = [
  'UploadFailed',
  'UploadFailure',
  'BadMessage',
  'NotSupportedOperation',
  'PermissionDenied',
];

const HOUR_MS = 3_600_000;

const LOG_TIMEOUT_MS = 6 * HOUR_MS;

/** It says that it has uploaded the log, but nothing arrived. */
const ARRIVAL_TIMEOUT_MS = 5 * 60_000;

export const NOT_ARRIVED = 'NotArrived';

/**
 * The state of a request after an event; the same object if nothing changed. What arrives is decisive: chargers report
 * Uploaded before, after or instead of uploading.
 */
export const followLogRequest = (request: LogRequest, event: LogEvent, now: Date): LogProgress => {
  const { state, report } = request;
  if (state === 'received' || state === 'refused') return request;
  if (event.kind === 'arrived') return { state: 'received', report };
  if (event.kind === 'reported') return reported(request, event.status);
  if (isLogOver(state)) return request;
  switch (event.kind) {
    case 'answered':
      return answered(request, event.status, event.fileName);
    case 'call-error':
      return state === 'requested' ? { state: 'refused', report: event.code } : request;
    case 'not-sent':
      return state === 'requested' ? { state: 'failed', report: event.reason } : request;
    case 'no-answer':
      return state === 'requested' ? { state: 'sent', report: 'NoAnswer' } : request;
    case 'upload-began':
      return state === 'uploading' ? request : { state: 'uploading', report };
    case 'upload-refused':
      return { state: 'failed', report: event.reason };
    case 'replaced':
      return { state: 'replaced', report };
    case 'sweep':
      return silent(request, now);
  }
};

const answered = (request: LogRequest, status: string | null, fileName: string | null): LogProgress => {
  if (status !== null && status !== 'Accepted' && status !== 'AcceptedCanceled')
    return { state: 'refused', report: status };
  if (request.state !== 'requested') return request;
  // GetDiagnostics.conf without a file name: there is nothing to upload (OCPP 1.6, 5.9).
  if (status === null && fileName === null) return { state: 'nothing', report: null };
  return { state: 'sent', report: null };
};

const reported = (request: LogRequest, status: string): LogProgress => {
  const { state, toUs } = request;
  if (state === 'replaced' || state === 'uploaded') return request;
  if (status === 'Uploading') return state === 'uploading' ? request : { state: 'uploading', report: status };
  if (status === 'Uploaded') {
    if (!toUs) return { state: 'uploaded', report: status };
    return request.report === status ? request : { state: 'uploading', report: status };
  }
  if (!FAILED_REPORTS.includes(status) || isLogOver(state)) return request;
  return { state: 'failed', report: status };
};

const silent = (request: LogRequest, now: Date): LogProgress => {
  const { state, report, changedAt } = request;
  const waitedMs = now.getTime() - changedAt.getTime();
  if (state === 'uploading' && report === 'Uploaded') {
    return waitedMs > ARRIVAL_TIMEOUT_MS ? { state: 'failed', report: NOT_ARRIVED } : request;
  }
  return waitedMs > LOG_TIMEOUT_MS ? { state: 'unknown', report: report ?? 'Silent' } : request;
};
