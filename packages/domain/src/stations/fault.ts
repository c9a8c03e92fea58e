/** What a charger's error code means for the people who have to act on it. */
export type FaultMeaning =
  | 'cable-damaged'
  | 'cable-lock'
  | 'cable-too-hot'
  | 'cable-without-car'
  | 'car-communication'
  | 'contactor'
  | 'emergency-stop'
  | 'ground-fault'
  | 'internal'
  | 'list-conflict'
  | 'load-balancing-lost'
  | 'meter'
  | 'other'
  | 'over-current'
  | 'over-voltage'
  | 'plug-not-in'
  | 'power-lost'
  | 'reader'
  | 'reset-failed'
  | 'too-hot'
  | 'under-voltage'
  | 'weak-signal';

export interface ReportedError {
  /** As reported by the charger at boot, or in the status itself. */
  readonly vendor: string | null;
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly info: string | null;
}
