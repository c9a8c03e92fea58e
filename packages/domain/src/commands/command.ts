/**
 * How far a command got. Open: `queued`, `sent`, `accepted` (promised, not yet seen to happen) and `scheduled` (after
 * the running session). `no-answer` and `unknown` are practically final, but a late answer still corrects them.
 */
export const COMMAND_STATES = [
  'queued',
  'sent',
  'accepted',
  'scheduled',
  'done',
  'rejected',
  'not-supported',
  'failed',
  'offline',
  'no-answer',
  'expired',
  'unknown',
] as const;
export type CommandState = (typeof COMMAND_STATES)[number];

/** The request, with what is needed to recognise that it was carried out. */
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

/** Commands that are finished when they are answered. */
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
  /** It may be sent until then. */
  readonly deadlineAt: Date;
  readonly sentAt: Date | null;
}

const OPEN: readonly CommandState[] = ['queued', 'sent', 'accepted', 'scheduled'];

/** Whether the outcome is still pending. */
export const isOpen = (state: CommandState): boolean => {
  return OPEN.includes(state);
};

/** Whether the state can no longer change. */
export const isFinal = (state: CommandState): boolean => {
  return !isOpen(state) && state !== 'no-answer' && state !== 'unknown';
};
