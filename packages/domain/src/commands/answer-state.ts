import type { CommandAction, CommandState } from './command.ts';

/** Commands whose `Accepted` is a promise: a later message shows that it was kept. */
const PROMISES: readonly CommandAction[] = ['Reset', 'RemoteStartTransaction', 'RemoteStopTransaction'];

/** Their answers have no status: any answer is a success. */
const WITHOUT_STATUS: readonly CommandAction[] = [
  'GetConfiguration',
  'GetLocalListVersion',
  'GetDiagnostics',
  'UpdateFirmware',
];

const STATE_OF_STATUS: Readonly<Record<string, CommandState>> = {
  Accepted: 'done',
  Unlocked: 'done',
  // Stored; the charge point needs a reset before it uses the value.
  RebootRequired: 'done',
  Scheduled: 'scheduled',
  Rejected: 'rejected',
  UnlockFailed: 'failed',
  NotSupported: 'not-supported',
  NotImplemented: 'not-supported',
  UnknownVendorId: 'not-supported',
  UnknownMessageId: 'not-supported',
  Failed: 'failed',
  VersionMismatch: 'rejected',
  Faulted: 'rejected',
  Occupied: 'rejected',
  Unavailable: 'rejected',
  // ClearChargingProfile: nothing matched, so nothing unwanted is left.
  Unknown: 'done',
  NotFound: 'done',
  AcceptedCanceled: 'done',
  InvalidCertificate: 'rejected',
  RevokedCertificate: 'rejected',
};

/**
 * What the status in a charge point's answer (OCPP 1.6, 6.x .conf) makes of a command.
 * @param status `null` for an answer without status; an unreadable one leaves the outcome unknown.
 */
export const answerState = (action: CommandAction, status: string | null): CommandState => {
  if (WITHOUT_STATUS.includes(action)) return 'done';
  const state = status === null ? undefined : STATE_OF_STATUS[status];
  if (state === 'done' && PROMISES.includes(action)) return 'accepted';
  return state ?? 'unknown';
};

const REFUSALS: readonly CommandState[] = ['rejected', 'not-supported', 'failed'];

/** The state of a command whose answer OCPP does not know: a plain refusal is one, all else leaves it open. */
export const strangeAnswerState = (status: string | null): CommandState => {
  const word = status?.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
  const known = Object.entries(STATE_OF_STATUS).find(([status]) => status.toLowerCase() === word);
  return known !== undefined && REFUSALS.includes(known[1]) ? known[1] : 'unknown';
};

/** The state of a command after a CALLERROR. */
export const callErrorState = (code: string): CommandState => {
  return code === 'NotImplemented' || code === 'NotSupported' ? 'not-supported' : 'failed';
};
