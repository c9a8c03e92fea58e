import { expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import type { MeterReading } from '../meter-reading.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const BEGIN_WH = 4_978_235;

const asked = (
  minutes: number,
  endWh: number,
  readings: readonly MeterReading[],
  changed: Partial<EnergyFacts> = {},
) =>
  needsReview(
    sessionEnergy({
      startedAt,
      stoppedAt: at(minutes),
      meterStartWh: BigInt(BEGIN_WH),
      meterStopWh: BigInt(endWh),
      readings,
      maxPowerW: 11_040,
      current: 'ac',
      register: 'auto',
      ...changed,
    }).anomalies,
  );

test('a register that stands still for some minutes while the car charges', () => {
  const still = (registers: readonly number[]) =>
    registers.map((wh, minutes) => reading(minutes + 0.7, BEGIN_WH + wh, { powerW: 4_550 }));
  expect(asked(4.3, BEGIN_WH, still([0, 0, 0, 0]))).toEqual(['power_disagrees']);
  // A sample may show the register of a minute before.
  expect(asked(4.3, BEGIN_WH + 300, still([0, 0, 150, 150]))).toEqual([]);
  // Told again in the data of the stop, with another member.
  const twice = still([0, 0, 0, 0]).flatMap((each) => [each, { ...each, voltageV: 230 }]);
  expect(asked(4.3, BEGIN_WH, twice)).toEqual(['power_disagrees']);
});

test('a register that does not move over a whole session in which power flows', () => {
  const readings = [3_468, 3_468, 3_468, 3_468].map((wh, minutes) =>
    reading(minutes + 0.1, BEGIN_WH - 277 + wh - 3_468, { powerW: minutes < 2 ? 0 : 9_467 }),
  );
  expect(asked(3.4, BEGIN_WH, readings)).toContain('power_disagrees');
});

test('a step much faster than the car ever charged, between two moments of the same power', () => {
  const readings = [0, 11_443, 14_900, 18_356, 21_813, 25_270, 28_727, 30_928].map((wh, index) =>
    reading(12 + 30 * index, wh, { powerW: index < 7 ? 6_900 : 0 }),
  );
  const young = { meterStartWh: 0n, maxPowerW: 22_080 };
  expect(asked(260, 30_928, readings, young)).toEqual(['power_disagrees']);
});

test('DC current and voltage in messages of their own are power', () => {
  const readings = Array.from({ length: 12 }, (_, index) => [
    reading(1 + 2 * index, BEGIN_WH),
    reading(1 + 2 * index, null, { currentA: { l1: 23.8, l2: null, l3: null } }),
    reading(1 + 2 * index, null, { voltageV: 504 }),
  ]).flat();
  expect(asked(25, BEGIN_WH, readings, { current: 'dc', maxPowerW: null })).toEqual(['power_disagrees']);
});

test('current tells what a power does that the connector cannot deliver', () => {
  const currentA = { l1: 21, l2: 21, l3: 21 };
  const readings = Array.from({ length: 24 }, (_, index) =>
    index < 4
      ? reading(48 + 60 * index, BEGIN_WH + 140 * index, { powerW: 14_231_000, currentA, voltageV: 230 })
      : reading(48 + 60 * index, BEGIN_WH + 600, { powerW: 0 }),
  );
  expect(asked(1_500, BEGIN_WH + 741, readings)).toEqual(['power_disagrees']);
});

test('times in whole minutes are too coarse for steps of a minute', () => {
  const startedAt = new Date('2026-11-29T10:00:00Z');
  // Two in each minute.
  const readings = Array.from({ length: 19 }, (_, index) => ({
    ...reading(0, BEGIN_WH + 75 * index, { powerW: 9_000 }),
    at: new Date(startedAt.getTime() + Math.ceil(index / 2) * 60_000),
  }));
  const stoppedAt = new Date('2026-11-29T10:10:00Z');
  expect(asked(0, BEGIN_WH + 1_425, readings, { startedAt, stoppedAt })).toEqual([]);
});

/** Half-hourly, of which the register counts two thirds; the first interval is in part another session's. */
const intervals = (share: number, energies: readonly number[]) => {
  let wh = BEGIN_WH + 615;
  return energies.map((energyWh, index) => {
    wh += index === 0 ? 0 : Math.round(energyWh * share);
    return reading(6 + 30 * index, wh, { interval: { energyWh: BigInt(energyWh), seconds: 1_800 } });
  });
};

test('intervals between the samples that tell more than the register rose by', () => {
  const previousEnd = { at: at(-5), registerWh: BigInt(BEGIN_WH) };
  const energies = [922, 1_182, 0, 0, 0];
  const ended = (share: number) => Number(intervals(share, energies).at(-1)?.registerWh);
  const sessionOf = (share: number) => asked(140, ended(share), intervals(share, energies), { previousEnd });
  expect(sessionOf(2 / 3)).toEqual(['power_disagrees']);
  expect(sessionOf(1)).toEqual([]);
  // Where samples got lost, the interval after them is no longer than others.
  const lost = [
    reading(14, BEGIN_WH + 799, { interval: { energyWh: 799n, seconds: 900 } }),
    reading(104, BEGIN_WH + 11_200, { interval: { energyWh: 67n, seconds: 5_400 } }),
    ...[119, 134, 149, 164, 179].map((minutes) =>
      reading(minutes, BEGIN_WH + 11_200, { interval: { energyWh: 0n, seconds: 900 } }),
    ),
  ];
  expect(asked(190, BEGIN_WH + 11_200, lost, { maxPowerW: 8_500 })).toEqual([]);
});

test('an interval before the first sample tells what flowed since the start, if the car idles there', () => {
  const readings = [2.6, 7.6].map((minutes) =>
    reading(minutes, BEGIN_WH + 10_000, { powerW: 0, interval: { energyWh: 0n, seconds: 300 } }),
  );
  const dc = { current: 'dc', maxPowerW: null } as const;
  expect(asked(8.5, BEGIN_WH + 10_000, readings, dc)).toEqual(['registers_disagree']);
  // Of two that are far apart nobody can say how long they are.
  const lost = readings.map((each, index) => ({ ...each, at: at(19 + 30 * index) }));
  expect(asked(54, BEGIN_WH + 10_000, lost, dc)).toEqual([]);
});

/** Each quarter of an hour, wired the other way round: it counts downwards, from wherever. */
const mirrored = (fromWh: number, share: number) =>
  Array.from({ length: 6 }, (_, index) =>
    reading(10 + 15 * index, -Math.round(fromWh + 345 * share * (index + 10 / 15)), { powerW: 1_380 }),
  );

test('registers that are all negative and fall are read without their sign', () => {
  for (const fromWh of [BEGIN_WH, BEGIN_WH / 3]) {
    expect(asked(90, BEGIN_WH + 1_380, mirrored(fromWh, 2 / 3))).toEqual(['power_disagrees']);
    expect(asked(90, BEGIN_WH + 2_070, mirrored(fromWh, 1))).toEqual([]);
  }
});

test('a car that charged alike before and after a gap has not paused for nearly all of it', () => {
  const readings = [
    reading(21, BEGIN_WH + 1_555, { powerW: 4_600 }),
    reading(96, BEGIN_WH + 1_689, { powerW: 4_591 }),
    reading(106, BEGIN_WH + 1_689, { powerW: 0 }),
    reading(126, BEGIN_WH + 1_689, { powerW: 0 }),
  ];
  expect(asked(147, BEGIN_WH + 1_689, readings)).toEqual(['power_disagrees']);
});

test('what nobody saw is not held against the mean of the power', () => {
  const before = [4, 9, 14, 19, 24, 29, 34, 39, 44, 49, 54].map((minutes) =>
    reading(minutes, BEGIN_WH + Math.round((3_687 * minutes) / 60), { powerW: 3_687 }),
  );
  // The car stopped soon after the last sample before a gap of hours.
  const after = [199, 204].map((minutes) => reading(minutes, BEGIN_WH + 3_800, { powerW: 0 }));
  expect(asked(207, BEGIN_WH + 3_800, [...before, ...after])).toEqual([]);
  // It charged twice as fast for hours before the first sample.
  const late = [297, 312, 327, 342, 357, 372, 387, 402].map((minutes, index) =>
    reading(minutes, BEGIN_WH + 13_414 + 368 * index, { powerW: 1_472 }),
  );
  expect(asked(410, BEGIN_WH + 16_001, late)).toEqual([]);
});

test('a register that stands still while by the current alone the car charges', () => {
  const still = (amperes: number) =>
    [2, 17].map((minutes, index) =>
      reading(minutes, BEGIN_WH, {
        // The mean since the sample before.
        powerW: index === 0 ? 1_209 : 4_046,
        currentA: { l1: amperes, l2: amperes, l3: null },
        voltageV: 233.7,
      }),
    );
  expect(asked(27, BEGIN_WH, still(8.7))).toEqual(['power_disagrees']);
  expect(asked(27, BEGIN_WH, still(2))).toEqual([]);
});
