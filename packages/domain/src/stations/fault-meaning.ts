import { VENDOR_ERROR_CODES } from './vendor-error-codes.ts';

/** What a charger's error code comes down to for the people who have to do something about it. */
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

/** OCPP 1.6, 7.6 ChargePointErrorCode; NoError means nothing. */
const BY_ERROR_CODE: ReadonlyMap<string, FaultMeaning> = new Map([
  ['ConnectorLockFailure', 'cable-lock'],
  ['EVCommunicationError', 'car-communication'],
  ['GroundFailure', 'ground-fault'],
  ['HighTemperature', 'too-hot'],
  ['InternalError', 'internal'],
  ['LocalListConflict', 'list-conflict'],
  ['OtherError', 'other'],
  ['OverCurrentFailure', 'over-current'],
  ['OverVoltage', 'over-voltage'],
  ['PowerMeterFailure', 'meter'],
  ['PowerSwitchFailure', 'contactor'],
  ['ReaderFailure', 'reader'],
  ['ResetFailure', 'reset-failed'],
  ['UnderVoltage', 'under-voltage'],
  ['WeakSignal', 'weak-signal'],
]);

export interface ReportedError {
  /** As the charger named it at boot, or in the status itself. */
  readonly vendor: string | null;
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly info: string | null;
}

/** The meaning of a reported error: the vendor's own code says more than OCPP's. Null: no error, or one nobody explains. */
export function faultMeaning(error: ReportedError): FaultMeaning | null {
  const vendor = error.vendor ?? '';
  const known = VENDOR_ERROR_CODES.find(
    (entry) =>
      entry.vendor.test(vendor) &&
      ((entry.code !== undefined && entry.code.test(error.vendorErrorCode ?? '')) ||
        (entry.info !== undefined && entry.info.test(error.info ?? ''))),
  );
  return known?.meaning ?? BY_ERROR_CODE.get(error.errorCode ?? '') ?? null;
}
