import { expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import type { MeterReading } from '../meter-reading.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

/** Two hours at 11 kW. */
const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(120),
  meterStartWh: 820_000n,
  meterStopWh: 842_000n,
  readings: [],
  maxPowerW: 22_080,
  current: 'ac',
  register: 'auto',
};

const asked = (changes: Partial<EnergyFacts>) =>
  needsReview(sessionEnergy({ ...facts, ...changes }).anomalies);

const every = (
  minutes: number,
  registersWh: readonly (number | null)[],
  more: Partial<MeterReading> = {},
): MeterReading[] => registersWh.map((wh, index) => reading(1 + minutes * index, wh, more));

const interval = (energyWh: number, seconds: number) => ({
  interval: { energyWh: BigInt(energyWh), seconds },
});

/** With an interval of two steps at the second and at the fourth. */
const counted = (riseWh: number, intervalWh: number, minutes: number) =>
  Array.from({ length: 8 }, (_, index) => {
    const more = index === 1 || index === 3 ? interval(intervalWh, 120 * minutes) : {};
    return reading(minutes * (index + 1), 820_000 + riseWh * (index + 1), more);
  });

test('samples that no meter can have counted are not silent: power or both sessions beside have to tell the same', () => {
  const readings = every(30, [1e12, 1e12, 1e12]);
  expect(asked({ readings })).toEqual(['registers_disagree']);
  const previousEnd = { at: at(-20), registerWh: 820_000n };
  const nextStart = { at: at(140), registerWh: 842_000n };
  expect(asked({ readings, previousEnd, nextStart })).toEqual([]);
  expect(asked({ readings: every(59, [1e12, 1e12, 1e12], { powerW: 11_000 }) })).toEqual([]);
});

test('a stop below the last sample, where a steady power makes it look rounded', () => {
  const short = { meterStartWh: 18_353_734n, stoppedAt: at(5) };
  const readings = every(1, [18_353_829, 18_354_179, 18_354_529, 18_354_879, 18_355_229]);
  expect(asked({ ...short, meterStopWh: 18_355_141n, readings })).not.toEqual([]);
  expect(asked({ ...short, meterStopWh: 18_355_229n, readings })).toEqual([]);
  const even = every(1, [18_353_829, 18_353_929, 18_354_029, 18_354_129, 18_354_229]);
  expect(asked({ ...short, meterStopWh: 18_354_149n, readings: even })).not.toEqual([]);
});

test('samples and intervals that stand at zero beside a start and a stop', () => {
  const young = { meterStartWh: 287n, meterStopWh: 350n };
  expect(asked({ ...young, readings: every(15, [0, 0, 0, 0, 0, 0, 0, 0], { powerW: 0 }) })).not.toEqual([]);
  // The stop goes on from zero as well, and that the car idled before says nothing of what came after.
  const alone = { meterStartWh: 2_000n, meterStopWh: 3_500n, readings: every(15, [0, 500, 900, 900, 900]) };
  expect(asked({ ...alone, stoppedAt: at(90) })).not.toEqual([]);
  const zero = { meterStartWh: 0n, meterStopWh: 200n };
  const readings = every(15, [0, 0, 0, 0, 0, 0, 0, 0], interval(0, 900));
  expect(asked({ ...zero, readings })).toEqual(['power_disagrees']);
});

test('a stop across the last digit of a start that is none, beside samples that stand still', () => {
  const readings = every(15, [0, 0, 0, 0, 0, 0, 0, 0]);
  expect(asked({ meterStartWh: 999_999_999n, meterStopWh: 9_247n, readings })).toContain('meter_rollover');
});

test('samples on the scale of the session before, or of the next one, are not on one of their own', () => {
  const previousEnd = { at: at(-5), registerWh: 54_608n };
  const above = every(30, [54_700, 58_000, 60_000, 60_100]);
  const messages = { meterStartWh: 25_771n, meterStopWh: 33_500n, readings: above };
  expect(asked({ ...messages, previousEnd })).toContain('registers_disagree');
  expect(asked(messages)).toEqual([]);
  const nextStart = { at: at(140), registerWh: 60_100n };
  expect(asked({ ...messages, nextStart })).toContain('registers_disagree');
});

