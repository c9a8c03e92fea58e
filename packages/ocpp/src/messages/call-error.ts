/** Codes of a CALLERROR. The two misspelt ones are what OCPP-J 1.6 has on the wire (errata v1.0, 5). */
const CALL_ERROR_CODES = [
  'NotImplemented',
  'NotSupported',
  'InternalError',
  'ProtocolError',
  'SecurityError',
  'FormationViolation',
  'PropertyConstraintViolation',
  'OccurenceConstraintViolation',
  'TypeConstraintViolation',
  'GenericError',
] as const;
export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** The code that a peer meant: later versions of OCPP spell two of them right. Anything else is a GenericError. */
export const readCallErrorCode = (code: string): CallErrorCode => {
  if (code === 'OccurrenceConstraintViolation') return 'OccurenceConstraintViolation';
  if (code === 'FormatViolation') return 'FormationViolation';
  return CALL_ERROR_CODES.find((known) => known === code) ?? 'GenericError';
};
