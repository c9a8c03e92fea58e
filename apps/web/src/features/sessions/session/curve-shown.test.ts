import { expect, test } from 'vitest';
import { curveShown } from './curve-shown.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 3, 8, minutes)).toISOString();

test('without readings there is nothing to show', () => {
  expect(curveShown([])).toBeNull();
});

test('power that was sent is shown as it is', () => {
  const points = [
    { at: at(0), powerW: 7_000, energyWh: 0 },
    { at: at(10), powerW: null, energyWh: 1_000 },
  ];
  expect(curveShown(points)).toEqual({ kind: 'power', points });
});

test('registers alone show the average power from one to the next, and none where the meter counts back', () => {
  const points = [0, 1_000, 1_000, 500].map((energyWh, n) => ({ at: at(n * 10), powerW: null, energyWh }));
  const shown = curveShown(points);
  expect(shown?.kind).toBe('registers');
  expect(shown?.points.map(({ powerW }) => powerW)).toEqual([6_000, 0, 0, null]);
});
