import {
  CHARGE_POINT_ERROR_CODES,
  CHARGE_POINT_STATUSES,
  type ChargePointErrorCode,
  type ChargePointStatus,
} from '../messages/values.ts';
import { PLAIN_DIALECT, type Dialect } from './dialect.ts';
import { oneOf, readConnectorId, readText, valueList, type Fields } from './scalars.ts';
import type { ChargerTime } from './timestamp.ts';
import { readIdTag, readTime } from './transaction-requests.ts';

export interface ParsedBootNotification {
  chargePointVendor: string;
  chargePointModel: string;
  chargePointSerialNumber: string | null;
  chargeBoxSerialNumber: string | null;
  firmwareVersion: string | null;
  iccid: string | null;
  imsi: string | null;
  meterType: string | null;
  meterSerialNumber: string | null;
}

export interface ParsedStatusNotification {
  connectorId: number;
  /** Null when it is none of OCPP's; `statusRaw` has what was sent. */
  status: ChargePointStatus | null;
  statusRaw: string | null;
  /** OtherError when it is none of OCPP's; NoError when absent. */
  errorCode: ChargePointErrorCode;
  errorCodeRaw: string | null;
  info: string | null;
  timestamp: ChargerTime;
  vendorId: string | null;
  vendorErrorCode: string | null;
}

export interface ParsedDataTransfer {
  vendorId: string;
  messageId: string | null;
  /** Text; a vendor that sends an object has it here as JSON. */
  data: string | null;
}

export interface ParsedSecurityEvent {
  type: string;
  timestamp: ChargerTime;
  techInfo: string | null;
}

const statuses = valueList(CHARGE_POINT_STATUSES);

const errorCodes = valueList(CHARGE_POINT_ERROR_CODES);

export const parseBootNotification = (fields: Fields, deviations: string[]): ParsedBootNotification => {
  const text = (name: string, maxLength: number) => readText(fields, name, maxLength, deviations);
  return {
    chargePointVendor: text('chargePointVendor', 20) ?? '',
    chargePointModel: text('chargePointModel', 20) ?? '',
    chargePointSerialNumber: text('chargePointSerialNumber', 25),
    chargeBoxSerialNumber: text('chargeBoxSerialNumber', 25),
    firmwareVersion: text('firmwareVersion', 50),
    iccid: text('iccid', 20),
    imsi: text('imsi', 20),
    meterType: text('meterType', 25),
    meterSerialNumber: text('meterSerialNumber', 25),
  };
};

export const parseStatusNotification = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): ParsedStatusNotification => {
  const statusRaw = readText(fields, 'status', 50, deviations);
  const status = oneOf(statuses, statusRaw);
  if (status === null) deviations.push('status: unknown');
  const errorCodeRaw = readText(fields, 'errorCode', 50, deviations);
  const errorCode = errorCodeRaw === null ? 'NoError' : oneOf(errorCodes, errorCodeRaw);
  if (errorCode === null) deviations.push('errorCode: unknown');
  const hasTime = fields['timestamp'] !== undefined && fields['timestamp'] !== null;
  return {
    connectorId: readConnectorId(fields, deviations),
    status,
    statusRaw,
    errorCode: errorCode ?? 'OtherError',
    errorCodeRaw,
    info: readWords(fields, 'info', 50, deviations),
    timestamp: hasTime
      ? readTime(fields, receivedAt, deviations, dialect)
      : { at: receivedAt, sent: null, raw: null, quality: 'missing' },
    vendorId: readText(fields, 'vendorId', 255, deviations),
    vendorErrorCode: readWords(fields, 'vendorErrorCode', 50, deviations),
  };
};

/** As `readText`, for what a person reads: some write "null" where they have nothing to say. */
const readWords = (fields: Fields, name: string, maxLength: number, deviations: string[]): string | null => {
  const text = readText(fields, name, maxLength, deviations);
  if (text?.trim().toLowerCase() !== 'null') return text;
  deviations.push(`${name}: "null"`);
  return null;
};

export const parseAuthorize = (
  fields: Fields,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): { idTag: string } => {
  const idTag = readIdTag(fields, deviations, dialect);
  if (idTag === null) deviations.push('idTag: missing');
  return { idTag: idTag ?? '' };
};

export const parseDataTransfer = (fields: Fields, deviations: string[]): ParsedDataTransfer => ({
  vendorId: readText(fields, 'vendorId', 255, deviations) ?? '',
  messageId: readText(fields, 'messageId', 50, deviations),
  data: readText(fields, 'data', Infinity, deviations, { keepLines: true }),
});

export const parseSecurityEvent = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): ParsedSecurityEvent => ({
  type: readText(fields, 'type', 50, deviations) ?? '',
  timestamp: readTime(fields, receivedAt, deviations, dialect),
  techInfo: readText(fields, 'techInfo', 255, deviations, { keepLines: true }),
});

export const parseSignCertificate = (fields: Fields, deviations: string[]): { csr: string } => ({
  csr: readText(fields, 'csr', 5_500, deviations, { keepLines: true }) ?? '',
});
