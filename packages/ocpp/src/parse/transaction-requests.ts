import { STOP_REASONS, type StopReason } from '../messages/values.ts';
import { PLAIN_DIALECT, type Dialect } from './dialect.ts';
import { parseMeterReadings, type MeterReading } from './meter-reading.ts';
import {
  oneOf,
  readConnectorId,
  readEnergyWh,
  readInteger,
  readText,
  readTransactionId,
  valueList,
  type Fields,
} from './scalars.ts';
import { parseTimestamp, type ChargerTime } from './timestamp.ts';
import { reversedUid } from './uid-order.ts';

export interface ParsedStartTransaction {
  connectorId: number;
  /** Empty when the charge point sent none, as free-charging units do. */
  idTag: string;
  meterStartWh: bigint | null;
  timestamp: ChargerTime;
  reservationId: number | null;
}

export interface ParsedStopTransaction {
  transactionId: number | null;
  /** The id as sent, when there was one. */
  transactionIdRaw: string | null;
  idTag: string | null;
  meterStopWh: bigint | null;
  timestamp: ChargerTime;
  /** Local when absent (OCPP 1.6, 6.49); Other when it is none of OCPP's. */
  reason: StopReason;
  reasonRaw: string | null;
  readings: MeterReading[];
}

export interface ParsedMeterValues {
  connectorId: number;
  transactionId: number | null;
  transactionIdRaw: string | null;
  readings: MeterReading[];
}

/** Tags longer than OCPP's 20 characters are kept whole: cut, two different cards would become one. */
const ID_TAG_LENGTH = 255;
/** The last character that is not what `cleanText` makes of a control character. */
const LAST_READABLE = /[^\uFFFD\s][\uFFFD\s]*$/;

const reasons = valueList(STOP_REASONS);

export const readIdTag = (fields: Fields, deviations: string[], dialect: Dialect): string | null => {
  const text = readText(fields, 'idTag', ID_TAG_LENGTH, deviations);
  if (text === null) return null;
  // Some give a tag back with what lay behind it in their memory.
  const last = text.search(LAST_READABLE);
  const idTag = (last === -1 ? text : text.slice(0, last + 1)).trim();
  if (idTag.length > 20) deviations.push('idTag: longer than 20');
  return dialect.reverseUid ? reversedUid(idTag) : idTag;
};

export const readTime = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect,
): ChargerTime => {
  const time = parseTimestamp(fields['timestamp'], receivedAt, dialect.timeZone);
  if (time.quality !== 'exact') deviations.push(`timestamp: ${time.quality}`);
  return time;
};

export const parseStartTransaction = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): ParsedStartTransaction => {
  const idTag = readIdTag(fields, deviations, dialect);
  if (idTag === null) deviations.push('idTag: missing');
  return {
    connectorId: readConnectorId(fields, deviations),
    idTag: idTag ?? '',
    meterStartWh: readEnergyWh(fields, 'meterStart', deviations),
    timestamp: readTime(fields, receivedAt, deviations, dialect),
    reservationId: readInteger(fields, 'reservationId', deviations),
  };
};

export const parseStopTransaction = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): ParsedStopTransaction => {
  const reasonRaw = readText(fields, 'reason', 50, deviations);
  const reason = reasonRaw === null ? 'Local' : oneOf(reasons, reasonRaw);
  if (reason === null) deviations.push('reason: unknown');
  const data = fields['transactionData'];
  return {
    ...readTransactionId(fields, deviations),
    idTag: readIdTag(fields, deviations, dialect),
    meterStopWh: readEnergyWh(fields, 'meterStop', deviations),
    timestamp: readTime(fields, receivedAt, deviations, dialect),
    reason: reason ?? 'Other',
    reasonRaw,
    readings:
      data === undefined || data === null ? [] : parseMeterReadings(data, receivedAt, deviations, dialect),
  };
};

export const parseMeterValues = (
  fields: Fields,
  receivedAt: Date,
  deviations: string[],
  dialect: Dialect = PLAIN_DIALECT,
): ParsedMeterValues => ({
  connectorId: readConnectorId(fields, deviations),
  ...readTransactionId(fields, deviations),
  readings: parseMeterReadings(fields['meterValue'], receivedAt, deviations, dialect),
});
