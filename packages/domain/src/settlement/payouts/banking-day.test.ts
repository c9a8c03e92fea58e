import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBankingDay, payoutDayFrom } from './banking-day.ts';

test('banks are closed at weekends and on six days of the year, two of which go with Easter', () => {
  const closed = {
    2024: ['01-01', '03-29', '04-01', '05-01', '12-25', '12-26'],
    2025: ['01-01', '04-18', '04-21', '05-01', '12-25', '12-26'],
    2026: ['01-01', '04-03', '04-06', '05-01', '12-25', '12-26'],
    2027: ['01-01', '03-26', '03-29', '05-01', '12-25', '12-26'],
    2038: ['01-01', '04-23', '04-26', '05-01', '12-25', '12-26'],
  };
  for (const [year, days] of Object.entries(closed)) {
    const found: string[] = [];
    for (let at = Date.UTC(Number(year), 0, 1); at < Date.UTC(Number(year) + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const isWeekend = new Date(at).getUTCDay() % 6 === 0;
      if (isWeekend) expect(isBankingDay(day), day).toBe(false);
      if (!isBankingDay(day) && (!isWeekend || days.includes(day.slice(5)))) found.push(day.slice(5));
    }
    expect(found).toEqual(days);
  }
});

test.each([
  ['2026-12-03', 20, '2026-12-21'],
  ['2026-12-21', 20, '2026-12-21'],
  ['2026-12-22', 20, '2027-01-20'],
  ['2027-01-05', 1, '2027-02-01'],
  // The day before a weekend, and a day that is put off over one, into the next month or over Easter.
  ['2026-11-20', 20, '2026-11-20'],
  ['2026-02-10', 28, '2026-03-02'],
  ['2026-03-01', 28, '2026-03-02'],
  ['2026-03-03', 28, '2026-03-30'],
  ['2026-04-01', 3, '2026-04-07'],
  ['2026-12-24', 25, '2026-12-28'],
  ['2026-12-31', 1, '2027-01-04'],
])('what is made on %s is paid from day %i on: %s', (issuedOn, payoutDay, payoutOn) => {
  expect(payoutDayFrom(issuedOn, payoutDay)).toBe(payoutOn);
});

test('a payout day is a banking day, not before a document, and each later document is not paid earlier', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 28 }), (one, other, payoutDay) => {
      const paidOn = payoutDayFrom(one, payoutDay);
      expect(isBankingDay(paidOn)).toBe(true);
      expect(paidOn >= one).toBe(true);
      if (one <= other) expect(paidOn <= payoutDayFrom(other, payoutDay)).toBe(true);
    }),
  );
});
