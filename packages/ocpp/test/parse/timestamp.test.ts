import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTimestamp } from '../../src/parse/timestamp.ts';

const receivedAt = new Date('2026-03-01T12:00:00Z');

test.each([
  ['2026-03-01T11:00:00Z', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T11:00:00.5Z', '2026-03-01T11:00:00.500Z', 'exact'],
  ['2026-03-01T11:00:00.123456789Z', '2026-03-01T11:00:00.123Z', 'exact'],
  ['2026-03-01T11:00:00,250Z', '2026-03-01T11:00:00.250Z', 'exact'],
  ['2026-03-01t11:00:00z', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T11:00Z', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T13:00:00+02:00', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T13:00:00+0200', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T13:00:00+02', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01T05:30:00-05:30', '2026-03-01T11:00:00.000Z', 'exact'],
  [' 2026-03-01T11:00:00 Z ', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-03-01 11:00:00Z', '2026-03-01T11:00:00.000Z', 'exact'],
  ['2026-02-28T24:00:00Z', '2026-03-01T00:00:00.000Z', 'exact'],
  ['2025-12-31T23:59:60Z', '2026-01-01T00:00:00.000Z', 'exact'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z', 'exact'],
  ['2026-03-01T12:10:00Z', '2026-03-01T12:10:00.000Z', 'exact'],
  ['2026-03-01T11:00:00', '2026-03-01T11:00:00.000Z', 'zone-assumed'],
  ['2026-03-01 11:00:00', '2026-03-01T11:00:00.000Z', 'zone-assumed'],
  ['1772362800', '2026-03-01T11:00:00.000Z', 'epoch'],
  ['1772362800000', '2026-03-01T11:00:00.000Z', 'epoch'],
  [1772362800, '2026-03-01T11:00:00.000Z', 'epoch'],
])('%j is %s, %s', (raw, at, quality) => {
  const time = parseTimestamp(raw, receivedAt);
  expect({ at: time.at.toISOString(), quality: time.quality }).toEqual({ at, quality });
  expect(time.raw).toBe(String(raw));
});

test('what no database takes is kept as a mark', () => {
  expect(parseTimestamp('2026-03-01T11:00:00Z\0', receivedAt)).toEqual({
    at: receivedAt,
    sent: null,
    raw: '2026-03-01T11:00:00Z\uFFFD',
    quality: 'absurd',
  });
});

test.each([
  '2026-03-01T12:10:01Z',
  '2014-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '222222017-10-27T19:10:11Z',
  '+275760-09-13T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-03-01T24:01:00Z',
  '2026-03-01T25:00:00Z',
  '2026-03-01T11:60:00Z',
  '2026-03-01T11:00:61Z',
  '2026-03-01T11:00:00+15:99',
  '2026-03-01',
  'yesterday',
  'NaN',
  '9'.repeat(1_000),
  '\u0000',
  true,
  {},
  [],
  -1,
  Infinity,
])('%j is absurd and counts as received now', (raw) => {
  expect(parseTimestamp(raw, receivedAt)).toMatchObject({ at: receivedAt, quality: 'absurd' });
});

test.each([undefined, null, ''])('%j is missing', (raw) => {
  expect(parseTimestamp(raw, receivedAt)).toEqual({
    at: receivedAt,
    sent: null,
    raw: null,
    quality: 'missing',
  });
});

test('every instant since 2015 in every offset is read back exactly', () => {
  const instant = fc.date({ min: new Date('2015-01-02'), max: receivedAt, noInvalidDate: true });
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(instant, offset, (at, minutes) => {
      const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
      const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) =>
        `${n}`.padStart(2, '0'),
      );
      const time = parseTimestamp(`${local}${minutes < 0 ? '-' : '+'}${h}:${m}`, receivedAt);
      expect(time).toMatchObject({ at, quality: 'exact' });
    }),
  );
});

test('no value gives an invalid time or one in the future', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { at } = parseTimestamp(value, receivedAt);
      expect(at.getTime()).toBeLessThanOrEqual(receivedAt.getTime() + 600_000);
    }),
  );
});
