import { describe, expect, test } from 'vitest';
import { proposedTimes, toldTimes, type OverlappingSession } from './overlap-times.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 29, 10, minutes));
const readings = (...told: readonly (readonly [minutes: number, registerWh: number])[]) =>
  told.map(([minutes, registerWh]) => ({ at: at(minutes), registerWh: BigInt(registerWh) }));

/** From 10:00 to 11:30, and from 11:00 to 12:00: half an hour in both. */
const earlier: OverlappingSession = {
  startedAt: at(0),
  endedAt: at(90),
  beginWh: 1_000n,
  endWh: 9_000n,
  readings: [],
};
const later: OverlappingSession = {
  startedAt: at(60),
  endedAt: at(120),
  beginWh: 9_000n,
  endWh: 14_000n,
  readings: [],
};
const both = (a: OverlappingSession, b: OverlappingSession) => ({
  earlier: proposedTimes(a, { previous: null, next: b }),
  later: proposedTimes(b, { previous: a, next: null }),
});

describe('two sessions of a connector that overlap', () => {
  test('without readings the start stands, and the earlier one ended then', () => {
    expect(both(earlier, later)).toEqual({ earlier: { startedAt: at(0), endedAt: at(60) }, later: null });
  });

  test('the earlier one had all its energy: its stop was told late', () => {
    const full = { ...earlier, readings: readings([50, 8_000], [70, 9_000], [85, 9_000]) };
    expect(both(full, later).earlier).toEqual({ startedAt: at(0), endedAt: at(60) });
  });

  test('the earlier one still charged, the later one did not: it began at the end of the earlier one', () => {
    const charging = { ...earlier, readings: readings([70, 7_000], [80, 8_000], [90, 9_000]) };
    const next = { ...later, readings: readings([80, 9_000], [100, 11_000]) };
    expect(both(charging, next)).toEqual({
      earlier: null,
      later: { startedAt: at(90), endedAt: at(120) },
    });
  });

  test('the one charged after the other: the last moment at which the earlier one charged', () => {
    const charging = { ...earlier, readings: readings([70, 7_000], [75, 8_500], [85, 9_000]) };
    const next = { ...later, readings: readings([65, 9_000], [80, 9_300], [90, 10_000]) };
    expect(both(charging, next)).toEqual({
      earlier: { startedAt: at(0), endedAt: at(75) },
      later: { startedAt: at(75), endedAt: at(120) },
    });
  });

  test('both charged at once: nobody can tell', () => {
    const charging = { ...earlier, readings: readings([70, 7_000], [85, 8_500]) };
    const next = { ...later, readings: readings([75, 9_300], [90, 10_000]) };
    expect(both(charging, next)).toEqual({ earlier: null, later: null });
  });

  test('one within the other, while that still charged: nobody can tell', () => {
    const long = { ...earlier, endedAt: at(300), readings: readings([200, 8_000]) };
    expect(both(long, later)).toEqual({ earlier: null, later: null });
  });
});

test('a session between two others is cut at both ends', () => {
  const session = { ...later, startedAt: at(60), endedAt: at(150) };
  const previous = { ...earlier, readings: readings([80, 8_000]) };
  const next = { ...later, startedAt: at(120), endedAt: at(200) };
  expect(proposedTimes(session, { previous, next })).toEqual({ startedAt: at(90), endedAt: at(120) });
});

test('an end a minute after the next start is the same moment', () => {
  expect(proposedTimes({ ...earlier, endedAt: at(61) }, { previous: null, next: later })).toBeNull();
});

describe('times that decisions have changed', () => {
  const times = (from: number, until: number) => ({ startedAt: at(from), endedAt: at(until) });
  const first = { decidedAt: at(200), before: times(0, 90) };
  const second = { decidedAt: at(300), before: times(0, 60) };

  test('are told as before the first of them, until they are that again', () => {
    expect(toldTimes(times(10, 60), at(100), [first, second])).toEqual(times(0, 90));
    expect(toldTimes(times(0, 90), at(100), [first, second])).toBeNull();
    expect(toldTimes(times(0, 90), at(100), [])).toBeNull();
  });

  test('keep the end that a stop told after the decision', () => {
    expect(toldTimes(times(10, 95), at(250), [first])).toEqual(times(0, 95));
    expect(toldTimes(times(0, 95), at(250), [first])).toBeNull();
  });
});
