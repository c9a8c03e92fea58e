import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths } from '../../reports/month.ts';
import { lastMonthOver, nextMonthOver } from './run-month.ts';

test.each([
  // It is the 1st in Amsterdam, and still November in the last zone.
  ['2026-12-01T03:30:00Z', '2026-10', '2026-11', '2026-12-01T12:00:00.000Z'],
  ['2026-12-01T12:00:00Z', '2026-11', '2026-12', '2027-01-01T12:00:00.000Z'],
])('at %s the last month that is over is %s', (now, last, next, from) => {
  expect(lastMonthOver(new Date(now))).toBe(last);
  expect(nextMonthOver(new Date(now))).toEqual({ month: next, from: new Date(from) });
});

test('the next month may be settled from the moment that is told, and not before', () => {
  const moments = date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  assert(
    property(moments, (now) => {
      const { month, from } = nextMonthOver(now);
      expect(from > now).toBe(true);
      expect(lastMonthOver(from)).toBe(month);
      expect(lastMonthOver(new Date(from.getTime() - 1))).toBe(addMonths(month, -1));
    }),
  );
});
