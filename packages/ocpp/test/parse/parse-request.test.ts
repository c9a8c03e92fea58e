import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { INBOUND_ACTIONS } from '../../src/messages/actions.ts';
import { parseRequest } from '../../src/parse/parse-request.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');
const timestamp = '2026-03-01T11:59:00Z';

test('a request without faults has no deviations', () => {
  const start = { connectorId: 1, idTag: 'A1', meterStart: 5, timestamp };
  expect(parseRequest('StartTransaction', start, receivedAt)).toEqual({
    connectorId: 1,
    idTag: 'A1',
    meterStartWh: 5n,
    timestamp: { at: new Date(timestamp), sent: new Date(timestamp), raw: timestamp, quality: 'exact' },
    reservationId: null,
    deviations: [],
  });
  const status = { connectorId: 0, errorCode: 'NoError', status: 'Available' };
  expect(parseRequest('StatusNotification', status, receivedAt)?.deviations).toEqual([]);
});

test.each([
  ['1', 1, null],
  [2 ** 31 - 1, 2 ** 31 - 1, null],
  [0, null, '0'],
  [-1, null, '-1'],
  [2 ** 31, null, '2147483648'],
  ['abc', null, '"abc"'],
])('transaction id %j is %j', (sent, transactionId, raw) => {
  const request = parseRequest(
    'StopTransaction',
    { transactionId: sent, meterStop: 1, timestamp },
    receivedAt,
  );
  expect(request?.transactionId).toBe(transactionId);
  if (raw !== null) expect(request?.transactionIdRaw).toBe(raw);
});

test('unknown values are kept as sent beside what they count as', () => {
  const stop = { transactionId: 1, meterStop: 1, timestamp, reason: 'Boredom' };
  expect(parseRequest('StopTransaction', stop, receivedAt)).toMatchObject({
    reason: 'Other',
    reasonRaw: 'Boredom',
  });
  const status = {
    connectorId: '1',
    errorCode: 'Tired',
    status: 'Occupied',
    info: 'x'.repeat(60),
    vendorId: 5,
  };
  expect(parseRequest('StatusNotification', status, receivedAt)).toMatchObject({
    connectorId: 1,
    status: null,
    statusRaw: 'Occupied',
    errorCode: 'OtherError',
    errorCodeRaw: 'Tired',
    info: 'x'.repeat(50),
    vendorId: '5',
    deviations: [
      'status: unknown',
      'errorCode: unknown',
      'connectorId: not an integer',
      'info: longer than 50',
      'vendorId: not a string',
    ],
  });
});

test('tags keep their length, lose their edges and what no database takes', () => {
  expect(authorize(' 04AB\n')?.idTag).toBe('04AB');
  expect(authorize('04\nAB')?.idTag).toBe('04\uFFFDAB');
  expect(authorize('\u0000\u0000')?.idTag).toBe('\uFFFD\uFFFD');
  expect(authorize('\uD800x')?.idTag).toBe('\uFFFDx');
  expect(authorize('a'.repeat(24))).toMatchObject({
    idTag: 'a'.repeat(24),
    deviations: ['idTag: longer than 20'],
  });
  expect(authorize(123)?.idTag).toBe('123');
  expect(authorize(undefined)).toMatchObject({ idTag: '', deviations: ['idTag: missing'] });
});

test('vendors that send objects where text belongs are understood', () => {
  const sent = { vendorId: 'v', data: { a: [1] } };
  expect(parseRequest('DataTransfer', sent, receivedAt)).toMatchObject({ vendorId: 'v', data: '{"a":[1]}' });
});

test('no JSON makes a parser throw, and every text it gives can be stored', () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const names = fc.constantFrom(
    'connectorId',
    'idTag',
    'meterStart',
    'meterStop',
    'timestamp',
    'transactionId',
    'reason',
    'status',
    'errorCode',
    'info',
    'vendorId',
    'data',
    'meterValue',
    'transactionData',
    'chargePointVendor',
    'type',
    'csr',
    'requestId',
  );
  const samples = fc.dictionary(
    fc.constantFrom('value', 'unit', 'measurand', 'phase', 'location', 'context', 'format'),
    fc.oneof(value, fc.string({ unit: 'binary' })),
  );
  const readings = fc.record({ timestamp: value, sampledValue: fc.oneof(value, fc.array(samples)) });
  const payload = fc.oneof(
    value,
    fc.dictionary(names, fc.oneof(value, fc.string({ unit: 'binary' }), fc.array(readings))),
  );
  fc.assert(
    fc.property(fc.constantFrom(...INBOUND_ACTIONS), payload, (action, sent) => {
      const request = parseRequest(action, sent, receivedAt);
      expect(request === null).toBe(sent !== null && (typeof sent !== 'object' || Array.isArray(sent)));
      for (const text of textsOf(request)) {
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\u0000');
      }
    }),
    { numRuns: 300 },
  );
});

const authorize = (idTag: unknown) => {
  return parseRequest('Authorize', { idTag }, receivedAt);
};

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsOf);
};
