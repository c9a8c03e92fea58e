import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  dayOf,
  daysPeriod,
  monthOf,
  monthPeriod,
  monthsBetween,
  samePartOfPreviousMonth,
} from './month.ts';

const amsterdam = 'Europe/Amsterdam';
const zones = [
  'Europe/Amsterdam',
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const hours = ({ from, until }: { from: Date; until: Date }) =>
  (until.getTime() - from.getTime()) / 3_600_000;
const iso = ({ from, until }: { from: Date; until: Date }) => [from.toISOString(), until.toISOString()];

describe('months and days on a local clock', () => {
  test.each([
    ['2026-10-31T22:59:59Z', '2026-10', '2026-10-31'],
    ['2026-10-31T23:00:00Z', '2026-11', '2026-11-01'],
    ['2026-06-30T22:00:00Z', '2026-07', '2026-07-01'],
    ['2026-12-31T23:00:00Z', '2027-01', '2027-01-01'],
  ])('%s in Amsterdam is in %s, on %s', (at, month, day) => {
    expect(monthOf(new Date(at), amsterdam)).toBe(month);
    expect(dayOf(new Date(at), amsterdam)).toBe(day);
  });

  test('a month with a change of clock is an hour shorter or longer', () => {
    expect(iso(monthPeriod('2026-03', amsterdam))).toEqual([
      '2026-02-28T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ]);
    expect(hours(monthPeriod('2026-03', amsterdam))).toBe(31 * 24 - 1);
    expect(hours(monthPeriod('2026-10', amsterdam))).toBe(31 * 24 + 1);
  });

  test('so is a day', () => {
    expect(hours(daysPeriod('2026-03-29', '2026-03-29', amsterdam))).toBe(23);
    expect(hours(daysPeriod('2026-10-25', '2026-10-25', amsterdam))).toBe(25);
    expect(iso(daysPeriod('2026-11-21', '2026-11-22', amsterdam))).toEqual([
      '2026-11-20T23:00:00.000Z',
      '2026-11-22T23:00:00.000Z',
    ]);
  });

  test('every moment lies in the period of its month and its day', () => {
    const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
        const day = dayOf(at, zone);
        for (const { from, until } of [monthPeriod(monthOf(at, zone), zone), daysPeriod(day, day, zone)]) {
          expect(from <= at && at < until).toBe(true);
        }
      }),
    );
  });

  test('one month ends where the next begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 120 }), fc.constantFrom(...zones), (count, zone) => {
        const month = addMonths('2026-01', count);
        expect(monthPeriod(month, zone).until).toEqual(monthPeriod(addMonths(month, 1), zone).from);
      }),
    );
  });

  test('counting months', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsBetween('2026-12', '2026-11')).toEqual([]);
  });

  test.each([
    ['2026-11-22T12:00:00Z', '2026-09-30T22:00:00.000Z', '2026-10-22T11:00:00.000Z'],
    ['2026-03-31T12:00:00Z', '2026-01-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z'],
  ])('%s compares with %s to %s', (now, from, until) => {
    expect(iso(samePartOfPreviousMonth(new Date(now), amsterdam))).toEqual([from, until]);
  });
});
