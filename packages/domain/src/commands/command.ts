/**
 * How far a command got. Open: `queued`, `sent`, `accepted` (promised, not yet seen to happen) and `scheduled` (after
 * the running session). `no-answer` and `unknown` are as good as final, but what arrives late still corrects them.
 */
export type CommandState =
  | 'queued'
  | 'sent'
  | 'accepted'
  | 'scheduled'
  | 'done'
  | 'rejected'
  | 'not-supported'
  | 'failed'
  | 'offline'
  | 'no-answer'
  | 'expired'
  | 'unknown';

/** What is asked, with what is needed to recognise that it happened. */
export type CommandTarget =
  | { readonly action: 'Reset' }
  | {
      readonly action: 'ChangeAvailability';
      /** 0 is the whole charge point. */
      readonly connectorId: number;
      readonly type: 'Operative' | 'Inoperative';
    }
  | { readonly action: 'RemoteStartTransaction'; readonly connectorId: number; readonly idTag: string }
  | { readonly action: 'RemoteStopTransaction'; readonly sessionId: number }
  | { readonly action: AnsweredAction };

/** Commands that are over with their answer. */
export type AnsweredAction =
  | 'UnlockConnector'
  | 'GetConfiguration'
  | 'ChangeConfiguration'
  | 'ClearCache'
  | 'TriggerMessage'
  | 'DataTransfer'
  | 'GetLocalListVersion'
  | 'SendLocalList'
  | 'ReserveNow'
  | 'CancelReservation'
  | 'SetChargingProfile'
  | 'ClearChargingProfile'
  | 'GetCompositeSchedule'
  | 'GetDiagnostics'
  | 'UpdateFirmware'
  | 'CertificateSigned'
  | 'InstallCertificate'
  | 'GetInstalledCertificateIds'
  | 'DeleteCertificate'
  | 'ExtendedTriggerMessage'
  | 'GetLog'
  | 'SignedUpdateFirmware';

export type CommandAction = CommandTarget['action'];

export interface Command {
  readonly target: CommandTarget;
  readonly state: CommandState;
  /** Until then it may be sent. */
  readonly deadlineAt: Date;
  readonly sentAt: Date | null;
}

const OPEN: readonly CommandState[] = ['queued', 'sent', 'accepted', 'scheduled'];

/** Whether the outcome is still awaited. */
export function isOpen(state: CommandState): boolean {
  return OPEN.includes(state);
}

/** Whether nothing can change the state any more. */
export function isFinal(state: CommandState): boolean {
  return !isOpen(state) && state !== 'no-answer' && state !== 'unknown';
}
