import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_DIALECT, type Dialect } from '../../src/parse/dialect.ts';
import { momentOfLocalTime } from '../../src/parse/local-time.ts';
import { parseRequest } from '../../src/parse/parse-request.ts';

const receivedAt = new Date('2026-07-01T12:00:05Z');
const dialect = (given: Partial<Dialect>): Dialect => ({ ...PLAIN_DIALECT, ...given });
const zone = 'Europe/Amsterdam';

const timeOf = (timestamp: string, given: Dialect) =>
  parseRequest(
    'StartTransaction',
    { connectorId: 1, idTag: 'A', meterStart: 0, timestamp },
    receivedAt,
    given,
  );

const shown = (timeZone: string, ms: number) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);

const tagOf = (idTag: string, given: Dialect) =>
  parseRequest('Authorize', { idTag }, receivedAt, given)?.idTag;

const readingOf = (measurand: string, given: Dialect) =>
  parseRequest(
    'MeterValues',
    {
      connectorId: 1,
      meterValue: [
        { timestamp: '2026-07-01T12:00:00Z', sampledValue: [{ value: '9.5', measurand, unit: 'A' }] },
      ],
    },
    receivedAt,
    given,
  )?.readings[0];

describe('a time without a zone', () => {
  test('is UTC, unless the charge point is known to write local time', () => {
    expect(timeOf('2026-07-01T14:00:00', PLAIN_DIALECT)?.timestamp.quality).toBe('absurd');
    expect(timeOf('2026-07-01 14:00:00', dialect({ timeZone: zone }))).toMatchObject({
      timestamp: { at: new Date('2026-07-01T12:00:00Z'), quality: 'exact' },
      deviations: [],
    });
  });

  test('with a zone is what it says, whatever the charge point usually writes', () => {
    const time = timeOf('2026-07-01T12:00:00Z', dialect({ timeZone: zone }))?.timestamp;
    expect(time?.at).toEqual(new Date('2026-07-01T12:00:00Z'));
  });

  test.each([
    ['in winter', '2026-01-10T12:00:00', '2026-01-10T11:00:00Z'],
    ['in the hour that comes twice, the nearer one', '2026-10-25T02:30:00', '2026-10-25T01:30:00Z'],
    ['in the hour that spring leaves out', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
  ])('%s', (_, local, utc) => {
    const moment = momentOfLocalTime(Date.parse(`${local}Z`), zone, new Date('2026-10-25T01:31:00Z'));
    expect(new Date(moment)).toEqual(new Date(utc));
  });

  test('is the moment at which clocks there show it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(zone, 'UTC', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (timeZone, date) => {
          const local = shown(timeZone, date.getTime());
          const moment = momentOfLocalTime(Date.parse(`${local.replace(' ', 'T')}Z`), timeZone, date);
          expect(shown(timeZone, moment)).toBe(local);
          expect(Math.abs(moment - date.getTime())).toBeLessThan(1_000);
        },
      ),
    );
  });
});

describe('an id tag', () => {
  test.each([
    ['04A2B3C4', 'C4B3A204'],
    ['04A1B2C3D4E580', '80E5D4C3B2A104'],
    ['NL-TNM-C00122045-K', 'NL-TNM-C00122045-K'],
    ['ABC', 'ABC'],
  ])('%s is %s when UIDs come with the last byte first', (sent, meant) => {
    expect(tagOf(sent, dialect({ reverseUid: true }))).toBe(meant);
    expect(tagOf(sent, PLAIN_DIALECT)).toBe(sent);
  });

  test('comes without what lay behind it in memory', () => {
    expect(tagOf('VID:A0B1C2D3E4F50617\u0002\u0003', PLAIN_DIALECT)).toBe('VID:A0B1C2D3E4F50617');
  });
});

describe('a measurand', () => {
  test('is what the charge point means by it', () => {
    const measurands = new Map([['current.export', 'Current.Import' as const]]);
    expect(readingOf('Current.Export', dialect({ measurands }))?.currentA.l1).toBe(9.5);
    expect(readingOf('Current.Export', PLAIN_DIALECT)?.currentA.l1).toBeNull();
  });

  test('that is nonsense is left out', () => {
    const measurands = new Map([['current.offered', 'ignore' as const]]);
    expect(readingOf('Current.Offered', dialect({ measurands }))).toBeUndefined();
    expect(readingOf('Current.Offered', PLAIN_DIALECT)?.offeredA).toBe(9.5);
  });
});

test('words that say "null" say nothing', () => {
  const status = parseRequest(
    'StatusNotification',
    { connectorId: 1, status: 'Available', errorCode: 'NoError', info: 'null', vendorErrorCode: 'NULL ' },
    receivedAt,
  );
  expect(status).toMatchObject({
    info: null,
    vendorErrorCode: null,
    deviations: ['info: "null"', 'vendorErrorCode: "null"'],
  });
});