test('samples that do not rise are in kWh no more than in Wh', () => {
  const readings = Array.from({ length: 23 }, (_, index) => reading(11.5 + 15 * index, 1_715));
  const early = { meterStartWh: 27_165_201n, meterStopWh: 27_180_564n, stoppedAt: at(347), maxPowerW: null };
  expect(asked({ ...early, readings })).not.toEqual([]);
});

test('samples in kWh, whose start is another one, need the power that they tell', () => {
  const readings = [0, 6, 1, 2, 3, 6, 5, 2, 3, 3].map((wh, index) =>
    reading(3.5 + 30 * index, 19_563_160 + wh, { powerW: 0 }),
  );
  const messages = { meterStartWh: 19_563_153_565n, meterStopWh: 19_563_162_000n, stoppedAt: at(276) };
  expect(asked({ ...messages, readings })).not.toEqual([]);
});

test('a first sample below the end of the session before does not confirm that this one began there', () => {
  const readings = Array.from({ length: 27 }, (_, index) =>
    reading(8 + 15 * index, 1000 * Math.round(4.1 + 2.385 * index), { powerW: 9_540 }),
  );
  const zero = { meterStartWh: 0n, meterStopWh: 65_639n, stoppedAt: at(410), maxPowerW: 11_040, readings };
  expect(asked({ ...zero, previousEnd: { at: at(-600), registerWh: 4_583n } })).not.toEqual([]);
});

test('intervals of several samples are held against what those rose by together', () => {
  const lessOf = { stoppedAt: at(250), meterStopWh: 836_500n, readings: counted(2_003, 6_009, 30) };
  expect(asked(lessOf)).toEqual(['power_disagrees']);
  const dc = { current: 'dc', maxPowerW: null, stoppedAt: at(41) } as const;
  const tenfold = { ...dc, meterStopWh: 1_050_000n, readings: counted(28_431, 5_686, 5) };
  expect(asked(tenfold)).toContain('registers_disagree');
});

test('a session before that ended within the minute of this start is one before it', () => {
  const whole = { meterStartWh: 820_000n, meterStopWh: 824_636n };
  expect(asked({ ...whole, previousEnd: { at: at(0.2), registerWh: 820_712n } })).not.toEqual([]);
});

test('whole kWh that rose by two did rise', () => {
  const readings = every(30, [49_000, 50_000, 51_000, 51_000]);
  expect(asked({ meterStartWh: 0n, meterStopWh: 0n, readings })).not.toEqual([]);
});

test('a start that was read late, from which samples that count from zero seem to be apart', () => {
  const readings = [1, 197, 439, 488].map((wh, index) => reading(index + 0.1, wh, { powerW: 14_480 }));
  const young = { meterStartWh: 367n, meterStopWh: 874n, stoppedAt: at(3.9), readings };
  expect(asked(young)).toContain('registers_disagree');
});

test('a single sample below the begin, which goes on to the end', () => {
  const short = { meterStartWh: 579n, meterStopWh: 579n, stoppedAt: at(3.4) };
  expect(asked({ ...short, readings: [reading(0.1, 0)] })).toContain('registers_disagree');
  const begun = [14_660_242n, 14_660_242n] as const;
  const readings = [
    { ...reading(0, null), beginWh: begun[0] },
    reading(1.2, 14_660_202),
    { ...reading(2.2, null), endWh: begun[1] },
  ];
  const inKwh = { meterStartWh: 14_660n, meterStopWh: 14_660n, stoppedAt: at(2.2), readings };
  expect(asked(inKwh)).toContain('registers_disagree');
});

test('a single sample in place of the start needs another one', () => {
  const still = { meterStartWh: 0n, meterStopWh: 29_516n, stoppedAt: startedAt };
  expect(asked({ ...still, readings: [reading(0, 29_516)] })).toEqual(['registers_disagree']);
});

