/**
 * How far a request for a log got. `received`: the file is here. `uploaded`: the charger says it brought it to the
 * address that was typed. `nothing`: it has nothing to upload.
 */
export type LogState =
  | 'requested'
  | 'sent'
  | 'uploading'
  | 'received'
  | 'uploaded'
  | 'nothing'
  | 'failed'
  | 'refused'
  | 'unknown'
  /** A newer request of the same charger took its place. */
  | 'replaced';

export interface LogRequest {
  readonly state: LogState;
  /** The last word of the charger, or ours. */
  readonly report: string | null;
  /** It comes to our own receiving endpoint. */
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
  /** We did not take it: too large, or no room. */
  | { readonly kind: 'turned-away'; readonly reason: 'too-large' | 'no-room' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'sweep' };

const FAILED_REPORTS: readonly string[] = [
  'UploadFailed',
  'UploadFailure',
  'BadMessage',
  'NotSupportedOperation',
  'PermissionDenied',
];

const OVER: readonly LogState[] = [
  'received',
  'uploaded',
  'nothing',
  'failed',
  'refused',
  'unknown',
  'replaced',
];

/** Whether nothing more is awaited of the request. */
export function isLogOver(state: LogState): boolean {
  return OVER.includes(state);
}

const HOUR_MS = 3_600_000;
const PATIENCE_MS = 6 * HOUR_MS;
/** It says that it has uploaded, and nothing is here. */
const ARRIVAL_PATIENCE_MS = 5 * 60_000;
export const NOT_ARRIVED = 'NotArrived';

/**
 * Where a request is after an event; the same object when the event changes nothing. What arrives is the truth:
 * chargers report Uploaded before, after or instead of uploading.
 */
export function followLogRequest(request: LogRequest, event: LogEvent, now: Date): LogProgress {
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
    case 'turned-away':
      return { state: 'failed', report: event.reason };
    case 'replaced':
      return { state: 'replaced', report };
    case 'sweep':
      return silent(request, now);
  }
}

function answered(request: LogRequest, status: string | null, fileName: string | null): LogProgress {
  if (status !== null && status !== 'Accepted' && status !== 'AcceptedCanceled')
    return { state: 'refused', report: status };
  if (request.state !== 'requested') return request;
  // GetDiagnostics.conf without a file name: there is nothing to upload (OCPP 1.6, 5.9).
  if (status === null && fileName === null) return { state: 'nothing', report: null };
  return { state: 'sent', report: null };
}

function reported(request: LogRequest, status: string): LogProgress {
  const { state, toUs } = request;
  if (state === 'replaced' || state === 'uploaded') return request;
  if (status === 'Uploading') return state === 'uploading' ? request : { state: 'uploading', report: status };
  if (status === 'Uploaded') {
    if (!toUs) return { state: 'uploaded', report: status };
    return request.report === status ? request : { state: 'uploading', report: status };
  }
  if (!FAILED_REPORTS.includes(status) || isLogOver(state)) return request;
  return { state: 'failed', report: status };
}

function silent(request: LogRequest, now: Date): LogProgress {
  const { state, report, changedAt } = request;
  const waitedMs = now.getTime() - changedAt.getTime();
  if (state === 'uploading' && report === 'Uploaded') {
    return waitedMs > ARRIVAL_PATIENCE_MS ? { state: 'failed', report: NOT_ARRIVED } : request;
  }
  return waitedMs > PATIENCE_MS ? { state: 'unknown', report: report ?? 'Silent' } : request;
}
