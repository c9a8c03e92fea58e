import {
  DIAGNOSTICS_STATUSES,
  FIRMWARE_STATUSES,
  LOG_STATUSES,
  SIGNED_FIRMWARE_STATUSES,
  type DiagnosticsStatus,
  type FirmwareStatus,
  type LogStatus,
  type SignedFirmwareStatus,
} from '../messages/values.ts';
import { oneOf, readInteger, readText, valueList, type Fields } from './scalars.ts';

export interface ParsedJobStatus<Status extends string> {
  /** Null when it is none of OCPP's. */
  status: Status | null;
  statusRaw: string | null;
  requestId: number | null;
}

const diagnosticsStatuses = valueList(DIAGNOSTICS_STATUSES);

const firmwareStatuses = valueList(FIRMWARE_STATUSES);

const signedFirmwareStatuses = valueList(SIGNED_FIRMWARE_STATUSES);

const logStatuses = valueList(LOG_STATUSES);

const jobStatus = <S extends string>(
  list: ReadonlyMap<string, S>,
  fields: Fields,
  deviations: string[],
): ParsedJobStatus<S> => {
  const statusRaw = readText(fields, 'status', 50, deviations);
  const status = oneOf(list, statusRaw);
  if (status === null) deviations.push('status: unknown');
  return { status, statusRaw, requestId: readInteger(fields, 'requestId', deviations) };
};

export const parseDiagnosticsStatus = (
  fields: Fields,
  deviations: string[],
): ParsedJobStatus<DiagnosticsStatus> => jobStatus(diagnosticsStatuses, fields, deviations);

export const parseFirmwareStatus = (fields: Fields, deviations: string[]): ParsedJobStatus<FirmwareStatus> =>
  jobStatus(firmwareStatuses, fields, deviations);

export const parseSignedFirmwareStatus = (
  fields: Fields,
  deviations: string[],
): ParsedJobStatus<SignedFirmwareStatus> => jobStatus(signedFirmwareStatuses, fields, deviations);

export const parseLogStatus = (fields: Fields, deviations: string[]): ParsedJobStatus<LogStatus> =>
  jobStatus(logStatuses, fields, deviations);