test('power at most moments allows no ten times of what it tells', () => {
  const lost = [5, 20, 35, 80, 95, 140, 155, 200, 215, 260, 275, 290, 305].map((minute) =>
    reading(minute, null, { powerW: minute < 100 ? 6_760 : 0 }),
  );
  const whole = { stoppedAt: at(306), maxPowerW: 43_470, readings: lost };
  expect(asked({ ...whole, meterStopWh: 922_950n })).toContain('power_disagrees');
  expect(asked({ ...whole, meterStopWh: 830_295n })).toEqual([]);
});

test('current tells of three phases where power tells of one', () => {
  const phase = { l1: 12, l2: 12, l3: 12 };
  const readings = every(15, [820_000, 820_700, 821_400, 822_100, 822_800, 823_500, 824_200, 824_900], {
    powerW: 2_760,
    currentA: phase,
    voltageV: 230,
  });
  expect(asked({ readings, meterStopWh: 825_500n })).toEqual(['power_disagrees']);
});

test('registers that rise by ten times the interval', () => {
  const readings = [824_590, 833_820, 843_050].map((wh, index) =>
    reading(30 + 15 * index, wh, interval(923, 900)),
  );
  const tenfold = { stoppedAt: at(61), maxPowerW: 43_470, meterStopWh: 843_360n, readings };
  expect(asked(tenfold)).toContain('registers_disagree');
});

test('a start ten times the end of the session before', () => {
  const tenfold = { meterStartWh: 65_059_760n, meterStopWh: 65_071_630n };
  expect(asked({ ...tenfold, previousEnd: { at: at(-20), registerWh: 6_505_972n } })).toContain(
    'registers_disagree',
  );
  expect(asked({ ...tenfold, previousEnd: { at: at(-20), registerWh: 65_059_760n } })).toEqual([]);
});

test('more than between the session before and a next start that is doubted there', () => {
  const still = Array.from({ length: 18 }, (_, index) => reading(13 + 15 * index, 27_554_000));
  const readings = [...still, { ...reading(281, null), endWh: 27_554_000n }];
  const none = { meterStartWh: 27_553_577n, meterStopWh: 0n, stoppedAt: at(281), readings };
  const previousEnd = { at: at(-16), registerWh: 27_553_577n };
  const nextStart = { at: at(284), registerWh: 27_553_577n, isDoubted: true };
  expect(asked({ ...none, maxPowerW: 7_360, previousEnd, nextStart })).not.toEqual([]);
});

test('a start in whole kWh beside samples in whole kWh that do not rise, or an interval that tells less', () => {
  const readings = every(15, [820_000, 820_000, 820_000]);
  const cut = { meterStartWh: 819_000n, meterStopWh: 819_956n, stoppedAt: at(46), readings };
  expect(asked(cut)).toEqual(['registers_disagree']);
  expect(asked({ ...cut, previousEnd: { at: at(-9), registerWh: 819_000n } })).toEqual([]);
  const only = [reading(10, 822_800, interval(2_300, 600))];
  expect(asked({ meterStopWh: 825_321n, stoppedAt: at(20), readings: only })).toEqual(['registers_disagree']);
});

test('power that refutes the session before has to tell what is billed', () => {
  const readings = every(8, [null, null, null, null, null, null], { powerW: 30_000 });
  const dc = { current: 'dc', maxPowerW: null, stoppedAt: at(42), readings } as const;
  const previousEnd = { at: at(-20), registerWh: 18_720n };
  const early = { ...dc, meterStartWh: 18n, meterStopWh: 29_000n, previousEnd };
  expect(asked(early)).toContain('registers_disagree');
});

