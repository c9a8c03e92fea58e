import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downsampleCurve, type CurvePoint } from './downsample-curve.ts';
import { durationSeconds, energySoFar, liveFigures, type LiveFacts } from './live-figures.ts';

const now = new Date('2026-11-22T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const session: LiveFacts = {
  startedAt: minutesAgo(75),
  maxPowerW: 22_080,
  meterStartWh: 1_000_000n,
  energyWh: 4_000n,
  tariff: {
    id: 'tariff-1',
    currency: 'EUR',
    vatBasis: 'incl',
    validFrom: new Date(0),
    components: [{ kind: 'energy', pricePerKwh: '0.3500' }],
    timeZone: 'Europe/Amsterdam',
  },
  free: null,
  course: { startedAt: minutesAgo(75), until: now, registers: [], idle: [] },
};
const reading = { at: minutesAgo(1), registerWh: 1_004_250n, powerW: 7_360 };

describe('the figures of a running session', () => {
  test('follow its latest reading', () => {
    expect(liveFigures(session, reading, now)).toEqual({
      energyWh: 4_250n,
      powerW: 7_360,
      durationSeconds: 4_500,
      amount: '1.487500',
    });
  });

  test('a reading of more than 15 minutes ago says nothing about the power now', () => {
    expect(liveFigures(session, { ...reading, at: minutesAgo(15) }, now).powerW).toBe(7_360);
    expect(liveFigures(session, { ...reading, at: minutesAgo(15.1) }, now).powerW).toBeNull();
  });

  test('without a reading: what was known, no power', () => {
    expect(liveFigures(session, null, now)).toMatchObject({
      energyWh: 4_000n,
      powerW: null,
      amount: '1.400000',
    });
  });

  test('a free session costs nothing', () => {
    expect(liveFigures({ ...session, free: { rule: 'free-charging' } }, reading, now).amount).toBe(
      '0.000000',
    );
  });
});

describe('energy so far', () => {
  test.each([
    ['grows with the register', 1_004_250n, 4_000n, 4_250n],
    ['never falls', 1_003_000n, 4_000n, 4_000n],
    ['stands without a register', null, 4_000n, 4_000n],
    ['takes a register below the start as counted from the start', 4_500n, 4_000n, 4_500n],
    ['takes a few Wh below the start as rounding', 999_995n, 0n, 0n],
    ['leaves a negative register alone', -1n, 4_000n, 4_000n],
  ])('%s', (_, registerWh, previousWh, expected) => {
    expect(energySoFar(session, { at: minutesAgo(1), registerWh }, previousWh)).toBe(expected);
  });

  const young = { startedAt: minutesAgo(90), meterStartWh: 0n, maxPowerW: 22_080 };
  const first = { at: minutesAgo(89.8), registerWh: 21_000n };

  test('does not count what nobody can have charged before the first sample', () => {
    expect(energySoFar(young, first, 0n)).toBe(0n);
    expect(energySoFar({ ...young, first }, { at: minutesAgo(45), registerWh: 23_000n }, 0n)).toBe(2_000n);
    expect(energySoFar({ ...young, first }, { at: minutesAgo(1), registerWh: 25_000n }, 2_000n)).toBe(4_000n);
  });

  test('counts from zero where the register does', () => {
    const own = { at: minutesAgo(75), registerWh: 2_750n };
    expect(energySoFar({ ...young, first: own }, { at: minutesAgo(45), registerWh: 8_250n }, 0n)).toBe(
      8_250n,
    );
  });

  test('counts in kWh where the quirk profile says so', () => {
    const inKwh = { ...young, meterStartWh: 58n };
    expect(energySoFar(inKwh, { at: minutesAgo(30), registerWh: 62n }, 0n, 'kwh')).toBe(4_000n);
  });

  test('leaves out a value that no charger can have counted to', () => {
    expect(energySoFar(session, { at: minutesAgo(1), registerWh: 99_999_999n }, 4_000n)).toBe(4_000n);
  });
});

test('the duration is whole seconds and never negative', () => {
  expect(durationSeconds(new Date(now.getTime() - 1_999), now)).toBe(1);
  expect(durationSeconds(minutesAgo(-5), now)).toBe(0);
});

const power = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 350_000 }), fc.integer({ min: 349_990, max: 350_000 })),
);
const curve = fc
  .array(power, { maxLength: 3_000 })
  .map((watts) => watts.map((powerW, minute): CurvePoint => ({ at: new Date(minute * 60_000), powerW })));

const peak = (points: readonly CurvePoint[]): number => {
  return points.reduce((highest, { powerW }) => Math.max(highest, powerW ?? -1), -1);
};

describe('a downsampled curve', () => {
  test('has at most 600 points and keeps first, last, peak and order', () => {
    fc.assert(
      fc.property(curve, (points) => {
        const kept = downsampleCurve(points);
        expect(kept.length).toBe(points.length <= 600 ? points.length : kept.length);
        expect(kept.length).toBeLessThanOrEqual(600);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(peak(kept)).toBe(peak(points));
        expect(kept.every((point, index) => index === 0 || point.at > (kept[index - 1]?.at ?? now))).toBe(
          true,
        );
      }),
    );
  });

  test('keeps a dip of one point and holds to any limit', () => {
    const points = Array.from({ length: 10_000 }, (_, index) => ({
      at: new Date(index * 1000),
      powerW: index === 4_321 ? 0 : 11_000,
    }));
    expect(downsampleCurve(points).some(({ powerW }) => powerW === 0)).toBe(true);
    expect(downsampleCurve(points, 50).length).toBeLessThanOrEqual(50);
    expect(downsampleCurve(points, 4).length).toBe(4);
  });
});
