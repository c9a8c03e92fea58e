import { describe, expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(4),
  meterStartWh: 163n,
  meterStopWh: 163n,
  readings: [],
  maxPowerW: 22_080,
  current: 'ac',
  register: 'auto',
};

const asked = (changed: Partial<EnergyFacts>) =>
  needsReview(sessionEnergy({ ...facts, ...changed }).anomalies);

/** Samples at zero, a minute apart. */
const drawing = (...powersW: number[]) => powersW.map((powerW, index) => reading(0.4 + index, 0, { powerW }));

describe('start and stop are one register', () => {
  test('and the samples are at zero, though a car charged', () => {
    expect(asked({ readings: drawing(0, 4_209, 4_230, 550) })).toEqual(['power_disagrees']);
  });

  test('and no car charged, or at a single moment, or for less than a register has to tell, or it may be a rounded one', () => {
    expect(asked({ readings: drawing(900, 900, 900, 900) })).toEqual([]);
    expect(asked({ readings: drawing(900, 900, 4_209, 900) })).toEqual([]);
    const briefly = [0, 1_400, 1_400, 0].map((powerW, index) => reading(0.4 + index / 6, 0, { powerW }));
    expect(asked({ readings: briefly })).toEqual([]);
    const rounded = { meterStartWh: 200n, meterStopWh: 200n };
    expect(asked({ ...rounded, readings: drawing(0, 4_209, 4_230, 550) })).toEqual([]);
  });
});

const single = (minutes: number, registerWh: number, powerW: number | null) => [
  reading(minutes, registerWh, { powerW }),
];

describe('a single sample beyond start and stop that is a multiple of a hundred', () => {
  test('by chance, since by its power the car took more', () => {
    const ends = { meterStartWh: 28_600_212n, meterStopWh: 28_600_236n, stoppedAt: at(1.5) };
    expect(asked({ ...ends, readings: single(0.9, 28_600_300, 7_700) })).toEqual(['power_disagrees']);
    const still = { meterStartWh: 15_408_283n, meterStopWh: 15_408_283n, stoppedAt: at(9.2) };
    expect(asked({ ...still, readings: single(4.2, 15_408_200, 2_053) })).toEqual(['power_disagrees']);
  });

  test('or rounded, as its power, or none, leaves open, or a second one', () => {
    const ends = { meterStartWh: 28_600_212n, meterStopWh: 28_600_236n, stoppedAt: at(1.5) };
    expect(asked({ ...ends, readings: single(0.9, 28_600_300, 900) })).toEqual([]);
    expect(asked({ ...ends, readings: single(0.9, 28_600_300, null) })).toEqual([]);
    // Between start and stop it tells nothing else.
    expect(asked({ ...ends, meterStopWh: 28_600_305n, readings: single(0.9, 28_600_300, 9_000) })).toEqual(
      [],
    );
    const two = [...single(0.6, 28_600_300, 7_700), ...single(0.9, 28_600_300, 7_700)];
    expect(asked({ ...ends, readings: two })).toEqual([]);
  });
});

const told = (minutes: number, registerWh: number, energyWh: bigint) =>
  reading(minutes, registerWh, { interval: { energyWh, seconds: 900 } });

const twoIntervals = (firstWh: bigint, secondWh: bigint) => [
  told(11.6, 56_017, firstWh),
  told(26.6, 56_292, secondWh),
];

test('a register that rises by the same share of each interval misses a phase', () => {
  const session = { meterStartWh: 55_814n, meterStopWh: 56_292n, stoppedAt: at(60), maxPowerW: 43_470 };
  const still = [41.6, 56.6].map((minutes) => told(minutes, 56_292, 0n));
  expect(asked({ ...session, readings: [...twoIntervals(305n, 412n), ...still] })).toEqual([
    'power_disagrees',
  ]);
  const aSecondSooner = told(26.6 - 1 / 60, 56_292, 412n);
  expect(asked({ ...session, readings: [told(11.6, 56_017, 305n), aSecondSooner, ...still] })).toEqual([
    'power_disagrees',
  ]);
  expect(asked({ ...session, readings: [...twoIntervals(305n, 340n), ...still] })).toEqual([]);
  expect(asked({ ...session, readings: [...twoIntervals(203n, 275n), ...still] })).toEqual([]);
});

/** At a steady 7.1 kW for two hours, with a register every so many minutes, first after the shift, and intervals of 15. */
const steadily = (stepMinutes: number, shiftMinutes: number): Partial<EnergyFacts> => {
  const perMinuteWh = 118.7;
  const whAt = (minutes: number) => 50_013 + Math.round(perMinuteWh * minutes);
  const registers = Array.from(
    { length: Math.ceil(120 / stepMinutes) },
    (_, n) => shiftMinutes + n * stepMinutes,
  );
  const intervals = Array.from({ length: 7 }, (_, n) => 15 * (n + 1));
  const minutes = [...new Set([...registers, ...intervals])].filter((minute) => minute > 0 && minute < 120);
  const interval = { energyWh: BigInt(Math.round(15 * perMinuteWh)), seconds: 900 };
  const readings = minutes
    .toSorted((a, b) => a - b)
    .map((minute) => reading(minute, whAt(minute), minute % 15 === 0 ? { interval } : {}));
  const [meterStartWh, meterStopWh] = [BigInt(whAt(0)), BigInt(whAt(120))];
  return { meterStartWh, meterStopWh, stoppedAt: at(120), readings };
};

test.each([
  [1, 0],
  [5, 0],
  [7.5, 0],
  [5, 2],
  [10, 3],
  [14, 3],
  [15, 0],
])(
  'a register every %d minutes from minute %d tells of no more of an interval than its time',
  (step, shift) => {
    expect(asked(steadily(step, shift))).toEqual([]);
  },
);
