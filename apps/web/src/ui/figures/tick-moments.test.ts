import { expect, test } from 'vitest';
import { tickMoments } from './tick-moments.ts';

const minuteOf = (moment: string) => moment.slice(11, 16);

test('of moments with the same label only the first has a mark', () => {
  const moments = ['00:10', '00:40', '01:10', '01:40', '02:10'].map((time) => `2026-11-22T10:${time}Z`);
  expect(tickMoments(moments, minuteOf)).toEqual([moments[0], moments[2], moments[4]]);
});

test('a day has a mark each hour', () => {
  const moments = Array.from({ length: 289 }, (_, index) =>
    new Date(Date.UTC(2026, 10, 22, 0, index * 5)).toISOString(),
  );
  const ticks = tickMoments(moments, minuteOf);
  expect(ticks).toHaveLength(25);
  expect(ticks.slice(0, 2).map(minuteOf)).toEqual(['00:00', '01:00']);
});
