import { expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import type { MeterReading } from '../meter-reading.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const THREE = { l1: 10, l2: 10, l3: 10 };

const decide = (
  facts: Partial<EnergyFacts> & { readonly begin?: number; readonly end: number; readonly minutes: number },
) => {
  const { begin = 200_311, end, minutes, ...more } = facts;
  const { energyWh, anomalies } = sessionEnergy({
    startedAt,
    stoppedAt: at(minutes),
    meterStartWh: BigInt(begin),
    meterStopWh: BigInt(end),
    readings: [],
    maxPowerW: 22_080,
    current: 'ac',
    register: 'auto',
    ...more,
  });
  return { energyWh: Number(energyWh), asked: needsReview(anomalies) };
};

const standingStill = (powerW: number) =>
  Array.from({ length: 11 }, (_, index) =>
    reading(index * 5 + 1, 200_311, { powerW, currentA: THREE, voltageV: 230 }),
  );
const eachHour = (powerW: number | null) =>
  [
    [120, 7_200, 4_180],
    [300, 10_800, 4_180],
    [420, 7_200, 4_180],
    [540, 7_200, 4_180],
  ].map(([minutes = 0, seconds = 0, energyWh = 0], index) =>
    reading(minutes, 208_000 + 8_360 * index, {
      powerW,
      interval: { energyWh: BigInt(energyWh), seconds },
    }),
  );

/** Hourly samples of a steady car; one gap has a pause. */
const rising = (share: (index: number) => number, pauseAt: number) => {
  let wh = 200_311;
  return Array.from({ length: 9 }, (_, index) => {
    wh += index === 0 ? 0 : Math.round(3_670 * (index === pauseAt ? 0.3 : share(index)));
    return reading(index * 60 + 1, wh, { powerW: 3_670 });
  });
};
const askedOfWhole = (readings: readonly MeterReading[]) =>
  decide({ readings, end: Number(readings.at(-1)?.registerWh), minutes: 482 }).asked;

test('power and current in messages of their own are not parts of one another', () => {
  const readings = Array.from({ length: 11 }, (_, index) => [
    reading(index * 5 + 1, 200_311 + 1_150 * index, {}),
    reading(index * 5 + 1, null, { powerW: 6_900 }),
    reading(index * 5 + 1, null, { currentA: THREE, voltageV: 232 }),
  ]).flat();
  expect(decide({ readings, end: 211_811, minutes: 52 }).asked).toEqual(['power_disagrees']);
});

test('current is heard where power is always 0, or in kW that are called W', () => {
  for (const powerW of [0, 7])
    expect(decide({ readings: standingStill(powerW), end: 200_311, minutes: 52 }).asked).toEqual([
      'power_disagrees',
    ]);
  const slow = Array.from({ length: 11 }, (_, index) =>
    reading(index * 60 + 1, 200_311, { powerW: 0, currentA: { l1: 3.5, l2: null, l3: null }, voltageV: 230 }),
  );
  expect(decide({ readings: slow, end: 200_311, minutes: 620 }).asked).toEqual(['power_disagrees']);
  // What a car that idles draws on all phases is no charging.
  const idle = { l1: 0.9, l2: 0.9, l3: 0.9 };
  const readings = Array.from({ length: 11 }, (_, index) =>
    reading(index * 60 + 1, 200_311, { powerW: 4, currentA: idle, voltageV: 230 }),
  );
  expect(decide({ readings, end: 200_341, minutes: 620 }).asked).toEqual([]);
});

test('a single power that the connector cannot deliver is left out', () => {
  const readings = Array.from({ length: 12 }, (_, index) =>
    reading(index * 15 + 4, 200_311 + index, { powerW: index === 0 ? 65_535 : index < 7 ? 5_040 : 0 }),
  );
  expect(decide({ readings, end: 200_323, minutes: 180, maxPowerW: 11_040 }).asked).not.toEqual([]);
});

test('between samples an hour apart a car may pause', () => {
  const registers = [203_402, 207_072, 210_741, 212_000, 214_439, 217_074, 219_373];
  const readings = registers.map((wh, index) => reading(index * 60 + 30, wh, { powerW: 3_670 }));
  expect(decide({ readings, begin: 201_637, end: 220_633, minutes: 411 })).toEqual({
    energyWh: 18_996,
    asked: [],
  });
});

test('between two samples a car may draw more than at both, once', () => {
  const dc = { current: 'dc', maxPowerW: null, minutes: 44 } as const;
  const registers = [200_313, ...Array<number>(8).fill(204_149)];
  const readings = registers.map((wh, index) =>
    reading(index * 5 + 0.1, wh, { powerW: index === 0 ? 13_220 : 0 }),
  );
  expect(decide({ ...dc, readings, end: 204_149 })).toEqual({ energyWh: 3_838, asked: [] });
});

test('a meter that counts twice, sampled each quarter of an hour', () => {
  const readings = Array.from({ length: 30 }, (_, index) =>
    reading(index * 15 + 7, 202_000 + 5_500 * Math.min(index, 5), { powerW: index < 5 ? 11_000 : 0 }),
  );
  expect(decide({ readings, end: 229_500, minutes: 460 }).asked).toEqual(['power_disagrees']);
});

test('an interval at the begin counts whole, unless another session ended within it', () => {
  const readings = [6_237, 0, 0, 0, 0].map((energyWh, index) =>
    reading(index * 60 + 39, 204_469, { interval: { energyWh: BigInt(energyWh), seconds: 3_600 } }),
  );
  const missed = { readings, end: 204_469, minutes: 300 };
  expect(decide(missed).asked).toEqual(['power_disagrees']);
  const previousEnd = { at: at(-10), registerWh: 200_311n };
  expect(decide({ ...missed, previousEnd }).asked).toEqual([]);
});

test('an interval in which another session ended is at least what that cannot have taken', () => {
  const readings = [10_509, 7, 0, 0].map((energyWh, index) =>
    reading(index * 60 + 32, 200_321, { interval: { energyWh: BigInt(energyWh), seconds: 3_600 } }),
  );
  const previousEnd = { at: at(-5), registerWh: 200_311n };
  expect(decide({ readings, end: 200_321, minutes: 220, previousEnd }).asked).not.toEqual([]);
});

test('intervals of one length cover all of it, whatever the power at their ends is', () => {
  const readings = [0, 1_592, 9_868, 0, 0, 0, 0].map((energyWh, index) => {
    const powerW = index === 1 ? 11_000 : 0;
    return reading(index * 60 + 2, null, {
      powerW,
      interval: { energyWh: BigInt(energyWh), seconds: 3_600 },
    });
  });
  expect(decide({ readings, end: 200_311 + 22_920, minutes: 369 }).asked).toEqual(['power_disagrees']);
});

test('one interval says at least what flowed', () => {
  const readings = [reading(4, 200_311, { interval: { energyWh: 2_025n, seconds: 0 } })];
  expect(decide({ readings, end: 200_311, minutes: 16 }).asked).toEqual(['power_disagrees']);
});

test('an interval lasts no longer than its energy takes, nor than the shortest', () => {
  expect(decide({ readings: eachHour(4_180), begin: 200_000, end: 237_000, minutes: 570 }).asked).toEqual([]);
  const uneven = [
    [33, 2_000, 2_210],
    [258, 13_500, 2_131],
    [273, 900, 2_132],
    [318, 2_700, 2_011],
  ].map(([minutes = 0, seconds = 0, energyWh = 0], index) =>
    reading(minutes, [204_872, 226_452, 228_584, 234_689][index] ?? 0, {
      interval: { energyWh: BigInt(energyWh), seconds },
    }),
  );
  expect(decide({ readings: uneven, begin: 200_000, end: 235_723, minutes: 325 }).asked).toEqual([]);
});

test('samples that got lost are not all pauses', () => {
  const minutes = [5, 35, 50, 65, 95, 110, 125, 155, 170, 185, 200, 245, 260, 275];
  const readings = minutes.map((minute) => reading(minute, null, { powerW: 3_500 }));
  expect(decide({ readings, end: 200_311 + 10_000, minutes: 280 }).asked).toEqual(['power_disagrees']);
});

test('a meter that misses a phase falls behind by the same share from each moment to the next', () => {
  expect(askedOfWhole(rising(() => 2 / 3, 0))).toEqual(['power_disagrees']);
  expect(askedOfWhole(rising(() => 2 / 3, 3))).toEqual(['power_disagrees']);
  // A car that pauses does so differently each time.
  expect(askedOfWhole(rising((index) => [1, 0.4, 1, 0.7][index % 4] ?? 1, 3))).toEqual([]);
  // One that draws power at both ends has not paused all the time between.
  expect(askedOfWhole(rising((index) => (index > 6 ? 0 : 1), 0))).toEqual(['power_disagrees']);
});
