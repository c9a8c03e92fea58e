import { expect, test } from 'vitest';
import { suspiciousMoments } from './suspicious-moments.ts';

const points = ['10:00', '10:20', '10:40'].map((time) => ({ at: `2026-11-29T${time}:00.000Z` }));
const markedFor = (...times: string[]) =>
  [
    ...suspiciousMoments(
      points,
      times.map((time) => ({ until: `2026-11-29T${time}:00Z` })),
    ),
  ].map((at) => at.slice(11, 16));

test('a step is marked at its end, or at the point that stands for it', () => {
  expect(markedFor('10:20')).toEqual(['10:20']);
  // Of a long session not every reading is shown.
  expect(markedFor('10:25', '10:31')).toEqual(['10:40']);
  // The register of the stop is no point of the curve.
  expect(markedFor('10:45')).toEqual(['10:40']);
  expect(markedFor()).toEqual([]);
});
