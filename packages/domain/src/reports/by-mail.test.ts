import { expect, test } from 'vitest';
import { mailedMonth, reportPath } from './by-mail.ts';

test.each([
  ['2026-12-01T23:00:00Z', '2026-10'],
  ['2026-12-02T04:59:59Z', '2026-10'],
  ['2026-12-02T05:00:00Z', '2026-11'],
  ['2026-12-31T23:30:00Z', '2026-11'],
  ['2027-01-02T05:00:00Z', '2026-12'],
])('at %s the reports of %s are due', (now, month) => {
  expect(mailedMonth(new Date(now))).toBe(month);
});

test('a link leads to the report about its month', () => {
  expect(reportPath('monthly', '2026-11')).toBe('/reports?from=2026-11&to=2026-11');
  expect(reportPath('co2', '2026-11')).toBe('/reports/co2?year=2026');
  expect(reportPath('faults', '2026-11')).toBe('/reports/faults?to=2026-11');
});
