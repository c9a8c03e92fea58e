import { expect, test } from 'vitest';
import { afterFailure, endsProcesses } from './after-failure.ts';

test('attempts are ever further apart, at most two hours, for most of a day; then it is given up', () => {
  let minutes = 0;
  const delays: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const next = afterFailure({ attempts, permanent: false });
    if (next.kind === 'give-up') break;
    delays.push(next.afterMs / 60_000);
    minutes += next.afterMs / 60_000;
  }
  expect(delays.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 64, 120]);
  expect(Math.max(...delays)).toBe(120);
  expect(minutes / 60).toBeGreaterThan(12);
  expect(minutes / 60).toBeLessThan(24);
});

test('what is refused for good is not tried again', () => {
  expect(afterFailure({ attempts: 1, permanent: true })).toEqual({ kind: 'give-up' });
});

test('what is begun for the 51st time without an end is not begun again', () => {
  expect([0, 1, 50, 51].map(endsProcesses)).toEqual([false, false, false, true]);
});
