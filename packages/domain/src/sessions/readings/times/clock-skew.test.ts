import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownBefore, NO_HISTORY, rememberSample, seemsLocalTime, type ClockSample } from './clock-skew.ts';

const start = Date.UTC(2026, 10, 22, 12);
const sampleOf = (minute: number, skewSeconds: number, zoneless = false): ClockSample => ({
  receivedAt: new Date(start + minute * 60_000),
  sentAt: new Date(start + minute * 60_000 + skewSeconds * 1_000),
  zoneless,
});
const after = (...skews: number[]) =>
  skews.reduce((history, seconds, minute) => rememberSample(history, sampleOf(minute, seconds)), NO_HISTORY);
const secondsAfter = (...skews: number[]) => {
  const { skew } = after(...skews);
  return skew === null ? null : skew.skewMs / 1_000;
};

test('five messages that agree tell how far the clock is off', () => {
  expect(secondsAfter(3_600, 3_601, 3_599, 3_600)).toBeNull();
  expect(secondsAfter(3_600, 3_601, 3_599, 3_600, 3_630)).toBe(3_600);
});

test.each([
  [30, false, null],
  [-59, false, null],
  [90, true, null],
  [-240, true, null],
  [301, true, 301_000],
  [-3_600, true, -3_600_000],
])('D25: %i s: a person is told: %s; corrected by %s', (seconds, isOff, correctionMs) => {
  const { skew } = after(seconds, seconds, seconds, seconds, seconds);
  expect(skew).toMatchObject({ isOff, correctionMs });
});

const afterRestart = (...skews: number[]) =>
  skews.map((skew, minute) => sampleOf(minute, skew)).reduce(rememberSample, knownBefore(3_600)).skew?.skewMs;

test('what was known before a restart holds until five messages agree or the clock was set', () => {
  expect(afterRestart()).toBe(3_600_000);
  expect(afterRestart(3_610, 600, 3_610)).toBe(3_600_000);
  expect(afterRestart(...Array<number>(5).fill(3_610))).toBe(3_610_000);
  expect(afterRestart(2)).toBeUndefined();
  expect(knownBefore(null)).toEqual(NO_HISTORY);
});

test('a queue that is being emptied says nothing of the clock', () => {
  expect(secondsAfter(-7_200, -6_600, -6_000, -5_400, -4_800, -4_200)).toBeNull();
});

test('a message that came late does not change what is known', () => {
  expect(secondsAfter(3_600, 3_600, 3_600, 3_600, 3_600, 3_300, 600)).toBe(3_600);
});

test('a queue that is being emptied does not change what is known', () => {
  const queue = [-7_200, -6_600, -6_000, -5_400, -4_800, -4_200, -3_600];
  expect(secondsAfter(...Array<number>(5).fill(600), ...queue)).toBe(600);
});

test('D25: a clock that is set is never corrected by what it was before', () => {
  expect(secondsAfter(3_600, 3_600, 3_600, 3_600, 3_600, 2)).toBeNull();
  expect(secondsAfter(-3_600, -3_600, -3_600, -3_600, -3_600, -1_800)).toBeNull();
  expect(secondsAfter(...Array<number>(5).fill(7_200), ...Array<number>(5).fill(3_600))).toBe(3_600);
});

test('a steady clock is known to within a minute, whatever came late', () => {
  const late = fc.option(fc.integer({ min: 61, max: 100_000 }), { nil: 0, freq: 3 });
  fc.assert(
    fc.property(
      fc.integer({ min: -90_000, max: 90_000 }),
      fc.array(late, { maxLength: 4 }),
      (skew, delays) => {
        const steady = Array<number>(5).fill(skew);
        const seconds = secondsAfter(...steady, ...delays.map((delay) => skew - delay));
        expect(seconds === null || Math.abs(seconds - skew) <= 60).toBe(true);
      },
    ),
  );
});

const local = (seconds: number, zoneless = true) =>
  [0, 1, 2, 3, 4].map((minute) => sampleOf(minute, seconds, zoneless)).reduce(rememberSample, NO_HISTORY);

test('row 21 Growatt: local time without a zone is recognised by the distance of its station to UTC', () => {
  expect(seemsLocalTime(local(3_610), 'Europe/Amsterdam')).toBe(true);
  expect(seemsLocalTime(local(3_610, false), 'Europe/Amsterdam')).toBe(false);
  expect(seemsLocalTime(local(7_200), 'Europe/Amsterdam')).toBe(false);
  expect(seemsLocalTime(local(0), 'Europe/Lisbon')).toBe(false);
  expect(seemsLocalTime(local(19_800), 'Asia/Kolkata')).toBe(true);
});
