import type { FaultMeaning, ReportedError } from './fault.ts';
import { VENDOR_ERROR_CODES } from './vendor-error-codes.ts';

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

/**
 * The meaning of a reported error: the vendor's own code is more specific than OCPP's. Null: no error, or no
 * explanation.
 */
export const faultMeaning = (error: ReportedError): FaultMeaning | null => {
  const vendor = error.vendor ?? '';
  const known = VENDOR_ERROR_CODES.find(
    (entry) =>
      entry.vendor.test(vendor) &&
      ((entry.code !== undefined && entry.code.test(error.vendorErrorCode ?? '')) ||
        (entry.info !== undefined && entry.info.test(error.info ?? ''))),
  );
  return known?.meaning ?? BY_ERROR_CODE.get(error.errorCode ?? '') ?? null;
};