test('zero as the first sample, though the second goes on from the start', () => {
  const told = [
    [3.1, 0],
    [18, 1_423],
    [23, 1_652],
    [33, 2_109],
    [38, 2_337],
    [48, 2_794],
  ] as const;
  const readings = told.map(([minute, wh]) => reading(minute, wh, { powerW: wh === 0 ? 0 : 2_740 }));
  const none = { meterStartWh: 1_302n, meterStopWh: 2_147_483_647n, stoppedAt: at(55.6), readings };
  expect(asked({ ...none, nextStart: { at: at(70), registerWh: 3_138n } })).toContain('registers_disagree');
});

test('a sample that was left out beside the stop, and repeats the start', () => {
  const readings = [25_668_088, 25_667_422, 25_667_422, 25_667_422, 25_666_557].map((wh, index) =>
    reading(4.3 + 5 * index, wh),
  );
  const exchanged = { meterStartWh: 25_666_557n, meterStopWh: 25_668_088n, stoppedAt: at(27), readings };
  expect(asked({ ...exchanged, maxPowerW: 11_040 })).not.toEqual([]);
});

test('begin and end that a sample tells from zero, as the others count', () => {
  const readings = [
    { ...reading(0, null), beginWh: 0n },
    ...every(15, [200, 3_000, 5_800, 8_600, 11_400, 14_200, 17_000, 19_800]),
    { ...reading(120, null), endWh: 22_500n },
  ];
  expect(asked({ readings })).not.toEqual([]);
  expect(asked({ readings: readings.slice(1, -1) })).toEqual([]);
});

test('a start that the session before tells, and a rise that the samples tell, are two witnesses', () => {
  const readings = every(10, [3_119, 4_219, 5_367, 6_159, 6_159]);
  const young = { meterStartWh: 5_808n, meterStopWh: 8_848n, stoppedAt: at(45), maxPowerW: 43_470, readings };
  expect(asked({ ...young, previousEnd: { at: at(-9), registerWh: 5_808n } })).toEqual([]);
  expect(asked(young)).not.toEqual([]);
});

test('samples that count from near zero confirm a start of zero on DC', () => {
  const dc = { current: 'dc', maxPowerW: null, meterStartWh: 0n, meterStopWh: 13_329n } as const;
  expect(asked({ ...dc, readings: every(5, [0, 11_495, 13_329, 13_329]) })).toEqual([]);
  expect(asked({ ...dc, readings: every(5, [4_000, 11_495, 13_329, 13_329]) })).toEqual([
    'registers_disagree',
  ]);
});

test('one interval of unknown length may reach back before the first sample', () => {
  const readings = [
    reading(4.7, 829_758),
    reading(9.7, 837_000, interval(17_000, 0)),
    reading(14.7, 837_000),
  ];
  const dc = { current: 'dc', maxPowerW: null, meterStopWh: 837_000n, stoppedAt: at(19) } as const;
  expect(asked({ ...dc, readings })).toEqual([]);
});

test('samples that go on from a start of zero are on its scale: a stop far above them is that of another connector', () => {
  const readings = [0, 0, 0, 700, 1_499, 1_499].map((wh, index) => reading(14 + 30 * index, wh));
  const zero = { meterStartWh: 0n, readings, maxPowerW: null, stoppedAt: at(166) };
  expect(asked({ ...zero, meterStopWh: 10_122n })).toEqual(['stop_register']);
  expect(asked({ ...zero, meterStopWh: 1_499n })).toEqual([]);
});

const fast = (minute: number, wh: number, intervalWh: number) =>
  reading(minute, wh, { powerW: 48_800, ...interval(intervalWh, 300) });

test('a start with a wrong digit, from which the first step is faster than power shows and than its interval tells', () => {
  const readings = [fast(4, 27_849_456, 2_961), fast(9, 27_853_513, 4_057)];
  const dc = {
    current: 'dc' as const,
    maxPowerW: null,
    readings,
    stoppedAt: at(10),
    meterStopWh: 27_854_243n,
  };
  expect(asked({ ...dc, meterStartWh: 27_836_495n })).toEqual(['registers_disagree']);
  expect(asked({ ...dc, meterStartWh: 27_846_495n })).toEqual([]);
});
