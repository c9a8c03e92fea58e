import { expect, it } from 'vitest';
import { begunMonth, reportOf } from './report-in-url.ts';

const report = (search: string) => reportOf(new URLSearchParams(search), '2026-11');
const stationId = '3f0e6f1e-6d5c-4a3c-9a55-0f6f3b1c2d4e';

it('asks for the last twelve months of all stations when the address says nothing', () => {
  expect(report('')).toEqual({ from: '2025-12', to: '2026-11' });
});

it('takes what the address says', () => {
  expect(report(`from=2026-01&to=2026-03&stationId=${stationId}`)).toEqual({
    from: '2026-01',
    to: '2026-03',
    stationId,
  });
});

it('has a row for each connector if the address says so', () => {
  expect(report('by=connector&to=2026-11')).toMatchObject({ by: 'connector' });
  expect(report('by=car')).not.toHaveProperty('by');
});

it('counts back from the last month that is asked for', () => {
  expect(report('to=2026-03')).toEqual({ from: '2025-04', to: '2026-03' });
});

it('leaves out what is not right, and never asks for a period that ends before it begins', () => {
  expect(report('from=2026-13&to=soon&stationId=7')).toEqual({ from: '2025-12', to: '2026-11' });
  expect(report('from=2026-08&to=2026-03')).toEqual({ from: '2026-03', to: '2026-03' });
});

it('counts a month as begun when a day of it is over', () => {
  expect(begunMonth(new Date('2026-12-01T11:00:00Z'))).toBe('2026-11');
  expect(begunMonth(new Date('2026-12-02T11:00:00Z'))).toBe('2026-12');
});
