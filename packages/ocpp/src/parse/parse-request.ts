import type { InboundAction } from '../messages/actions.ts';
import {
  parseDiagnosticsStatus,
  parseFirmwareStatus,
  parseLogStatus,
  parseSignedFirmwareStatus,
} from './job-status-requests.ts';
import {
  parseAuthorize,
  parseBootNotification,
  parseDataTransfer,
  parseSecurityEvent,
  parseSignCertificate,
  parseStatusNotification,
} from './notification-requests.ts';
import { PLAIN_DIALECT, type Dialect } from './dialect.ts';
import { withoutEmpty } from './empty-members.ts';
import { isFields, type Fields } from './scalars.ts';
import { parseMeterValues, parseStartTransaction, parseStopTransaction } from './transaction-requests.ts';

type Parse = (fields: Fields, receivedAt: Date, deviations: string[], dialect: Dialect) => object;

const parsers = {
  Authorize: (fields, _, deviations, dialect) => parseAuthorize(fields, deviations, dialect),
  BootNotification: (fields, _, deviations) => parseBootNotification(fields, deviations),
  DataTransfer: (fields, _, deviations) => parseDataTransfer(fields, deviations),
  DiagnosticsStatusNotification: (fields, _, deviations) => parseDiagnosticsStatus(fields, deviations),
  FirmwareStatusNotification: (fields, _, deviations) => parseFirmwareStatus(fields, deviations),
  Heartbeat: () => ({}),
  LogStatusNotification: (fields, _, deviations) => parseLogStatus(fields, deviations),
  MeterValues: parseMeterValues,
  SecurityEventNotification: parseSecurityEvent,
  SignCertificate: (fields, _, deviations) => parseSignCertificate(fields, deviations),
  SignedFirmwareStatusNotification: (fields, _, deviations) => parseSignedFirmwareStatus(fields, deviations),
  StartTransaction: parseStartTransaction,
  StatusNotification: parseStatusNotification,
  StopTransaction: parseStopTransaction,
} satisfies Record<InboundAction, Parse>;

/** A request as our side works with it: typed, cleaned, with a note of everything that had to be repaired. */
export type ParsedRequest<A extends InboundAction> = ReturnType<(typeof parsers)[A]> & {
  deviations: string[];
};

/**
 * Reads the payload of a charge point's CALL. Real chargers send numbers as text, objects for lists, unknown
 * values and much more: whatever can be understood is (docs/protocol/simulator-and-quirks.md). Null only when
 * the payload is no object at all; an absent payload or `null` counts as `{}`. Never throws.
 */
export const parseRequest = <A extends InboundAction>(
  action: A,
  payload: unknown,
  receivedAt: Date,
  dialect: Dialect = PLAIN_DIALECT,
): ParsedRequest<A> | null => {
  const fields = payload ?? {};
  if (!isFields(fields)) return null;
  const deviations: string[] = [];
  const parse: Parse = parsers[action];
  const request = parse(withoutEmpty(fields), receivedAt, deviations, dialect);
  const distinct = deviations.length > 1 ? [...new Set(deviations)] : deviations;
  return Object.assign(request, { deviations: distinct }) as ParsedRequest<A>;
};
