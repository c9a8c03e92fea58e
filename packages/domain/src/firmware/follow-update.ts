import { isOver, type FirmwareProgress, type FirmwareState, type FirmwareUpdate } from './firmware-update.ts';

/** Events that may change an update's state. Times are those of our receipt. */
export type FirmwareEvent =
  /** The answer to the call; UpdateFirmware has no status. */
  | { readonly kind: 'answered'; readonly status: string | null }
  | { readonly kind: 'call-error'; readonly code: string }
  | { readonly kind: 'not-sent'; readonly reason: 'not-connected' | 'busy' | 'invalid-request' }
  /** Sent; whether the charger has it is not known. */
  | { readonly kind: 'no-answer' }
  /** FirmwareStatusNotification or its signed form. */
  | { readonly kind: 'reported'; readonly status: string }
  | { readonly kind: 'link-opened' }
  | { readonly kind: 'fetched-whole' }
  | { readonly kind: 'booted'; readonly firmwareVersion: string | null }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'sweep' };

const STEPS: readonly FirmwareState[] = [
  'waiting',
  'requested',
  'sent',
  'downloading',
  'downloaded',
  'verifying',
  'installing',
  'restarting',
  'installed',
];

/**
 * The progress that a report stands for; Idle stands for none. FirmwareStatus of OCPP 1.6 and of the security
 * whitepaper.
 */
const STATE_OF_REPORT: Readonly<Record<string, FirmwareState>> = {
  DownloadScheduled: 'sent',
  Downloading: 'downloading',
  DownloadPaused: 'downloading',
  Downloaded: 'downloaded',
  SignatureVerified: 'verifying',
  InstallScheduled: 'verifying',
  Installing: 'installing',
  InstallRebooting: 'restarting',
  Installed: 'installed',
  DownloadFailed: 'failed',
  InvalidSignature: 'failed',
  InstallVerificationFailed: 'failed',
  InstallationFailed: 'failed',
};

/** It booted with a version other than the expected one; only time will tell whether a second restart follows. */
export const OTHER_VERSION = 'OtherVersion';
export const SILENT_STATUS = 'Silent';

const HOUR_MS = 3_600_000;
/** How long a state may last without a report, in ms. Downloads over a bad mobile connection take hours. */
const REPORT_TIMEOUT_MS: Readonly<Partial<Record<FirmwareState, number>>> = {
  requested: HOUR_MS / 6,
  sent: 3 * HOUR_MS,
  downloading: 6 * HOUR_MS,
  downloaded: 3 * HOUR_MS,
  verifying: 3 * HOUR_MS,
  installing: HOUR_MS,
  restarting: HOUR_MS,
};

/**
 * The state of an update after an event; the same object if nothing changed. Chargers skip steps, repeat them and
 * report them out of order (docs/protocol/firmware.md), so a report only leads forward and earlier steps are ignored. A
 * charger that reports nothing is judged by the version it boots with. `installed` and `refused` are final.
 */
export const followUpdate = (update: FirmwareUpdate, event: FirmwareEvent, now: Date): FirmwareProgress => {
  const { state } = update;
  if (state === 'installed' || state === 'refused' || state === 'replaced' || state === 'cancelled')
    return update;
  switch (event.kind) {
    case 'answered':
      return answered(update, event.status);
    case 'call-error':
      return state === 'requested' || isOver(state) ? { state: 'refused', report: event.code } : update;
    case 'not-sent':
      return notSent(update, event.reason);
    case 'no-answer':
      return state === 'requested' ? { state: 'sent', report: 'NoAnswer' } : update;
    case 'reported':
      return reported(update, event.status);
    case 'link-opened':
      return forward(update, 'downloading');
    case 'fetched-whole':
      return forward(update, 'downloaded');
    case 'booted':
      return booted(update, event.firmwareVersion);
    case 'replaced':
      return isOver(state) ? update : { state: 'replaced', report: update.report };
    case 'sweep':
      return silent(update, now);
  }
};

const answered = (update: FirmwareUpdate, status: string | null): FirmwareProgress => {
  if (status === null || status === 'Accepted' || status === 'AcceptedCanceled')
    return isOver(update.state) ? update : forward(update, 'sent');
  return { state: 'refused', report: status };
};

const notSent = (update: FirmwareUpdate, reason: string): FirmwareProgress => {
  if (update.state !== 'requested') return update;
  if (update.waits && reason === 'not-connected') return { state: 'waiting', report: null };
  return { state: 'failed', report: reason };
};

const reported = (update: FirmwareUpdate, status: string): FirmwareProgress => {
  const state = STATE_OF_REPORT[status];
  if (state === undefined) return update;
  if (state === 'failed') return isOver(update.state) ? update : { state, report: status };
  // A charger that retries after a failure has not failed after all.
  if (isOver(update.state)) return state === 'sent' ? update : { state, report: status };
  return forward(update, state, status);
};

const forward = (update: FirmwareUpdate, to: FirmwareState, report = update.report): FirmwareProgress => {
  if (isOver(update.state)) return update;
  return STEPS.indexOf(to) > STEPS.indexOf(update.state) ? { state: to, report } : update;
};

const booted = (update: FirmwareUpdate, version: string | null): FirmwareProgress => {
  const { state, expectedVersion, fromVersion } = update;
  if (version === null || state === 'waiting' || state === 'requested') return update;
  const isNew = expectedVersion === null ? isOtherThan(version, fromVersion) : same(version, expectedVersion);
  if (isNew) return { state: 'installed', report: update.report };
  const began = state === 'downloaded' || state === 'verifying' || state === 'installing';
  return began || state === 'restarting' ? { state: 'restarting', report: OTHER_VERSION } : update;
};

const isOtherThan = (version: string, before: string | null): boolean => {
  return before !== null && !same(version, before);
};

/** CiString: case-insensitive; some chargers pad it. */
const same = (a: string, b: string): boolean => {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
};

const silent = (update: FirmwareUpdate, now: Date): FirmwareProgress => {
  const { state, report } = update;
  const timeoutMs = REPORT_TIMEOUT_MS[state];
  if (timeoutMs === undefined || now.getTime() - waitedSince(update).getTime() <= timeoutMs) return update;
  if (state === 'restarting' && report === OTHER_VERSION) return { state: 'failed', report };
  return { state: 'unknown', report: report ?? SILENT_STATUS };
};

/** Nothing is expected before the scheduled times. */
const waitedSince = ({ state, changedAt, retrieveAt, installAt }: FirmwareUpdate): Date => {
  const planned = state === 'sent' ? retrieveAt : installAt;
  return planned !== null && planned > changedAt ? planned : changedAt;
};
